"""Process, group, benches, seats, meetings, templates and the people, who are numbers and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.actions.setting_up import Secrets, name_instance
from app.db import table
from app.domain.codes import digest
from app.domain.phases import Step
from app.domain.report import Report
from app.domain.reported_setting import ProcessTexts, SetTemplate, Setting
from app.domain.section_text import label_text
from app.domain.sketch_kinds import Kind
from app.domain.sketch_template_files import plain
from app.domain.sketch_templates import SectionPlan
from app.models import (
    Bench,
    Meeting,
    Participant,
    Process,
    ProjectGroup,
    Seat,
    SketchTemplate,
    Theme,
    Workshop,
)

Benches = Mapping[str, int]  # from the name of a bench in the report's language to the id of its row
_KEY = 64  # characters of a process's key


def take_setting(
    session: Session, report: Report, setting: Setting, drawn: Secrets, now: datetime
) -> tuple[Workshop, Benches]:
    """An empty workshop in a process and a group of its own, and its benches by their names."""
    name_instance(session, drawn.epoch)
    process = Process(key=_free_key(session, setting.process.key), template=_texts(setting.process))
    process.sketch_template = next(one.number for one in setting.templates if one.in_use)
    session.add(process)
    session.flush()
    session.add_all(_template(process.id, one, now) for one in setting.templates)
    group = ProjectGroup(process_id=process.id, code=report.group_code, title=setting.group_title)
    session.add(group)
    session.flush()
    benches = [Bench(group_id=group.id, position=n, name=one.name) for n, one in enumerate(setting.benches)]
    session.add_all(benches)
    session.flush()
    ids = [bench.id for bench in benches]
    _furnish(session, group.id, setting, ids)
    workshop = _workshop(group.id, report, setting, ids, drawn, now)
    session.add(workshop)
    session.flush()
    _themes(session, workshop.id, setting)
    _people(session, workshop.id, report, setting, ids, now)
    names = [label_text(one.name, report.language) for one in setting.benches]
    return workshop, dict(reversed(list(zip(names, ids, strict=True))))


def _free_key(session: Session, wanted: str) -> str:
    """The process's own key, or one beside it: what a city has set up already is not mixed with a file."""
    taken = set(session.scalars(select(Process.key)))
    stem = wanted or "process"
    keys = (stem, *(f"{stem[: _KEY - 6]}-{n}" for n in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken)


def _texts(texts: ProcessTexts) -> dict[str, Any]:
    return {
        "title": texts.title,
        "city": texts.city,
        "motto": texts.motto,
        "definition": list(texts.definition),
        "principle": list(texts.principle),
        "rules": list(texts.rules),
        "themes": list(texts.themes),
        "milestones": [{"when": one.when, "title": one.title} for one in texts.milestones],
        "bodies": [
            {"name": one.name, "kind": one.kind, "offices": list(one.offices), "tasks": list(one.tasks)}
            for one in texts.bodies
        ],
    }


def _template(process_id: int, one: SetTemplate, now: datetime) -> SketchTemplate:
    plans = [
        SectionPlan(
            key=part.key,
            kind=Kind(part.kind),
            label=part.label,
            guidance=part.guidance,
            example=part.example,
            required=part.required,
            options=tuple((option.key, option.label) for option in part.options),
        )
        for part in one.sections
    ]
    row = SketchTemplate(process_id=process_id, number=one.number, version=one.version, created_at=now)
    row.name, row.data = one.name, plain(plans)
    return row


def _furnish(session: Session, group_id: int, setting: Setting, benches: list[int]) -> None:
    for position, seat in enumerate(setting.seats):
        row = Seat(group_id=group_id, bench_id=benches[seat.bench], position=position, name=seat.name)
        row.places, row.expert, row.substitute = seat.places, seat.expert, seat.substitute
        session.add(row)
    for one in setting.meetings:
        row_of = {"starts": one.starts, "ends": one.ends, "phase": one.phase, "place": one.place}
        session.add(Meeting(group_id=group_id, number=one.number, day=one.on, **row_of))
    session.flush()


def _workshop(
    group_id: int, report: Report, setting: Setting, benches: list[int], drawn: Secrets, now: datetime
) -> Workshop:
    vote = setting.vote
    return Workshop(
        public_id=drawn.public_id,
        group_id=group_id,
        question=setting.question,
        code=drawn.code,
        door_token=drawn.door_token,
        screen_token=drawn.screen_token,
        step=Step.CLOSE.value,
        meeting=setting.meeting,
        places=report.places,
        vote_method=vote.method,
        vote_budget=vote.budget,
        vote_per_idea=vote.per_idea,
        vote_level=vote.level,
        vote_by_bench=vote.by_bench,
        vote_criteria=list(vote.criteria),
        quorum={str(benches[place]): people for place, people in vote.quorum.items()},
        created_at=now,
    )


def _themes(session: Session, workshop_id: int, setting: Setting) -> None:
    for position, one in enumerate(setting.themes, start=1):
        here = {"workshop_id": workshop_id, "number": one.number, "position": position}
        session.add(Theme(name=one.name, listed=one.listed, **here))
    session.flush()


def _people(
    session: Session, workshop_id: int, report: Report, setting: Setting, benches: list[int], now: datetime
) -> None:
    """A place for everybody who was there; the secret it would be entered with is drawn and dropped."""
    speaking = [*zip(benches, setting.benches, strict=True)]
    whose = [bench for bench, one in speaking for _ in range(one.people)] + [None] * setting.alone
    rows = [
        {
            "workshop_id": workshop_id,
            "token_digest": digest(secrets.token_urlsafe(32)),
            "name": f"Person {number}",
            "bench_id": bench,
            "locale": report.language,
            "order_seed": secrets.token_hex(4),
            "joined_at": now,
        }
        for number, bench in enumerate(whose, start=1)
    ]
    if rows:
        session.execute(insert(table(Participant)), rows)
