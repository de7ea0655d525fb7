"""A workshop as a report: plain data for papers, without any person, under the one visibility rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import report as papers
from app.domain.phases import PHASE_NAMES, Phase
from app.domain.report import EVERYBODY, Reader
from app.domain.reported_votes import VotingRound
from app.models import Bench
from app.models import Meeting as MeetingRow
from app.queries import people, rooms, sketches
from app.queries.agreement import Agreements, agreements
from app.queries.audience import reported_questions
from app.queries.minutes import reported_minutes
from app.queries.mood import Moods, moods
from app.queries.next_steps import reported_next_steps
from app.queries.reported_advice import with_advice
from app.queries.reported_agreement import begun, reported_versions
from app.queries.reported_ideas import reported_ideas
from app.queries.reported_moods import reported_moods, reported_priorities
from app.queries.reported_votes import (
    reported_outcomes,
    reported_rounds,
    reported_selections,
    standing_in_votes,
)

Text = Mapping[str, str] | str
Say = Callable[[str], str]


@dataclass(frozen=True)
class _Found:
    """The sketches, and what the room said about them."""

    chosen: Sequence[sketches.SketchView]
    agreed: Agreements
    moods: Moods


def report(
    session: Session, workshop_id: int, locale: str, today: date, say: Say, reader: Reader = EVERYBODY
) -> papers.Report:
    """Everything that may be published now, and at the desk its drafts; `say` translates the product's own words."""
    room = rooms.room(session, workshop_id)
    language: papers.Language = "en" if locale == "en" else "de"
    named = _bench_names(session, room.group_id, language)
    rounds = reported_rounds(session, workshop_id, named)
    selections = reported_selections(session, workshop_id, named)
    holds = sketches.current_selection(session, workshop_id)
    found = _found(session, workshop_id)
    stood = standing_in_votes(session, workshop_id)
    priorities, in_order = reported_priorities(session, workshop_id, stood, say)
    ideas = reported_ideas(session, room, lambda wording: _in(wording, language))
    return papers.Report(
        title=_in(room.template["title"], language),
        city=_in(room.template["city"], language),
        process=_in(room.template["title"], language),
        motto=_in(room.template["motto"], language),
        group_code=room.group_code,
        group_title=_in(room.group_title, language),
        language=language,
        generated_on=today,
        meetings=_meetings(session, room.group_id, say),
        benches=_benches(session, room, language, say),
        ideas=ideas,
        exclusive=_pairs(stood.exclusive),
        places=room.places,
        rounds=rounds,
        outcomes=reported_outcomes(rounds, selections, stood, room.places, say),
        selections=selections,
        holds=holds.number if holds else None,
        sketches=with_advice(session, room, _sketches(found, ideas, rounds, language), reader.names),
        priorities=priorities,
        priority_outcomes=in_order,
        audience_questions=reported_questions(session, room),
        next_steps=reported_next_steps(session, workshop_id),
        minutes=reported_minutes(session, room, reader.audience, language),
    )


def _found(session: Session, workshop_id: int) -> _Found:
    chosen = sketches.sketches(session, workshop_id)
    return _Found(chosen, agreements(session, workshop_id), moods(session, workshop_id))


def _pairs(exclusive: Iterable[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((int(one), int(other)) for one, other in exclusive))


def _bench_names(session: Session, group_id: int, language: str) -> dict[int, str]:
    rows = session.execute(
        select(Bench.id, Bench.name).where(Bench.group_id == group_id).order_by(Bench.position)
    )
    return {bench: _in(name, language) for bench, name in rows}


def _in(wording: Text, language: str) -> str:
    if isinstance(wording, str):
        return wording
    return wording.get(language) or wording.get("de") or next(iter(wording.values()), "")


def _meetings(session: Session, group_id: int, say: Say) -> tuple[papers.Meeting, ...]:
    rows = session.scalars(
        select(MeetingRow).where(MeetingRow.group_id == group_id).order_by(MeetingRow.number)
    )
    return tuple(
        papers.Meeting(
            number=row.number,
            on=row.day,
            phase=say(PHASE_NAMES[Phase(row.phase)]),
            starts=time.fromisoformat(row.starts),
            ends=time.fromisoformat(row.ends),
        )
        for row in rows
    )


def _benches(session: Session, room: rooms.Room, language: str, say: Say) -> tuple[papers.BenchCount, ...]:
    counted = people.people_by_bench(session, room.id, room.group_id)
    return tuple(
        papers.BenchCount(name=_in(b.name, language) if b.name else say("für sich selbst"), people=b.people)
        for b in counted
        if b.people
    )


def _sketches(
    known: _Found,
    ideas: tuple[papers.ReportedIdea, ...],
    rounds: Sequence[VotingRound],
    language: str,
) -> tuple[papers.SketchPaper, ...]:
    by_number = {idea.number: idea for idea in ideas}
    last = rounds[-1] if rounds else None
    votes, supporters = (last.totals(), last.supporters()) if last else ({}, {})
    agreed = known.agreed
    is_asked = begun([agreed.on(sketch.number) for sketch in known.chosen])
    found = []
    for present in known.chosen:
        asked = agreed.on(present.number)
        sketch = asked.text_of(present)
        idea = by_number.get(sketch.idea)
        origin = papers.SketchOrigin(
            ideas=(sketch.idea, *(idea.members if idea else ())),
            votes=votes.get(sketch.idea),
            supporters=supporters.get(sketch.idea),
        )
        title = sketch.title or (idea.title if idea else "")
        found.append(
            papers.SketchPaper(
                number=sketch.number,
                title=title,
                idea=sketch.idea,
                origin=origin,
                sections=_sections(sketch, language),
                versions=reported_versions(asked, lambda name: _in(name, language)),
                moods=reported_moods(known.moods.on(present.number), lambda name: _in(name, language)),
                pending=is_asked and asked.locked is None,
            )
        )
    return tuple(found)


def _sections(sketch: sketches.SketchView, language: str) -> tuple[papers.SketchSection, ...]:
    return tuple(
        papers.SketchSection(
            key=one.key,
            label=_in(one.plan.label, language),
            text=one.text if one.is_text else "",
            value=None if one.is_text else one.value,
        )
        for one in sketch.sections
    )
