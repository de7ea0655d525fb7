"""My ballot: what I have given so far, the order I see the ideas in, and my control number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.phases import Step
from app.domain.voting import Level, personal_order, subject_in
from app.queries import people, voting, voting_codes


@dataclass(frozen=True)
class Purse:
    """What is left and what is spent for one criterion; `word` is empty where there is none."""

    word: str
    left: int
    spent: int


@dataclass(frozen=True)
class MyBallot:
    """What I have voted; points are kept by criterion, then by idea. `may` says whether I may vote at all."""

    round: voting.RoundView
    points: Mapping[int, Mapping[int, int]]
    order: tuple[str, ...]
    may: bool
    number: str | None

    @property
    def purses(self) -> list[Purse]:
        """One purse for each criterion; for approval without a limit it holds as many as there are ideas."""
        size = self.round.rules.budget or len(self.order)
        spent = [sum(self.points.get(n, {}).values()) for n in range(max(1, len(self.round.criteria)))]
        words = self.round.criteria or ("",)
        return [Purse(word, size - given, given) for word, given in zip(words, spent, strict=True)]

    @property
    def as_json(self) -> str:
        """Points by criterion and idea, for the script that marks the cards."""
        return json.dumps(self.points)


def my_ballot(
    session: Session, workshop_id: int, me: people.Me, step: Step
) -> MyBallot | voting.RoundView | None:
    """My ballot while a vote is open; the round alone when it is closed; nothing before there was any,
    and where nothing is voted on."""
    if step not in (Step.VOTE, Step.CHOOSE, Step.MOOD):
        return None
    round_ = voting.latest_round(session, workshop_id, subject_in(step))
    if round_ is None or round_.closed:
        return round_
    points = voting.my_points(session, round_.id, me.id)
    order = personal_order([str(n) for n in round_.ideas], f"{me.order_seed}:{round_.number}")
    may = round_.level != Level.CODE or voting_codes.has_code(session, workshop_id, me.id)
    number = voting.my_number(session, round_.id, me.id) if points else None
    return MyBallot(round_, points, tuple(order), may, number)
