"""What is pushed while sketches are presented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience, Step
from app.live.fragments import envelope, render
from app.live.scenes import Scene
from app.live.shows import show
from app.live.stages import stage
from app.live.stream import message
from app.live.touched import SLIDE


def changes(session: Session, epoch: str, view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """The slide alone, so that nobody's laptop asks for its own part; the desk gets all of its stage."""
    if "slide" not in regions or view.room.step != Step.SHOW:
        return
    if view.audience is Audience.FACILITATOR:
        html = stage(session, epoch, view.room, view.audience, locale)
        yield envelope("#stage", html, swap="innerMorph")
        return
    shown = show(session, view.room).shown(locale)
    macro = "on_screen" if view.audience is Audience.SCREEN else "on_laptop"
    yield envelope("#slide", render("presenting", macro, locale, shown=shown, scene=view), swap="innerMorph")


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """Whoever leads from their own page asks again for what only they may see; so do pages of those who present."""
    if audience is not Audience.PARTICIPANT or not any(isinstance(one, SLIDE) for one in events):
        return b""
    told = message("", event="turned")
    if any(isinstance(one, happened.PresentersChanged) for one in events):
        told += message("", event="presenters")
    return told
