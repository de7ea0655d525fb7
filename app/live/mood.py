"""What is pushed while people say what they make of a sketch: how many have, never what."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.domain.phases import Step
from app.live.fragments import envelope, render
from app.live.scenes import Scene
from app.queries.agreement import people_present
from app.queries.mood import answered_in


def answered(session: Session, view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """How many have answered, for each open question; of how many, when people come or are removed."""
    if view.room.step != Step.MOOD or not regions & {"numbers", "moods"}:
        return
    present = people_present(session, view.room.id)
    for number, people in answered_in(session, view.room.id).items():
        body = render("mood", "answered", locale, answered=people, present=present)
        yield envelope(f"#mood-answered-{number}", body)
