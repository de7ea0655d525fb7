"""The order of the sketches: a vote round whose subject is sketches. It is voted and cast as any other (`voting`,
`casting`), and is never the latest round of choosing: whoever asks for rounds gets those on ideas unless they say so.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.actions.casting import close_open_round
from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.vote_rounds import next_number
from app.actions.voting import open_round_of
from app.db import forget_deleted, transaction
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.events import VotingChanged
from app.domain.phases import Permit, Step, require
from app.domain.voting import Level, Method, Subject, VoteRules, check_places, check_spread, most_on_one
from app.models import MoodRound, Sketch, VoteRound, Workshop
from app.queries.sketches import sketches


def open_priority(
    *,
    workshop_id: int,
    method: Method,
    budget: int,
    places: int,
    seed: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Let the room vote on the order of its sketches, anonymously; `places` come first, `seed` decides ties.

    `budget` are points, or approvals (0 is any number). On one sketch may go as many points as leave three different
    ones to whoever gives all. Raises `InvalidInput` where that is not possible, or there are not so many sketches.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "open_priority", method, budget, places):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        if open_round_of(session, workshop_id, Subject.SKETCHES) is not None:
            raise RuleBroken("vote.already_open")
        ideas = sorted(one.idea for one in sketches(session, workshop_id))
        check_places(places, len(ideas))
        rules = _rules(method, budget, len(ideas))
        number = next_number(session, workshop_id)
        session.add(
            _round(workshop, number=number, ideas=ideas, rules=rules, places=places, seed=seed, now=now)
        )
        _clear_screen(session, workshop_id)
        append(session, workshop_id, VotingChanged(round=number), now)


def _rules(method: Method, budget: int, sketches: int) -> VoteRules:
    each = most_on_one(budget, sketches) if method is Method.POINTS and budget > 0 else 1
    rules = VoteRules(method, budget, each)
    check_spread(rules, sketches)
    return rules


def _round(
    workshop: Workshop,
    *,
    number: int,
    ideas: list[int],
    rules: VoteRules,
    places: int,
    seed: str,
    now: datetime,
) -> VoteRound:
    return VoteRound(
        workshop_id=workshop.id,
        number=number,
        subject=Subject.SKETCHES.value,
        places=places,
        method=rules.method.value,
        budget=rules.budget,
        per_idea=rules.per_idea,
        seed=seed,
        level=Level.ANONYMOUS.value,
        meeting=workshop.meeting,
        with_benches=False,
        ideas=ideas,
        opened_at=now,
    )


def close_priority(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Close the vote on the order: from here on the result is there for everybody, and nothing links it to people."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_priority"):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        if not close_open_round(session, workshop, now, Subject.SKETCHES):
            raise NotPermitted("vote.not_open")
        _clear_screen(session, workshop_id)
    forget_deleted()


def _clear_screen(session: Session, workshop_id: int) -> None:
    """What is voted on is to be seen."""
    of_room = select(Sketch.id).where(Sketch.workshop_id == workshop_id)
    session.execute(update(MoodRound).where(MoodRound.sketch_id.in_(of_room)).values(shown_at=None))
