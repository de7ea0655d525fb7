"""What stands on idea cards: the question and the themes on blank ones, the ideas of the board on the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.cards import Card, CardWords, Deck, Kind
from app.domain.codes import grouped
from app.domain.phases import Audience
from app.models import Theme
from app.queries import ideas, rooms

_MOST_THEMES = 8  # boxes on a blank card; more are not ticked but written


def deck(
    session: Session, workshop_id: int, kind: Kind, *, locale: str, link: str, words: CardWords, question: str
) -> Deck:
    """The cards of this kind; of ideas only those that may be read now, so before the reveal there are none.

    `link` begins with how laptops reach the server; `question` is used where the room has none of its own.
    """
    room = rooms.room(session, workshop_id)
    say = _in(locale)
    themes = {
        number: (say(name), listed)
        for number, name, listed in session.execute(
            select(Theme.number, Theme.name, Theme.listed)
            .where(Theme.workshop_id == workshop_id)
            .order_by(Theme.position, Theme.number)
        )
    }
    board = ideas.board(session, workshop_id, room.step, Audience.SCREEN) if kind == "ideas" else []
    return Deck(
        language=locale,
        group=f"{room.group_code} · {say(room.group_title)}",
        question=room.question or question,
        themes=tuple(name for name, listed in themes.values() if listed)[:_MOST_THEMES],
        link=f"{link}/j/{room.door_token}",
        code=grouped(room.code),
        words=words,
        cards=tuple(
            Card(
                idea.number,
                idea.bundle_name or idea.title,
                idea.description,
                themes[idea.theme][0] if idea.theme in themes else "",
                idea.locale,
                tuple(([idea.title] if idea.bundle_name else []) + [part.title for part in idea.parts]),
            )
            for idea in board
        ),
    )


def _in(locale: str) -> Callable[[Mapping[str, str] | str], str]:
    """Chooses a wording in a language; German, then any, when there is none."""

    def choose(wordings: Mapping[str, str] | str) -> str:
        if isinstance(wordings, str):
            return wordings
        return wordings.get(locale) or wordings.get("de") or next(iter(wordings.values()), "")

    return choose
