"""Vote rounds: set up, open, close. What people do while one is open is `voting`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.actions.casting import close_open_round
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.voting import open_round_of
from app.db import forget_deleted, transaction
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.events import VotingChanged
from app.domain.phases import Permit, Step, require
from app.domain.voting import Level, Subject, VoteRules, VoteTerms, check_spread, proposed
from app.models import Bench, Idea, VoteRound, VotingCode, Workshop
from app.queries.standing import standing


def open_round(
    *,
    workshop_id: int,
    seed: str,
    now: datetime,
    rules: VoteRules | None = None,
    terms: VoteTerms | None = None,
    request: Request = NO_KEY,
) -> None:
    """Open a vote round on all ideas that stand by themselves; `seed` decides ties unless the room threw a number.

    `rules` and `terms` are kept for the next round too; without them those of this meeting's last round hold, at
    first the proposed ones. Raises `InvalidInput` where points could all go to one idea or two, and where codes are
    wanted before any have been made.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "open_round", rules, terms):
            return
        require(Step(workshop.step), Permit.VOTE)
        if open_round_of(session, workshop_id) is not None:
            raise RuleBroken("vote.already_open")
        ideas = _candidates(session, workshop_id)
        if not ideas:
            raise RuleBroken("vote.no_ideas")
        _prepare(session, workshop, rules, terms, len(ideas))
        thrown = terms.thrown if terms else ""
        number = next_number(session, workshop_id)
        told = workshop.vote_by_bench and bool(_benches(session, workshop))
        session.add(
            _round(workshop, number=number, seed=thrown or seed, ideas=ideas, with_benches=told, now=now)
        )
        append(session, workshop_id, VotingChanged(round=number), now)


def _round(
    workshop: Workshop, *, number: int, seed: str, ideas: list[int], with_benches: bool, now: datetime
) -> VoteRound:
    return VoteRound(
        workshop_id=workshop.id,
        number=number,
        method=workshop.vote_method,
        budget=workshop.vote_budget,
        per_idea=workshop.vote_per_idea,
        seed=seed,
        level=workshop.vote_level,
        criteria=workshop.vote_criteria,
        meeting=workshop.meeting,
        quorum=workshop.quorum,
        with_benches=with_benches,
        ideas=ideas,
        opened_at=now,
    )


def _prepare(
    session: Session, workshop: Workshop, rules: VoteRules | None, terms: VoteTerms | None, ideas: int
) -> None:
    """Keep at the workshop what holds from now on."""
    if rules is None and not _rounds(session, workshop.id, meeting=workshop.meeting):
        rules = proposed(ideas)
    if rules is not None:
        check_spread(rules, ideas)
        workshop.vote_method = rules.method.value
        workshop.vote_budget, workshop.vote_per_idea = rules.budget, rules.per_idea
    if terms is not None:
        benches = _benches(session, workshop)
        workshop.vote_level, workshop.vote_criteria = terms.level.value, list(terms.criteria)
        workshop.vote_by_bench = terms.by_bench
        workshop.quorum = {bench: people for bench, people in terms.quorum.items() if bench in benches}
    if workshop.vote_level == Level.CODE:
        made = select(func.count()).where(VotingCode.workshop_id == workshop.id)
        if not session.execute(made).scalar_one():
            raise InvalidInput("level", "vote.no_codes")


def _benches(session: Session, workshop: Workshop) -> set[str]:
    own = session.scalars(select(Bench.id).where(Bench.group_id == workshop.group_id))
    return {str(bench) for bench in own}


def next_number(session: Session, workshop_id: int) -> int:
    """The number of the next round: one row of numbers for all, so that each finds its ballots by it."""
    return 1 + _rounds(session, workshop_id)


def _rounds(session: Session, workshop_id: int, meeting: int | None = None) -> int:
    counted = select(func.count()).select_from(VoteRound).where(VoteRound.workshop_id == workshop_id)
    if meeting is not None:
        of_meeting = (VoteRound.meeting == meeting, VoteRound.subject == Subject.IDEAS.value)
        counted = counted.where(*of_meeting)
    return session.execute(counted).scalar_one()


def close_round(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Close the open round: from here on the result is there for everybody, and nothing links it to people."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_round"):
            return
        if not close_open_round(session, workshop, now):
            raise NotPermitted("vote.not_open")
    forget_deleted()


def _candidates(session: Session, workshop_id: int) -> list[int]:
    of_workshop = select(Idea.number).where(Idea.workshop_id == workshop_id, standing(Idea))
    return list(session.scalars(of_workshop.order_by(Idea.number)))
