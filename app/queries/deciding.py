"""What the moderator needs to decide how the room votes: the proposal, the benches, and the rounds so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.voting import OFFERED_CRITERIA, Method, VoteRules, proposed
from app.queries import rooms
from app.queries.quorum import BenchEntry, bench_entries
from app.queries.voting import RoundView, closed_rounds


@dataclass(frozen=True)
class Decision:
    """The form of the next vote as it is offered, for so many candidates."""

    candidates: int
    method: Method
    points: VoteRules  # what stands in the fields when the vote is by points
    budget: int  # what stands there with the method offered
    proposal: VoteRules
    criteria: tuple[str, ...]
    level: str
    benches: Sequence[BenchEntry]
    earlier: Sequence[RoundView]  # closed rounds, the newest first

    @property
    def offered(self) -> tuple[str, str]:
        """What stands in the two fields for criteria; the product's own words are to be translated."""
        words = (*self.criteria, *("", "")) if self.criteria else OFFERED_CRITERIA
        return words[0], words[1]


def decision(session: Session, room: rooms.Room, candidates: int) -> Decision:
    """The proposal for the ideas there are now, until the moderator has set other rules in this meeting."""
    proposal = proposed(candidates)
    earlier = [*reversed(closed_rounds(session, room.id))]
    method, points, budget = Method.POINTS, proposal, proposal.budget
    if earlier and earlier[0].meeting == room.meeting:
        method, budget = Method(room.vote_method), room.vote_budget
        if method == Method.POINTS:
            points = VoteRules(method, budget, room.vote_per_idea)
    return Decision(
        candidates=candidates,
        method=method,
        points=points,
        budget=budget,
        proposal=proposal,
        criteria=tuple(room.vote_criteria),
        level=room.vote_level,
        benches=bench_entries(session, room.id, room.group_id),
        earlier=earlier,
    )
