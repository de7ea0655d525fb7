"""What is pushed while people answer on a sketch: how many have, never how."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.domain.phases import Step
from app.live.fragments import envelope, render
from app.live.scenes import Scene
from app.queries.agreement import answered_on, people_present


def answered(session: Session, view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """How many have answered, for each sketch that is open; of how many, when people come or are removed."""
    if view.room.step != Step.AGREE or not regions & {"numbers", "stances"}:
        return
    present = people_present(session, view.room.id)
    for number, people in answered_on(session, view.room.id).items():
        body = render("agreement", "answered", locale, answered=people, present=present)
        yield envelope(f"#answered-{number}", body)
