"""Closed rounds with their ballots, those on the order of sketches too, and what the room chose.

What the rules make of it is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.actions.taking_over.setting import Benches
from app.db import table
from app.domain.report import Report
from app.domain.reported_votes import VotingRound
from app.domain.voting import Subject
from app.models import CastBallot, Reservation, Selection, VoteRound


def take_votes(session: Session, workshop_id: int, report: Report, benches: Benches, now: datetime) -> None:
    """Write rounds, ballots under their control numbers, selections and reservations."""
    places = {one.round_number: one.places for one in report.priority_outcomes}
    voted: list[tuple[VotingRound, dict[str, Any]]] = [
        *((one, {"subject": Subject.IDEAS.value, "places": None}) for one in report.rounds),
        *(
            (one, {"subject": Subject.SKETCHES.value, "places": places.get(one.number)})
            for one in report.priorities
        ),
    ]
    for one, about in voted:
        added = insert(table(VoteRound)).returning(table(VoteRound).c.id)
        round_id = session.execute(added, _round(workshop_id, one, benches, now) | about).scalar_one()
        if ballots := list(_ballots(round_id, one)):
            session.execute(insert(table(CastBallot)), ballots)
    for chosen in report.selections:
        row = {
            "workshop_id": workshop_id,
            "number": chosen.number,
            "round_number": chosen.round_number,
            "rule": chosen.rule,
            "places": chosen.places,
            "meeting": chosen.meeting,
            "criterion": chosen.criterion,
            "proposed": list(chosen.proposed),
            "ideas": list(chosen.chosen),
            "reason": chosen.reason,
            "confirmed_at": now,
        }
        session.execute(insert(table(Selection)), row)
    if said := list(_reservations(workshop_id, report, benches, now)):
        session.execute(insert(table(Reservation)), said)


def _round(workshop_id: int, one: VotingRound, benches: Benches, now: datetime) -> dict[str, Any]:
    known = [(str(benches[bench.name]), bench) for bench in one.benches]
    return {
        "workshop_id": workshop_id,
        "number": one.number,
        "method": one.method,
        "budget": one.budget or 0,
        "per_idea": one.per_idea or 1,
        "seed": one.seed,
        "level": one.level,
        "criteria": list(one.criteria),
        "meeting": one.meeting,
        "ideas": list(one.ideas),
        "quorum": {key: bench.needed for key, bench in known if bench.needed is not None},
        "present": {key: bench.present for key, bench in known if bench.present is not None},
        "with_benches": any(bench.ballots is not None for _, bench in known),
        "by_bench": {
            key: {"ballots": bench.ballots, "totals": _totals(bench.totals)}
            for key, bench in known
            if bench.ballots is not None
        },
        "opened_at": now,
        "closed_at": now,
        "voters": len(one.ballots),
    }


def _totals(totals: tuple[Mapping[int, int], ...]) -> dict[str, dict[str, int]]:
    return {str(n): _marks(marks) for n, marks in enumerate(totals)}


def _marks(marks: Mapping[int, int]) -> dict[str, int]:
    return {str(idea): points for idea, points in marks.items()}


def _ballots(round_id: int, one: VotingRound) -> Iterator[dict[str, Any]]:
    """In the order of the control numbers, as ever; of an open vote no names are in the file, and none here."""
    for ballot in one.ballots:
        for criterion, marks in enumerate(ballot.marks):
            yield {
                "id": ballot.number,
                "round_id": round_id,
                "criterion": criterion,
                "name": None,
                "marks": _marks(marks),
            }


def _reservations(
    workshop_id: int, report: Report, benches: Benches, now: datetime
) -> Iterator[dict[str, Any]]:
    said = ((chosen.number, one) for chosen in report.selections for one in chosen.reservations)
    for number, (selection, one) in enumerate(said, start=1):
        yield {
            "workshop_id": workshop_id,
            "number": number,
            "selection": selection,
            "text": one.text,
            "locale": one.language,
            "bench_id": benches[one.bench] if one.bench else None,
            "at": now,
        }
