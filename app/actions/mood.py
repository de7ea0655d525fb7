"""Stimmungsbilder: asking the room about a sketch, or about all, and closing the question.

When it closes, the answers become counts, and words in a drawn order; what knew the person, and which words went with
which level, is deleted in the same transaction: as with the ballots of a vote.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import forget_deleted, transaction
from app.domain import mood as rules
from app.domain.benches import LATE, results_by_bench
from app.domain.events import MoodChanged, MoodsCounted
from app.domain.phases import Permit, Step, require
from app.models import (
    JournalRow,
    MoodMark,
    MoodRound,
    MoodWord,
    Participant,
    RequestKey,
    Sketch,
    Workshop,
)
from app.queries.agreement import people_present
from app.queries.sketches import sketches


def ask_about(
    *, workshop_id: int, number: int | None, by_bench: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Ask what the room makes of a sketch (None: of all of them), and put the question on the big screen.

    What is being asked already goes on, and is only shown again; what was closed is asked anew, in a round of its own.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "ask_about", number, by_bench):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        asked = _sketches(session, workshop_id, number)
        rules.check_sketches(len(asked))
        for sketch in asked:
            _ask(session, sketch, by_bench, now)
        append(session, workshop_id, MoodChanged(sketch=number or 0), now)


def show_mood(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put a question, or what came of it, on the big screen again."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "show_mood", number):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        latest = _latest(session, lively_sketch(session, workshop_id, number))
        rules.check_asked(latest is not None)
        assert latest is not None
        latest.shown_at = now
        append(session, workshop_id, MoodChanged(sketch=number), now)


def clear_screen(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Show all sketches on the big screen instead; who is asked goes on answering."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "clear_screen"):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        of_room = select(Sketch.id).where(Sketch.workshop_id == workshop_id)
        session.execute(update(MoodRound).where(MoodRound.sketch_id.in_(of_room)).values(shown_at=None))
        append(session, workshop_id, MoodChanged(sketch=0), now)


def close_moods(*, workshop_id: int, number: int | None, now: datetime, request: Request = NO_KEY) -> None:
    """Close the question about a sketch (None: all that are open): from here on nothing links answers to people.

    One that nobody has answered is taken back as if it had not been asked: there is nothing to tell of it. Of one that
    too few have answered nothing is kept but that it was asked.
    """
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "close_moods", number):
            return
        require(Step(workshop.step), Permit.GIVE_MOOD)
        among = [sketch.id for sketch in _sketches(session, workshop_id, number)] if number else None
        rules.check_open(close_open_moods(session, workshop, now, among))
    forget_deleted()


def close_open_moods(
    session: Session, workshop: Workshop, now: datetime, among: Sequence[int] | None = None
) -> bool:
    """Close what is open (of the sketches with the ids `among`), in a transaction that is already begun."""
    found = (
        select(MoodRound, Sketch.number)
        .join(Sketch, Sketch.id == MoodRound.sketch_id)
        .where(Sketch.workshop_id == workshop.id, MoodRound.closed_at.is_(None))
        .order_by(Sketch.number)
    )
    if among is not None:
        found = found.where(MoodRound.sketch_id.in_(among))
    rounds = session.execute(found).all()
    for round_, _number in rounds:
        _close(session, round_, workshop.id, now)
    for _round, number in rounds:
        append(session, workshop.id, MoodChanged(sketch=number), now)
    return bool(rounds)


def _sketches(session: Session, workshop_id: int, number: int | None) -> list[Sketch]:
    """This sketch, or all that can be seen."""
    if number is not None:
        return [lively_sketch(session, workshop_id, number)]
    return [lively_sketch(session, workshop_id, one.number) for one in sketches(session, workshop_id)]


def _latest(session: Session, sketch: Sketch) -> MoodRound | None:
    of_sketch = select(MoodRound).where(MoodRound.sketch_id == sketch.id)
    return session.scalars(of_sketch.order_by(MoodRound.number.desc()).limit(1)).first()


def _ask(session: Session, sketch: Sketch, by_bench: bool, now: datetime) -> None:
    latest = _latest(session, sketch)
    if latest is not None and latest.closed_at is None:
        latest.shown_at = now
        return
    number = latest.number + 1 if latest else 1
    session.add(
        MoodRound(sketch_id=sketch.id, number=number, opened_at=now, shown_at=now, with_benches=by_bench)
    )


def _close(session: Session, round_: MoodRound, workshop_id: int, now: datetime) -> None:
    answers = _answers(session, round_)
    if answers:
        round_.closed_at, round_.present = now, people_present(session, workshop_id)
    if rules.tellable(sum(row.joined_at <= round_.opened_at for row in answers)):
        round_.counts = rules.counted(row.mood for row in answers)
        if round_.with_benches:
            round_.by_bench = results_by_bench(_by_bench(round_, answers), 1)
        session.add_all(_words(round_, answers))
        session.flush()
    _forget(session, round_, workshop_id, now)
    if not answers:
        session.delete(round_)


def _answers(session: Session, round_: MoodRound) -> list[Row[Any]]:
    """Those of people who are here: no others count."""
    given = (
        select(MoodMark.mood, MoodMark.text, Participant.bench_id, Participant.joined_at)
        .join(Participant, Participant.id == MoodMark.participant_id)
        .where(MoodMark.round_id == round_.id, Participant.removed_at.is_(None))
    )
    return [*session.execute(given)]


def _by_bench(
    round_: MoodRound, answers: Iterable[Row[Any]]
) -> Iterable[tuple[str, dict[int, dict[str, int]]]]:
    """Each answer with its bench; who came after the question was asked protects nobody (`domain.benches`)."""
    for row in answers:
        bench = str(row.bench_id or "") if row.joined_at <= round_.opened_at else LATE
        yield bench, {0: {str(row.mood): 1}}


def _words(round_: MoodRound, answers: Iterable[Row[Any]]) -> list[MoodWord]:
    """What was missed, drawn by lot: the order of answering would tell who."""
    said = [row for row in answers if row.text]
    secrets.SystemRandom().shuffle(said)
    return [
        MoodWord(round_id=round_.id, position=position, text=row.text)
        for position, row in enumerate(said, start=1)
    ]


def _forget(session: Session, round_: MoodRound, workshop_id: int, now: datetime) -> None:
    """Wipe every answer, the fingerprints of the requests that brought them, and when each of them came."""
    session.execute(delete(MoodMark).where(MoodMark.round_id == round_.id))
    scopes = RequestKey.scope.startswith(f"mood-{round_.id}-", autoescape=True)
    session.execute(delete(RequestKey).where(scopes))
    session.execute(
        update(JournalRow)
        .where(
            JournalRow.workshop_id == workshop_id,
            JournalRow.kind == MoodsCounted.kind,
            JournalRow.at >= round_.opened_at,
        )
        .values(at=now)
    )
