"""The ideas of a workshop as a report may show them: without any person, under the one visibility rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import report as papers
from app.domain.phases import idea_revealed
from app.models import Idea, Remark, Theme
from app.queries.rooms import Room

InWords = Callable[
    [Mapping[str, str] | str], str
]  # a wording by language -> its text in the report's language

_COLUMNS = (
    Idea.number,
    Idea.title,
    Idea.description,
    Idea.locale,
    Idea.theme,
    Idea.target_group,
    Idea.source,
    Idea.meeting,
    Idea.shelf,
    Idea.bundle_name,
    Idea.revealed,
    Idea.hidden_reason,
    Idea.merged_into,
)


def reported_ideas(session: Session, room: Room, worded: InWords) -> tuple[papers.ReportedIdea, ...]:
    """All ideas others may read now, by number: withdrawn ones absent, hidden ones as numbers without words."""
    rows = session.execute(
        select(*_COLUMNS).where(Idea.workshop_id == room.id, Idea.withdrawn.is_(False)).order_by(Idea.number)
    ).all()
    rows = [row for row in rows if idea_revealed(room.step, revealed=row.revealed)]
    if not rows:
        return ()
    themes = _themes(session, room.id, worded)
    questions = _questions(session, room.id)
    hidden = {row.number for row in rows if row.hidden_reason is not None}
    parts: dict[int, list[int]] = {}
    for row in rows:
        if row.merged_into is not None and row.hidden_reason is None:
            parts.setdefault(row.merged_into, []).append(row.number)
    return tuple(
        papers.ReportedIdea(number=row.number, title="", meeting=row.meeting, state="hidden")
        if row.number in hidden or row.merged_into in hidden  # what lies in a hidden bundle is hidden with it
        else _shown(row, themes.get(row.theme, ""), parts.get(row.number, ()), questions.get(row.number, ()))
        for row in rows
    )


def _shown(
    row: Any, theme: str, members: Sequence[int], questions: Sequence[papers.Question]
) -> papers.ReportedIdea:
    # Any: the row's type is a tuple of thirteen, which nobody would read
    return papers.ReportedIdea(
        number=row.number,
        title=row.title,
        description=row.description,
        language=row.locale,
        state="visible" if row.merged_into is None else "merged",
        theme=theme,
        target_group=row.target_group,
        source=cast(papers.Source, row.source),
        meeting=row.meeting,
        shelf=cast(papers.Shelf, row.shelf or "board"),
        bundle=row.bundle_name if members else "",
        merged_into=row.merged_into,
        members=tuple(members),
        questions=tuple(questions),
    )


def _themes(session: Session, workshop_id: int, worded: InWords) -> dict[int | None, str]:
    rows = session.execute(select(Theme.number, Theme.name).where(Theme.workshop_id == workshop_id))
    return {number: worded(name) for number, name in rows}


def _questions(session: Session, workshop_id: int) -> dict[int, list[papers.Question]]:
    """Questions by idea with their answers, as they were asked; an answer to a hidden question goes with it."""
    rows = session.execute(
        select(Remark.number, Remark.idea, Remark.answers, Remark.text, Remark.locale, Remark.by_facilitator)
        .where(Remark.workshop_id == workshop_id, Remark.hidden_reason.is_(None))
        .order_by(Remark.number)
    ).all()
    answers: dict[int, list[papers.Remark]] = {}
    for row in rows:
        if row.answers is not None:
            answers.setdefault(row.answers, []).append(
                papers.Remark(text=row.text, language=row.locale, by_facilitator=row.by_facilitator)
            )
    found: dict[int, list[papers.Question]] = {}
    for row in rows:
        if row.answers is None:
            asked = papers.Question(
                text=row.text,
                language=row.locale,
                by_facilitator=row.by_facilitator,
                answers=tuple(answers.get(row.number, ())),
            )
            found.setdefault(row.idea, []).append(asked)
    return found
