"""What changes on desk and big screen while ideas are put in order, besides the cards themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.phases import Audience, Step
from app.live.fragments import envelope, render
from app.live.scenes import Scene, last_change, progress


def undo_region(session: Session, view: Scene, locale: str) -> str:
    """What "Rückgängig" at the desk would take back now."""
    last = last_change(session, view.room)
    return envelope("#undo", render("history", "undo", locale, last=last, base=view.base))


def sharing_regions(session: Session, view: Scene, locale: str) -> Iterable[str]:
    """How far the ordering is, and who is at it: stacks at the desk, one line on the big screen."""
    if view.audience is Audience.PARTICIPANT or view.room.step != Step.READ:
        return
    found = progress(session, view.room)
    if view.audience is Audience.FACILITATOR:
        yield envelope("#sharing", render("sharing", "desk", locale, sharing=found, base=view.base))
    elif view.room.spotlight is None:
        shown = replace(view, sharing=found)
        yield envelope("#progress", render("sharing", "progress", locale, scene=shown))
