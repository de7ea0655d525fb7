"""Casting: when a round closes, its marks become ballots.

Ballots have no person and no time, and stand in the order of their random ids, the control numbers their voters know;
after an open vote the name stands beside them. What knew the person (the marks, whose number is whose, the request
keys of the round) is deleted in the same transaction; SQLite overwrites it, and its log is emptied after.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import append
from app.db import table
from app.domain import codes
from app.domain.benches import LATE, results_by_bench
from app.domain.events import VotersCounted, VotingChanged
from app.domain.voting import Level, Subject
from app.models import (
    BallotMark,
    BallotPaper,
    CastBallot,
    Idea,
    JournalRow,
    Participant,
    RequestKey,
    VoteRound,
    Workshop,
)
from app.queries.quorum import people_present

_MARKS, _IDEAS = table(BallotMark), table(Idea)
# Points on an idea that was hidden or withdrawn meanwhile are free for others, and not counted.
STANDING_MARKS = (
    select(_MARKS.c.participant_id, _MARKS.c.criterion, _MARKS.c.idea, _MARKS.c.points)
    .join(_IDEAS, (_IDEAS.c.workshop_id == bindparam("workshop_id")) & (_IDEAS.c.number == _MARKS.c.idea))
    .where(
        _MARKS.c.round_id == bindparam("round"),
        _IDEAS.c.withdrawn.is_(False),
        _IDEAS.c.hidden_reason.is_(None),
    )
)
Marks = dict[int, dict[str, int]]  # criterion -> idea -> points


@dataclass(frozen=True)
class _Voter:
    """Whose ballot it is, until it is cast; `bench` is "" for none, `LATE` for those who came after the opening.

    Everybody says themselves which bench they speak for. So only those count whom the moderator could count in the
    hall before: or somebody could join four times more and look through the one person on a bench.
    """

    number: str
    name: str
    bench: str


def close_open_round(
    session: Session, workshop: Workshop, now: datetime, subject: Subject = Subject.IDEAS
) -> bool:
    """Close the round about this if one is open, inside a transaction that is already begun."""
    round_ = session.scalars(
        select(VoteRound).where(
            VoteRound.workshop_id == workshop.id,
            VoteRound.subject == subject.value,
            VoteRound.closed_at.is_(None),
        )
    ).first()
    if round_ is None:
        return False
    ballots = _ballots(session, round_)
    voters = _voters(session, round_, ballots)
    ballots = {person: marks for person, marks in ballots.items() if person in voters}
    if rows := _rows(round_, ballots, voters):
        session.execute(insert(CastBallot), rows)
    _forget(session, round_, now)
    if round_.with_benches:
        cast = ((voters[person].bench, marks) for person, marks in ballots.items())
        round_.by_bench = results_by_bench(cast, len(round_.criteria))
    round_.present = people_present(session, workshop.id)
    round_.closed_at, round_.voters = now, len(ballots)
    append(session, workshop.id, VotingChanged(round=round_.number), now)
    return True


def free_number(session: Session, round_id: int) -> str:
    """A control number that nobody has in this round yet."""
    while True:
        number = codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)])
        taken = select(func.count()).where(BallotPaper.round_id == round_id, BallotPaper.number == number)
        if not session.execute(taken).scalar_one():
            return number


def _ballots(session: Session, round_: VoteRound) -> dict[int, Marks]:
    ballots: dict[int, Marks] = {}
    for person, criterion, idea, points in session.execute(
        STANDING_MARKS, {"workshop_id": round_.workshop_id, "round": round_.id}
    ):
        ballots.setdefault(person, {}).setdefault(criterion, {})[str(idea)] = points
    return ballots


def _voters(session: Session, round_: VoteRound, ballots: Mapping[int, Marks]) -> dict[int, _Voter]:
    rows = session.execute(
        select(
            Participant.id, Participant.name, Participant.bench_id, Participant.joined_at, BallotPaper.number
        )
        .outerjoin(
            BallotPaper,
            (BallotPaper.participant_id == Participant.id) & (BallotPaper.round_id == round_.id),
        )
        .where(Participant.workshop_id == round_.workshop_id, Participant.removed_at.is_(None))
    )
    return {
        person: _Voter(
            number or free_number(session, round_.id),
            name,
            str(bench or "") if joined <= round_.opened_at else LATE,
        )
        for person, name, bench, joined, number in rows
        if person in ballots
    }


def _rows(
    round_: VoteRound, ballots: Mapping[int, Marks], voters: Mapping[int, _Voter]
) -> list[dict[str, Any]]:
    """The ballots as they are kept, in the order of their numbers, which are random."""
    named = round_.level == Level.OPEN
    rows = [
        {
            "id": voters[person].number,
            "round_id": round_.id,
            "criterion": criterion,
            "name": voters[person].name if named else None,
            "marks": {idea: given[idea] for idea in sorted(given, key=int)},
        }
        for person, marks in ballots.items()
        for criterion, given in marks.items()
    ]
    return sorted(rows, key=lambda row: (row["id"], row["criterion"]))


def _forget(session: Session, round_: VoteRound, now: datetime) -> None:
    """Wipe what knows a person, and when every fifth one began to vote."""
    session.execute(delete(BallotMark).where(BallotMark.round_id == round_.id))
    session.execute(delete(BallotPaper).where(BallotPaper.round_id == round_.id))
    scopes = RequestKey.scope.startswith(f"round-{round_.id}-", autoescape=True)
    session.execute(delete(RequestKey).where(scopes))
    session.execute(
        update(JournalRow)
        .where(
            JournalRow.workshop_id == round_.workshop_id,
            JournalRow.kind == VotersCounted.kind,
            JournalRow.at >= round_.opened_at,
        )
        .values(at=now)
    )
