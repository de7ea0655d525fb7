"""Process, group, benches, seats, meetings, themes and templates of a workshop, as its report carries them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import reported_setting as papers
from app.domain.report import Report
from app.domain.reported_votes import Level, Method
from app.domain.sketch_template_files import plans_of
from app.models import Bench, Meeting, Process, ProjectGroup, Seat, Sketch, SketchTemplate, Theme
from app.queries import rooms
from app.queries.people import people_by_bench


def with_setting(session: Session, workshop_id: int, report: Report) -> Report:
    """The report of a workshop with all that a file needs to set it up elsewhere; no other paper shows any of it."""
    room = rooms.room(session, workshop_id)
    sketches = [one.number for one in report.sketches]
    return replace(report, setting=_setting(session, room, sketches))


def _setting(session: Session, room: rooms.Room, sketches: Collection[int]) -> papers.Setting:
    counted = people_by_bench(session, room.id, room.group_id)  # who speaks for no bench comes last
    process = _process(session, room.group_id)
    places = {bench: place for place, bench in enumerate(_benches(session, room.group_id))}
    return papers.Setting(
        question=room.question,
        process=_texts(process.key, room.template),
        group_title=room.group_title,
        benches=tuple(papers.SetBench(name=one.name, people=one.people) for one in counted if one.name),
        alone=sum(one.people for one in counted if not one.name),
        seats=_seats(session, room.group_id, places),
        meetings=_meetings(session, room.group_id),
        themes=_themes(session, room.id),
        meeting=room.meeting,
        vote=_vote(room, places),
        templates=_templates(session, room, process, sketches),
    )


def _benches(session: Session, group_id: int) -> Sequence[int]:
    return session.scalars(select(Bench.id).where(Bench.group_id == group_id).order_by(Bench.position)).all()


def _process(session: Session, group_id: int) -> Process:
    asked = select(Process).join(ProjectGroup, ProjectGroup.process_id == Process.id)
    return session.scalars(asked.where(ProjectGroup.id == group_id)).one()


def _texts(key: str, kept: Mapping[str, Any]) -> papers.ProcessTexts:
    texts = {name: tuple(kept.get(name, ())) for name in ("definition", "principle", "rules", "themes")}
    return papers.ProcessTexts(
        key=key,
        title=_wording(kept["title"]),
        city=_wording(kept["city"]),
        motto=_wording(kept["motto"]),
        milestones=tuple(papers.Milestone(**one) for one in kept.get("milestones", ())),
        bodies=tuple(
            papers.Body(
                name=one["name"],
                kind=one["kind"],
                offices=tuple(one["offices"]),
                tasks=tuple(one["tasks"]),
            )
            for one in kept.get("bodies", ())
        ),
        **texts,
    )


def _wording(kept: str | dict[str, str]) -> dict[str, str]:
    return {"de": kept} if isinstance(kept, str) else kept


def _seats(session: Session, group_id: int, places: Mapping[int, int]) -> tuple[papers.SetSeat, ...]:
    rows = session.execute(
        select(Seat.name, Seat.bench_id, Seat.places, Seat.expert, Seat.substitute)
        .where(Seat.group_id == group_id)
        .order_by(Seat.position)
    )
    return tuple(
        papers.SetSeat(
            name=row.name,
            bench=places[row.bench_id],
            places=row.places,
            expert=row.expert,
            substitute=row.substitute,
        )
        for row in rows
    )


def _meetings(session: Session, group_id: int) -> tuple[papers.SetMeeting, ...]:
    rows = session.execute(
        select(Meeting.number, Meeting.day, Meeting.starts, Meeting.ends, Meeting.phase, Meeting.place)
        .where(Meeting.group_id == group_id)
        .order_by(Meeting.number)
    )
    return tuple(
        papers.SetMeeting(
            number=row.number,
            on=row.day,
            starts=row.starts,
            ends=row.ends,
            phase=cast(papers.PhaseName, row.phase),
            place=row.place,
        )
        for row in rows
    )


def _themes(session: Session, workshop_id: int) -> tuple[papers.SetTheme, ...]:
    rows = session.execute(
        select(Theme.number, Theme.name, Theme.listed)
        .where(Theme.workshop_id == workshop_id)
        .order_by(Theme.position, Theme.number)
    )
    return tuple(papers.SetTheme(number=row.number, name=row.name, listed=row.listed) for row in rows)


def _vote(room: rooms.Room, places: Mapping[int, int]) -> papers.VoteTerms:
    quorum = {places[int(bench)]: people for bench, people in room.quorum.items() if int(bench) in places}
    return papers.VoteTerms(
        method=cast(Method, room.vote_method),
        budget=room.vote_budget,
        per_idea=room.vote_per_idea,
        level=cast(Level, room.vote_level),
        by_bench=room.vote_by_bench,
        criteria=tuple(room.vote_criteria),
        quorum=dict(sorted(quorum.items())),
    )


def _templates(
    session: Session, room: rooms.Room, process: Process, sketches: Collection[int]
) -> tuple[papers.SetTemplate, ...]:
    """The versions by which sketches of this workshop are written, and the one for new ones."""
    following: dict[int, list[int]] = {}
    for template, number in session.execute(
        select(Sketch.template_id, Sketch.number)
        .where(Sketch.workshop_id == room.id, Sketch.number.in_(sketches))
        .order_by(Sketch.number)
    ):
        following.setdefault(template, []).append(number)
    rows = session.scalars(
        select(SketchTemplate)
        .where(SketchTemplate.process_id == process.id)
        .order_by(SketchTemplate.number, SketchTemplate.version)
    ).all()
    used = max((row for row in rows if row.number == process.sketch_template), key=lambda row: row.version)
    return tuple(
        _template(row, following.get(row.id, ()), in_use=row is used)
        for row in rows
        if row is used or row.id in following
    )


def _template(row: SketchTemplate, sketches: Sequence[int], *, in_use: bool) -> papers.SetTemplate:
    return papers.SetTemplate(
        number=row.number,
        version=row.version,
        in_use=in_use,
        name=row.name,
        sketches=tuple(sketches),
        sections=tuple(
            papers.SetSection(
                key=plan.key,
                kind=plan.kind,
                label=plan.label,
                guidance=plan.guidance,
                example=plan.example,
                required=plan.required,
                options=tuple(papers.SetOption(key=key, label=label) for key, label in plan.options),
            )
            for plan in plans_of(row.data)
        ),
    )
