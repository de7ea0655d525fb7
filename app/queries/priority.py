"""In which order the room wants its sketches: the vote on them, and once it is closed what each rule says."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.phases import tallies_revealed
from app.domain.voting import Subject
from app.queries.counting import Outcomes, outcomes_of
from app.queries.voting import RoundView, latest_round


@dataclass(frozen=True)
class Priority:
    """The latest vote on the order of the sketches in this meeting; `outcomes` are there once it is closed."""

    round: RoundView | None = None
    outcomes: Outcomes | None = None

    @property
    def is_open(self) -> bool:
        """Whether the room is voting."""
        return self.round is not None and not self.round.closed


def priority(session: Session, workshop_id: int) -> Priority:
    """The vote on the sketches as anybody may see it, whoever asks."""
    round_ = latest_round(session, workshop_id, Subject.SKETCHES)
    if round_ is None or not tallies_revealed(closed=round_.closed):
        return Priority(round_)
    return Priority(round_, outcomes_of(session, workshop_id, round_, round_.places or 1))
