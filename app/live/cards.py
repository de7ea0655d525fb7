"""Cards of the board by themselves: for the push of a change, and for the answer to whoever made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.domain.phases import Audience
from app.live.fragments import render, upsert
from app.live.scenes import Scene, board_to_read
from app.queries.ideas import IdeaView


def cards(session: Session, view: Scene, locale: str, numbers: Iterable[int]) -> dict[int, str]:
    """The cards of those of these ideas that stand by themselves and may be seen, by number."""
    standing = board_to_read(session, view.room, view.audience, only=numbers)
    return {idea.number: _card(view, idea, locale) for idea in standing}


def upserted(view: Scene, found: Mapping[int, str]) -> str:
    """Cards on their way to their places on the board, or on the big screen's wall."""
    return upsert("#wall" if view.audience is Audience.SCREEN else "#board", "".join(found.values()))


def _card(view: Scene, idea: IdeaView, locale: str) -> str:
    if view.audience is Audience.SCREEN:
        return render("screen", "wall_card", locale, idea=idea, large=False)
    return render("ideas", "card", locale, idea=idea, base=view.base, role=view.audience.value)
