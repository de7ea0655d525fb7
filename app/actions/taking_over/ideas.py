"""Ideas with their bundles, themes, questions and answers, and pairs of which only one can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.report import Report, ReportedIdea
from app.domain.section_text import label_text
from app.models import Idea, IdeaPair, Remark, Theme, Workshop

HIDDEN = "Ohne Wortlaut übernommen"  # why an idea stands hidden: its words were in no file


def take_ideas(session: Session, workshop: Workshop, report: Report, now: datetime) -> None:
    """Write them with their own numbers; all have been read before."""
    themes = _themes(session, workshop.id, report.language)
    ideas = [_idea(workshop.id, one, themes, now) for one in report.ideas]
    if ideas:
        session.execute(insert(table(Idea)), ideas)
    remarks = list(_remarks(workshop.id, report, now))
    if remarks:
        session.execute(insert(table(Remark)), remarks)
    pairs = [
        {"workshop_id": workshop.id, "kind": "exclusive", "one": one, "other": other}
        for one, other in report.exclusive
    ]
    if pairs:
        session.execute(insert(table(IdeaPair)), pairs)
    workshop.idea_count, workshop.remark_count = _highest(report), len(remarks)


def _themes(session: Session, workshop_id: int, language: str) -> dict[str, int]:
    rows = session.execute(
        select(Theme.number, Theme.name)
        .where(Theme.workshop_id == workshop_id)
        .order_by(Theme.position.desc())
    )
    return {label_text(name, language): number for number, name in rows}


def _idea(workshop_id: int, one: ReportedIdea, themes: dict[str, int], now: datetime) -> dict[str, Any]:
    return {
        "workshop_id": workshop_id,
        "number": one.number,
        "title": one.title,
        "description": one.description,
        "locale": one.language,
        "theme": themes.get(one.theme),
        "target_group": one.target_group,
        "source": one.source,
        "meeting": one.meeting,
        "revealed": True,
        "shelf": "" if one.shelf == "board" else one.shelf,
        "bundle_name": one.bundle,
        "hidden_reason": HIDDEN if one.state == "hidden" else None,
        "merged_into": one.merged_into,
        "created_at": now,
        "updated_at": now,
    }


def _remarks(workshop_id: int, report: Report, now: datetime) -> Iterator[dict[str, Any]]:
    """Questions, each followed by its answers; their own numbers are in no file."""
    number = 0
    for idea in report.ideas:
        for question in idea.questions:
            number += 1
            asked = number
            for said in (question, *question.answers):
                number += said is not question
                yield {
                    "workshop_id": workshop_id,
                    "number": number,
                    "idea": idea.number,
                    "answers": None if said is question else asked,
                    "by_facilitator": said.by_facilitator,
                    "locale": said.language,
                    "text": said.text,
                    "at": now,
                }


def _highest(report: Report) -> int:
    """The highest number any idea ever had here, also one that was withdrawn: a new idea must not take it."""
    voted = (number for one in (*report.rounds, *report.priorities) for number in one.ideas)
    chosen = (number for one in report.selections for number in (*one.proposed, *one.chosen))
    return max((*(one.number for one in report.ideas), *voted, *chosen), default=0)
