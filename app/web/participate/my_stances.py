"""What a participant answers on the sketches that are called up, for their own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.phases import Step
from app.queries import rooms, sketches, stances


@dataclass(frozen=True)
class MyStances:
    """My answers, titles of the sketches by number, and the bench I could speak for."""

    titles: dict[int, str]
    asked: Sequence[stances.OwnStance]
    bench: dict[str, str] | None


def my_stances(db: Session, room: rooms.Room, participant_id: int) -> MyStances | None:
    """My answers in the step in which sketches are agreed on; None in any other."""
    if room.step != Step.AGREE:
        return None
    titles = {sketch.number: sketch.title for sketch in sketches.sketches(db, room.id)}
    asked = [one for one in stances.own_stances(db, room.id, participant_id) if one.sketch in titles]
    return MyStances(titles, asked, stances.own_bench(db, participant_id))
