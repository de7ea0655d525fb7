"""Voting: set up, open, give and take back points, close.

While a round is open a mark must know its person, or nobody could change their mind. When it closes, the
marks become ballots without person or time in random order, and the marks, and the request keys that
could link a person to an idea, are wiped (SQLite overwrites deleted rows; the log is truncated after).
"""

from __future__ import annotations

import random
import secrets
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    locked_workshop,
    remember,
)
from app.db import forget_deleted, table, transaction
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.events import VotersCounted, VotingChanged
from app.domain.phases import Permit, Step, require
from app.domain.voting import Method, VoteRules, check_vote
from app.models import BallotMark, CastBallot, Idea, RequestKey, VoteRound, Workshop
from app.queries.standing import standing

# Everybody votes at once, and writers take turns, so these are built once: building costs more than doing.
_MARKS, _IDEAS = table(BallotMark), table(Idea)
_OPEN_ROUND = select(VoteRound).where(
    VoteRound.workshop_id == bindparam("workshop_id"), VoteRound.closed_at.is_(None)
)
_CANDIDATES = (
    select(_IDEAS.c.number)
    .where(_IDEAS.c.workshop_id == bindparam("workshop_id"), standing())
    .order_by(_IDEAS.c.number)
)
_CANDIDATE = _CANDIDATES.where(_IDEAS.c.number == bindparam("number"))
_STANDING_MARKS = (  # points on an idea that was hidden or withdrawn meanwhile are free for others
    select(_MARKS.c.participant_id, _MARKS.c.idea, _MARKS.c.points)
    .join(_IDEAS, (_IDEAS.c.workshop_id == bindparam("workshop_id")) & (_IDEAS.c.number == _MARKS.c.idea))
    .where(
        _MARKS.c.round_id == bindparam("round"),
        _IDEAS.c.withdrawn.is_(False),
        _IDEAS.c.hidden_reason.is_(None),
    )
)
_BALLOT = _STANDING_MARKS.where(_MARKS.c.participant_id == bindparam("participant"))
_TAKE_MARK = delete(_MARKS).where(
    _MARKS.c.round_id == bindparam("round"),
    _MARKS.c.participant_id == bindparam("participant"),
    _MARKS.c.idea == bindparam("number"),
)
_MARK = insert(_MARKS)


def open_round(
    *, workshop_id: int, seed: str, now: datetime, rules: VoteRules | None = None, request: Request = NO_KEY
) -> None:
    """Open a vote round on all ideas that stand by themselves; `seed` decides ties and is shown to all.

    `rules` are kept for the next round too; without them those that were prepared hold.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        asked = (rules.method.value, rules.budget, rules.per_idea) if rules else ()
        if is_repeated(session, request, now, "open_round", *asked):
            return
        require(Step(workshop.step), Permit.VOTE)
        if _open_round(session, workshop_id) is not None:
            raise RuleBroken("vote.already_open")
        ideas = _candidates(session, workshop_id)
        if not ideas:
            raise RuleBroken("vote.no_ideas")
        if rules is not None:
            workshop.vote_method = rules.method.value
            workshop.vote_budget, workshop.vote_per_idea = rules.budget, rules.per_idea
        number = 1 + _rounds(session, workshop_id)
        session.add(
            VoteRound(
                workshop_id=workshop_id,
                number=number,
                method=workshop.vote_method,
                budget=workshop.vote_budget,
                per_idea=workshop.vote_per_idea,
                seed=seed,
                meeting=workshop.meeting,
                ideas=ideas,
                opened_at=now,
            )
        )
        append(session, workshop_id, VotingChanged(round=number), now)


def _rounds(session: Session, workshop_id: int) -> int:
    counted = select(func.count()).select_from(VoteRound).where(VoteRound.workshop_id == workshop_id)
    return session.execute(counted).scalar_one()


def set_points(
    *, participant_id: int, workshop_id: int, idea: int, change: int, request: Request, now: datetime
) -> None:
    """Give one point more (`change` 1) or take one back (-1); the domain says whether that fits."""
    with transaction() as session:
        step = locked_step(session, workshop_id)
        round_ = _open_round(session, workshop_id)
        if round_ is None:
            raise NotPermitted("vote.not_open")
        require(step, Permit.VOTE)
        scoped = Request(scope=_scope(round_.id, participant_id), key=request.key)
        body = fingerprint("set_points", idea, change)
        if earlier_result(session, scoped, body) is not None:
            return
        ballot = _ballot(session, round_, participant_id)
        points = ballot.get(str(idea), 0) + change
        rules = VoteRules(Method(round_.method), round_.budget, round_.per_idea)
        if idea not in round_.ideas or not _is_candidate(session, workshop_id, idea):
            raise RuleBroken("vote.unknown_idea")
        check_vote(ballot, str(idea), points, rules)
        _store(session, round_.id, participant_id, idea, points)
        if len(ballot) <= 1:  # the first point of a ballot, or perhaps its last one
            _count_voters(session, workshop_id, round_, now)
        remember(session, scoped, body, {"done": True}, now)


def close_round(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Close the open round: from here on the result is there for everybody, and nothing links it to people."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_round"):
            return
        if not close_open_round(session, workshop, now):
            raise NotPermitted("vote.not_open")
    forget_deleted()


def close_open_round(session: Session, workshop: Workshop, now: datetime) -> bool:
    """Close the round if one is open, inside a transaction that is already begun."""
    round_ = _open_round(session, workshop.id)
    if round_ is None:
        return False
    ballots: dict[int, dict[str, int]] = {}
    for person, idea, points in session.execute(
        _STANDING_MARKS, {"workshop_id": workshop.id, "round": round_.id}
    ):
        ballots.setdefault(person, {})[str(idea)] = points
    cast = [
        {"id": secrets.token_hex(8), "round_id": round_.id, "marks": _sorted(m)} for m in ballots.values()
    ]
    random.SystemRandom().shuffle(cast)
    if cast:
        session.execute(insert(CastBallot), sorted(cast, key=lambda ballot: str(ballot["id"])))
    session.execute(delete(BallotMark).where(BallotMark.round_id == round_.id))
    session.execute(
        delete(RequestKey).where(RequestKey.scope.startswith(f"round-{round_.id}-", autoescape=True))
    )
    round_.closed_at, round_.voters = now, len(cast)
    append(session, workshop.id, VotingChanged(round=round_.number), now)
    return True


def drop_ballot(session: Session, workshop_id: int, person: int, now: datetime) -> None:
    """Drop the open ballot of somebody who was removed."""
    round_ = _open_round(session, workshop_id)
    if round_ is not None:
        mine = (BallotMark.round_id == round_.id, BallotMark.participant_id == person)
        session.execute(delete(BallotMark).where(*mine))
        _count_voters(session, workshop_id, round_, now)


def take_marks_up_again(session: Session, workshop_id: int, idea: int) -> None:
    """An idea is back on the open ballot with its points, except those that have gone to other ideas meanwhile.

    While it was away its points were free but not wiped: wiping them would destroy votes, and the number of
    voters before and after would tell how many had voted for it.
    """
    round_ = _open_round(session, workshop_id)
    if round_ is None or not round_.budget:
        return
    spent: dict[int, int] = {}
    for person, _idea, points in session.execute(
        _STANDING_MARKS, {"workshop_id": workshop_id, "round": round_.id}
    ):
        spent[person] = spent.get(person, 0) + points
    over = [person for person, points in spent.items() if points > round_.budget]
    session.execute(
        delete(BallotMark).where(
            BallotMark.round_id == round_.id, BallotMark.idea == idea, BallotMark.participant_id.in_(over)
        )
    )


def _sorted(marks: dict[str, int]) -> dict[str, int]:
    return {idea: marks[idea] for idea in sorted(marks, key=int)}


def _scope(round_id: int, participant_id: int) -> str:
    return f"round-{round_id}-{participant_id}"


def _open_round(session: Session, workshop_id: int) -> VoteRound | None:
    return session.scalars(_OPEN_ROUND, {"workshop_id": workshop_id}).first()


def _candidates(session: Session, workshop_id: int) -> list[int]:
    return [number for (number,) in session.execute(_CANDIDATES, {"workshop_id": workshop_id})]


def _is_candidate(session: Session, workshop_id: int, idea: int) -> bool:
    return session.execute(_CANDIDATE, {"workshop_id": workshop_id, "number": idea}).first() is not None


def _ballot(session: Session, round_: VoteRound, participant_id: int) -> dict[str, int]:
    whose = {"workshop_id": round_.workshop_id, "round": round_.id, "participant": participant_id}
    return {str(idea): points for _person, idea, points in session.execute(_BALLOT, whose)}


def has_been_voted_on(session: Session, idea: Idea) -> bool:
    """Whether this idea, or the bundle it lies in, stood in a vote round: its words are what people chose by."""
    rounds = session.scalars(select(VoteRound.ideas).where(VoteRound.workshop_id == idea.workshop_id))
    return any((idea.merged_into or idea.number) in ideas for ideas in rounds)


def _store(session: Session, round_id: int, participant_id: int, idea: int, points: int) -> None:
    session.execute(_TAKE_MARK, {"round": round_id, "participant": participant_id, "number": idea})
    if points:
        mark = {"round_id": round_id, "participant_id": participant_id, "idea": idea, "points": points}
        session.execute(_MARK, mark)


def _count_voters(session: Session, workshop_id: int, round_: VoteRound, now: datetime) -> None:
    voters = session.execute(
        select(func.count(func.distinct(BallotMark.participant_id))).where(BallotMark.round_id == round_.id)
    ).scalar_one()
    if voters != round_.voters:
        round_.voters = voters
        append(session, workshop_id, VotersCounted(voters=voters), now)
