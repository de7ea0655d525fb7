"""What the records know of one meeting, for its Protokoll: only what all in the room may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.events import MeetingBegun, ParticipantJoined, StepChanged
from app.domain.minutes import facts as said
from app.domain.phases import Step
from app.domain.reported_votes import RoomSelection
from app.models import Bench, CastBallot, JournalRow, Participant, Seat, VoteRound
from app.queries import meetings, sketches
from app.queries.agreement import AgreementView, agreements
from app.queries.meeting_moods import felt, ordered
from app.queries.next_steps import reported_next_steps
from app.queries.reported_votes import reported_selections
from app.queries.rooms import Room
from app.queries.voting import closed_rounds

Text = dict[str, str] | str
_Agreed = Sequence[tuple[int, AgreementView]]


@dataclass(frozen=True)
class _Span:
    """From when until when a meeting lasted; None on either side is no limit."""

    begins: datetime | None
    ends: datetime | None

    def holds(self, moment: datetime | None) -> bool:
        after = self.begins is None or (moment is not None and moment >= self.begins)
        return moment is not None and after and (self.ends is None or moment < self.ends)


_JOURNAL, _PEOPLE, _SEATS, _BENCHES = table(JournalRow), table(Participant), table(Seat), table(Bench)
_TURNS = (
    select(_JOURNAL.c.kind, _JOURNAL.c.data, _JOURNAL.c.at)
    .where(
        _JOURNAL.c.workshop_id == bindparam("workshop_id"),
        _JOURNAL.c.kind.in_([StepChanged.kind, MeetingBegun.kind]),
    )
    .order_by(_JOURNAL.c.seq)
)
_FIRST_IN = select(func.min(_JOURNAL.c.at)).where(
    _JOURNAL.c.workshop_id == bindparam("workshop_id"), _JOURNAL.c.kind == ParticipantJoined.kind
)
_PLACES = (
    select(_PEOPLE.c.bench_id, _SEATS.c.name, _PEOPLE.c.joined_at)
    .outerjoin(_SEATS, _SEATS.c.id == _PEOPLE.c.seat_id)
    .where(_PEOPLE.c.workshop_id == bindparam("workshop_id"), _PEOPLE.c.removed_at.is_(None))
    .order_by(_SEATS.c.position)
)
_NAMES = (
    select(_BENCHES.c.id, _BENCHES.c.name)
    .where(_BENCHES.c.group_id == bindparam("group_id"))
    .order_by(_BENCHES.c.position)
)


def meeting_facts(session: Session, room: Room, meeting: int, language: str) -> said.Facts:
    """The facts of one meeting of the room, in a language of the papers."""
    span, stays = _course(session, room.id, meeting)
    names = {
        number: worded(name, language)
        for number, name in session.execute(_NAMES, {"group_id": room.group_id})
    }
    hidden = sketches.resting(session, room.id)
    agreed = [one for one in agreements(session, room.id).by_sketch.items() if one[0] not in hidden]
    known = sketches.sketches(session, room.id)
    titles = {one.number: one.title or str(one.number) for one in known}
    named = {one.idea: (one.number, _named(one.number, titles, "")) for one in known}
    chosen = [one for one in reported_selections(session, room.id, names) if one.meeting == meeting]
    process = (room.template["title"], room.template["city"])
    return said.Facts(
        meeting=meeting,
        group=" – ".join(part for part in (room.group_code, worded(room.group_title, language)) if part),
        process=", ".join(part for one in process if (part := worded(one, language))),
        question=room.question if meeting == room.meeting else "",
        benches=_present(session, room.id, span, names, language),
        stays=stays,
        rounds=_rounds(session, room.id, meeting),
        choices=_choices(session, room.id, chosen),
        agreed=_agreed(agreed, span, titles),
        reservations=(*_on_choices(chosen), *_on_sketches(agreed, span, titles, language)),
        moods=felt(session, room.id, span.holds, named),
        orders=ordered(session, room.id, meeting, named),
        next_steps=tuple(one for one in reported_next_steps(session, room.id) if one.meeting <= meeting),
        sketches=titles,
    )


def worded(wording: Text, language: str) -> str:
    """A wording of the process in this language; German, then any, where there is none."""
    if isinstance(wording, str):
        return wording
    return wording.get(language) or wording.get("de") or next(iter(wording.values()), "")


def _course(session: Session, workshop_id: int, meeting: int) -> tuple[_Span, tuple[said.Stay, ...]]:
    """When the meeting was, and its stays in steps. The first begins when the first person comes in."""
    began: datetime | None = session.execute(_FIRST_IN, {"workshop_id": workshop_id}).scalar_one()
    turns: dict[int, list[tuple[Step, datetime]]] = {1: [(Step.ARRIVE, began)] if began else []}
    begun: dict[int, datetime] = {}
    now = 1
    for kind, data, at in session.execute(_TURNS, {"workshop_id": workshop_id}):
        if kind == MeetingBegun.kind:
            now = int(data["meeting"])
            turns[now], begun[now] = [], at
        else:
            turns[now].append((Step(data["step"]), at))
    mine, ends = turns.get(meeting, []), begun.get(meeting + 1)
    until = [at for _, at in mine[1:]] + [ends]
    stays = tuple(said.Stay(step, at, end) for (step, at), end in zip(mine, until, strict=False))
    return _Span(begun.get(meeting), ends), stays


def _present(
    session: Session, workshop_id: int, span: _Span, names: dict[int, str], language: str
) -> tuple[said.Present, ...]:
    """By bench and seat; who has come in any meeting so far holds a place in this one, too."""
    people: dict[int | None, int] = {}
    seats: dict[int | None, dict[str, int]] = {}
    for bench, seat, joined in session.execute(_PLACES, {"workshop_id": workshop_id}):
        if span.ends is not None and joined >= span.ends:
            continue
        people[bench] = people.get(bench, 0) + 1
        if seat:
            taken = seats.setdefault(bench, {})
            taken[worded(seat, language)] = taken.get(worded(seat, language), 0) + 1
    every = [*names.items(), (None, "")]
    return tuple(
        said.Present(name, people.get(bench, 0), tuple(seats.get(bench, {}).items())) for bench, name in every
    )


def _rounds(session: Session, workshop_id: int, meeting: int) -> tuple[said.Round, ...]:
    times = {
        number: (opened, closed or opened)
        for number, opened, closed in session.execute(
            select(VoteRound.number, VoteRound.opened_at, VoteRound.closed_at).where(
                VoteRound.workshop_id == workshop_id, VoteRound.closed_at.is_not(None)
            )
        )
    }
    cast: dict[int, set[str]] = {}
    ballots = select(CastBallot.round_id, CastBallot.id, CastBallot.marks).join(
        VoteRound, VoteRound.id == CastBallot.round_id
    )
    for round_id, ballot, marks in session.execute(ballots.where(VoteRound.workshop_id == workshop_id)):
        if any(marks.values()):  # an empty ballot is none
            cast.setdefault(round_id, set()).add(ballot)
    return tuple(
        said.Round(
            number=one.number,
            points=one.rules.method.value == "points",
            budget=one.rules.budget or None,
            per_idea=one.rules.per_idea,
            level=one.level,
            criteria=one.criteria,
            ideas=len(one.ideas),
            ballots=len(cast.get(one.id, ())),
            opened_at=times[one.number][0],
            closed_at=times[one.number][1],
        )
        for one in closed_rounds(session, workshop_id)
        if one.meeting == meeting
    )


def _choices(session: Session, workshop_id: int, chosen: Sequence[RoomSelection]) -> tuple[said.Choice, ...]:
    known = meetings.titles(session, workshop_id) if chosen else {}
    return tuple(
        said.Choice(
            rule=one.rule,
            places=one.places,
            ideas=tuple((n, known[n].title if n in known else "") for n in one.chosen),
            voted=one.round_number is not None,
            changed=one.changed,
            reason=one.reason,
            replaced=one is not chosen[-1],
        )
        for one in chosen
    )


def _on_choices(chosen: Sequence[RoomSelection]) -> tuple[said.Reserved, ...]:
    return tuple(said.Reserved(one.text, one.bench) for each in chosen for one in each.reservations)


def _agreed(agreed: _Agreed, span: _Span, titles: dict[int, str]) -> tuple[said.Agreed, ...]:
    return tuple(
        said.Agreed(
            sketch=_named(number, titles, one.title),
            version=one.number,
            agreeing=one.tally.agreeing,
            concerned=one.tally.concerned,
            objecting=one.tally.objecting,
            present=one.tally.present,
            reason=one.reason,
        )
        for number, of in agreed
        for one in of.closed
        if one.tally and span.holds(one.closed_at)
    )


def _on_sketches(
    agreed: _Agreed, span: _Span, titles: dict[int, str], language: str
) -> tuple[said.Reserved, ...]:
    return tuple(
        said.Reserved(
            text=word.text,
            bench=worded(word.bench, language) if word.bench else "",
            stance=word.stance,
            sketch=_named(number, titles, one.title),
            version=one.number,
        )
        for number, of in agreed
        for one in of.closed
        if one.tally and span.holds(one.closed_at)
        for word in one.tally.words
    )


def _named(number: int, titles: dict[int, str], then: str) -> str:
    title = then or titles.get(number, "")
    return f"{number} – {title}" if title and title != str(number) else str(number)
