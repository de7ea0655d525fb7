"""What is pushed besides the cards while everybody reads: reports to the moderator, and the page of the big screen."""

from __future__ import annotations

from collections.abc import Iterable, Set

from sqlalchemy.orm import Session

from app.domain.phases import Audience, Step
from app.domain.reading import wall_pages
from app.live.fragments import envelope, render
from app.live.scenes import Scene
from app.queries.complaints import open_complaints
from app.queries.reading import cards_on_wall


def everything(session: Session, view: Scene, locale: str) -> Iterable[str]:
    """The regions of their own, for a change of step and for a page that starts over."""
    if view.audience is Audience.FACILITATOR:
        yield _complaints(session, view, locale)
    if view.audience is Audience.SCREEN:
        yield _led(view, locale)


def changes(session: Session, view: Scene, locale: str, regions: Set[str], *, ideas: bool) -> Iterable[str]:
    """What these regions have become; hiding an idea takes its reports off the list, and may leave fewer pages."""
    if view.audience is Audience.FACILITATOR:
        if ideas or "complaints" in regions:
            yield _complaints(session, view, locale)
        if (ideas or "wall" in regions) and view.room.step == Step.READ:
            pages = wall_pages(cards_on_wall(session, view.room.id))
            turning = {"room": view.room, "base": view.base, "pages": pages}
            yield envelope("#turning", render("reading", "turning", locale, **turning), swap="innerMorph")
    if view.audience is Audience.SCREEN and "wall" in regions:
        yield _led(view, locale)


def _complaints(session: Session, view: Scene, locale: str) -> str:
    found = open_complaints(session, view.room.id, view.room.step, view.room.at_sketches)
    body = render("complaints", "complaints", locale, complaints=found, base=view.base)
    return envelope("#complaints", body)


def _led(view: Scene, locale: str) -> str:
    return envelope("#led", render("reading", "led", locale, room=view.room))
