"""Rules of a ballot: how many points, how many on one idea, in which order the ideas stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from app.domain.errors import InvalidInput, RuleBroken

Ballot = Mapping[str, int]  # idea number as text -> points; approval counts as 1
MOST_POINTS = 50


class Method(StrEnum):
    """How people vote."""

    POINTS = "points"
    APPROVAL = "approval"


@dataclass(frozen=True)
class VoteRules:
    """`budget` points per person, at most `per_idea` on one idea.

    Approval: every idea may get one approval; `budget` 0 means any number of ideas.
    """

    method: Method
    budget: int
    per_idea: int

    def __post_init__(self) -> None:
        least = 0 if self.method == Method.APPROVAL else 1
        if not least <= self.budget <= MOST_POINTS:
            raise InvalidInput("budget", "vote.rules")
        most = 1 if self.method == Method.APPROVAL else self.budget
        if not 1 <= self.per_idea <= most:
            raise InvalidInput("per_idea", "vote.rules")


def check_vote(ballot: Ballot, idea: str, points: int, rules: VoteRules) -> None:
    """Whether this ballot may come to have `points` on `idea`; raises `RuleBroken` when not."""
    if points < 0:
        raise RuleBroken("vote.nothing_to_take_back")
    if points > rules.per_idea:
        raise RuleBroken("vote.too_many_on_one")
    others = sum(given for other, given in ballot.items() if other != idea)
    if rules.budget and points > ballot.get(idea, 0) and others + points > rules.budget:
        raise RuleBroken("vote.budget_spent")


def personal_order(ids: Sequence[str], seed: str) -> list[str]:
    """The ideas in an order of a person's own, the same every time: nobody's idea stands first for all."""
    return sorted(ids, key=lambda identity: sha256(f"{seed}:{identity}".encode()).digest())
