"""Voting: give and take back points while a round is open; opening and closing it is `vote_rounds`.

While a round is open a mark must know its person, or nobody could change their mind; how it becomes a ballot that
knows nobody is `casting`. The number of voters is told in steps of five, and only then stands in the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions.casting import STANDING_MARKS, Marks, free_number
from app.actions.journal import (
    Request,
    append,
    earlier_result,
    fingerprint,
    locked_step,
    remember,
)
from app.db import table, transaction
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.events import VotersCounted
from app.domain.phases import require
from app.domain.voting import (
    Level,
    Method,
    Subject,
    VoteRules,
    check_vote,
    permit_for,
    subject_in,
    told,
)
from app.models import BallotMark, BallotPaper, Idea, VoteRound, VotingCode
from app.queries.standing import countable, standing
from app.queries.voting_codes import has_code

# Everybody votes at once, and writers take turns, so these are built once: building costs more than doing.
_MARKS, _IDEAS, _ROUNDS, _PAPERS = table(BallotMark), table(Idea), table(VoteRound), table(BallotPaper)
_OPEN_ROUND = select(_ROUNDS).where(
    _ROUNDS.c.workshop_id == bindparam("workshop_id"),
    _ROUNDS.c.subject == bindparam("subject"),
    _ROUNDS.c.closed_at.is_(None),
)
_CANDIDATE = select(_IDEAS.c.number).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"), standing(), _IDEAS.c.number == bindparam("number")
)
_SKETCHED = select(_IDEAS.c.number).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"), countable(), _IDEAS.c.number == bindparam("number")
)
_BALLOT = STANDING_MARKS.where(_MARKS.c.participant_id == bindparam("participant"))
_TAKE_MARK = delete(_MARKS).where(
    _MARKS.c.round_id == bindparam("round"),
    _MARKS.c.participant_id == bindparam("participant"),
    _MARKS.c.criterion == bindparam("criterion"),
    _MARKS.c.idea == bindparam("number"),
)
_MARK = insert(_MARKS)
_PAPER = select(_PAPERS.c.number).where(
    _PAPERS.c.round_id == bindparam("round"), _PAPERS.c.participant_id == bindparam("participant")
)
_HAND_OUT = insert(_PAPERS)
_VOTERS = select(func.count(func.distinct(_MARKS.c.participant_id))).where(
    _MARKS.c.round_id == bindparam("round")
)
_TELL = update(_ROUNDS).where(_ROUNDS.c.id == bindparam("round")).values(voters=bindparam("told"))


def open_round_of(session: Session, workshop_id: int, subject: Subject = Subject.IDEAS) -> Row[Any] | None:
    """The round about this that is open, if one is."""
    about = {"workshop_id": workshop_id, "subject": subject.value}
    return session.execute(_OPEN_ROUND, about).first()


def set_points(
    *,
    participant_id: int,
    workshop_id: int,
    idea: int,
    change: int,
    request: Request,
    now: datetime,
    criterion: int = 0,
) -> None:
    """Give one point more (`change` 1) or take one back (-1); the domain says whether that fits.

    Each criterion has a purse of its own. In a vote with codes only a place that has used one may vote.
    """
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        round_ = open_round_of(session, workshop_id, subject_in(step))
        if round_ is None:
            raise NotPermitted("vote.not_open")
        require(step, permit_for(subject_in(step)))
        scoped = Request(scope=_scope(round_.id, participant_id), key=request.key)
        body = fingerprint("set_points", idea, change, criterion)
        if earlier_result(session, scoped, body) is not None:
            return
        _check_mark(session, round_, participant_id, idea, criterion)
        marks = _ballot(session, round_, participant_id)
        ballot = marks.get(criterion, {})
        points = ballot.get(str(idea), 0) + change
        check_vote(
            ballot, str(idea), points, VoteRules(Method(round_.method), round_.budget, round_.per_idea)
        )
        where = {"round": round_.id, "participant": participant_id, "criterion": criterion, "number": idea}
        _store(session, where, points)
        if not marks:  # the first point of all
            _hand_out_paper(session, round_, participant_id)
            _count_voters(session, workshop_id, round_, now)
        remember(session, scoped, body, {"done": True}, now)


def _check_mark(session: Session, round_: Row[Any], person: int, idea: int, criterion: int) -> None:
    if not 0 <= criterion < max(1, len(round_.criteria)):
        raise RuleBroken("vote.unknown_criterion")
    if idea not in round_.ideas or not _is_candidate(session, round_, idea):
        raise RuleBroken("vote.unknown_idea")
    if round_.level == Level.CODE and not has_code(session, round_.workshop_id, person):
        raise RuleBroken("vote.code_needed")


def drop_ballot(session: Session, workshop_id: int, person: int) -> None:
    """Drop the open ballot of somebody who was removed; their one-time code can be used anew."""
    codes = (VotingCode.workshop_id == workshop_id, VotingCode.participant_id == person)
    session.execute(update(VotingCode).where(*codes).values(participant_id=None))
    for round_ in _open_rounds(session, workshop_id):
        for kept in (BallotMark, BallotPaper):
            session.execute(delete(kept).where(kept.round_id == round_.id, kept.participant_id == person))


def take_marks_up_again(session: Session, workshop_id: int, idea: int) -> None:
    """An idea is back on the open ballot with its points, except those that have gone to other ideas meanwhile.

    While it was away its points were free but not wiped: wiping them would destroy votes, and the number of
    voters before and after would tell how many had voted for it.
    """
    for round_ in _open_rounds(session, workshop_id):
        if round_.budget:
            _take_up_again(session, round_, workshop_id, idea)


def _open_rounds(session: Session, workshop_id: int) -> list[Row[Any]]:
    found = (open_round_of(session, workshop_id, subject) for subject in Subject)
    return [round_ for round_ in found if round_ is not None]


def _take_up_again(session: Session, round_: Row[Any], workshop_id: int, idea: int) -> None:
    spent: dict[tuple[int, int], int] = {}
    for person, criterion, _idea, points in session.execute(
        STANDING_MARKS, {"workshop_id": workshop_id, "round": round_.id}
    ):
        spent[person, criterion] = spent.get((person, criterion), 0) + points
    for (person, criterion), points in spent.items():
        if points > round_.budget:
            where = {"round": round_.id, "participant": person, "criterion": criterion, "number": idea}
            session.execute(_TAKE_MARK, where)


def _scope(round_id: int, participant_id: int) -> str:
    return f"round-{round_id}-{participant_id}"


def _is_candidate(session: Session, round_: Row[Any], idea: int) -> bool:
    """An idea stands on the board; a sketch, whose idea an earlier meeting may have chosen, is not hidden."""
    where = {"workshop_id": round_.workshop_id, "number": idea}
    asked = _SKETCHED if round_.subject == Subject.SKETCHES else _CANDIDATE
    return session.execute(asked, where).first() is not None


def _ballot(session: Session, round_: Row[Any], participant_id: int) -> Marks:
    marks: Marks = {}
    whose = {"workshop_id": round_.workshop_id, "round": round_.id, "participant": participant_id}
    for _person, criterion, idea, points in session.execute(_BALLOT, whose):
        marks.setdefault(criterion, {})[str(idea)] = points
    return marks


def has_been_voted_on(session: Session, idea: Idea) -> bool:
    """Whether this idea, or the bundle it lies in, stood in a vote round: its words are what people chose by."""
    rounds = session.scalars(select(VoteRound.ideas).where(VoteRound.workshop_id == idea.workshop_id))
    return any((idea.merged_into or idea.number) in ideas for ideas in rounds)


def _store(session: Session, where: Mapping[str, int], points: int) -> None:
    session.execute(_TAKE_MARK, where)
    if points:
        mark = {
            "round_id": where["round"],
            "participant_id": where["participant"],
            "criterion": where["criterion"],
            "idea": where["number"],
            "points": points,
        }
        session.execute(_MARK, mark)


def _hand_out_paper(session: Session, round_: Row[Any], person: int) -> None:
    """Draw the control number with the first point; it stays when all points are taken back."""
    if session.execute(_PAPER, {"round": round_.id, "participant": person}).first() is None:
        number = free_number(session, round_.id)
        paper = {"round_id": round_.id, "participant_id": person, "number": number}
        session.execute(_HAND_OUT, paper)


def _count_voters(session: Session, workshop_id: int, round_: Row[Any], now: datetime) -> None:
    """Tell of five more voters. Never of fewer: giving and taking back a point of one's own would find out, step by
    step, how many others there are.
    """
    voters = told(session.execute(_VOTERS, {"round": round_.id}).scalar_one())
    if voters > round_.voters:
        session.execute(_TELL, {"round": round_.id, "told": voters})
        append(session, workshop_id, VotersCounted(voters=voters), now)
