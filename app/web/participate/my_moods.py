"""What a participant makes of the sketches they are asked about, for their own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.mood import MOODS, Mood
from app.domain.phases import Step
from app.queries import mood, rooms, sketches


@dataclass(frozen=True)
class MyMoods:
    """My answers, titles of the sketches by number, and the levels, most in favour first."""

    titles: dict[int, str]
    asked: Sequence[mood.OwnMood]
    levels: Sequence[Mood] = MOODS


def my_moods(db: Session, room: rooms.Room, participant_id: int) -> MyMoods | None:
    """My answers in the step in which the room says what it makes of the sketches; None in any other."""
    if room.step != Step.MOOD:
        return None
    titles = {sketch.number: sketch.title for sketch in sketches.sketches(db, room.id)}
    asked = [one for one in mood.own_moods(db, room.id, participant_id) if one.sketch in titles]
    return MyMoods(titles, asked)
