"""What the moderator does with a table of ideas: bring it, say what its columns are, take it over, or leave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    locked_workshop,
    remember,
)
from app.db import table, transaction
from app.domain import importing as rules
from app.domain.errors import RuleBroken
from app.domain.events import IdeaChanged, ThemesChanged
from app.domain.folding import fold
from app.domain.languages import language_of
from app.domain.phases import Step, idea_revealed
from app.domain.text import clean_line
from app.domain.voting import Subject
from app.models import Idea, ImportDraft, Theme, VoteRound, Workshop

KEPT = timedelta(days=1)
_NAME = 120  # characters of a file's name that are kept


def begin_import(
    *,
    workshop_id: int,
    draft_id: str,
    name: str,
    cells: Sequence[Sequence[str]],
    now: datetime,
    request: Request = NO_KEY,
) -> str:
    """Keep a table that was read, so that it can be looked at; returns the id under which it is kept.

    Nothing of it is an idea yet.
    """
    body = fingerprint("begin_import", name, cells)
    columns, heading = rules.guessed(cells)
    with transaction() as session:
        step = locked_step(session, workshop_id)
        if earlier := earlier_result(session, request, body):
            return str(earlier["draft"])
        rules.check_importing(step, vote_open=_vote_open(session, workshop_id))
        forget_old_tables(session, now)
        lines = [{"cells": list(row)} for row in cells]
        draft = ImportDraft(id=draft_id, workshop_id=workshop_id, name=clean_line(name)[:_NAME], at=now)
        draft.rows = [{"columns": columns, "heading": heading}, *lines]
        session.add(draft)
        remember(session, request, body, {"draft": draft_id}, now)
    return draft_id


def forget_old_tables(session: Session, now: datetime) -> None:
    """Tables nobody came back to go after a day, in all workshops: with the next table, and the next step anywhere."""
    session.execute(delete(ImportDraft).where(ImportDraft.at < now - KEPT))


def map_columns(
    *,
    workshop_id: int,
    draft_id: str,
    columns: Mapping[str, int | None],
    heading: bool,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Say which column of the table is what, and whether its first row is one of headings."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "map_columns", draft_id, sorted(columns.items()), heading):
            return
        draft = _draft(session, workshop_id, draft_id)
        width = max(len(line["cells"]) for line in draft.rows[1:])
        chosen = rules.checked_columns(columns, width)
        draft.rows = [{"columns": chosen, "heading": heading}, *draft.rows[1:]]


def drop_import(*, workshop_id: int, draft_id: str, now: datetime, request: Request = NO_KEY) -> None:
    """Leave the table; nothing of it was taken."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "drop_import", draft_id):
            return
        session.delete(_draft(session, workshop_id, draft_id))


def take_ideas(
    *,
    workshop_id: int,
    draft_id: str,
    choices: rules.Choices,
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Make ideas of the rows the moderator wants, all of them or none; returns how many.

    They are concealed until the reveal like everybody's, unless the room reads already or the moderator said that
    they have been read before.
    """
    asked = (sorted(choices.doubled), sorted(choices.again), choices.themes, choices.shorten, choices.read)
    body = fingerprint("take_ideas", draft_id, asked)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if earlier := earlier_result(session, request, body):
            return int(earlier["ideas"])
        rules.check_importing(Step(workshop.step), vote_open=_vote_open(session, workshop_id))
        draft = _draft(session, workshop_id, draft_id)
        wanted = rules.taken(rows_of(draft.rows), choices)
        if not wanted:
            raise RuleBroken("import.nothing")
        themes = _themes(session, workshop_id, choices.themes, now)
        numbers = _insert(session, workshop, wanted, themes, revealed=choices.read, now=now)
        session.delete(draft)
        append(session, workshop_id, IdeaChanged(ideas=numbers), now)
        remember(session, request, body, {"ideas": len(numbers)}, now)
    return len(numbers)


def rows_of(kept: Sequence[Mapping[str, Any]]) -> list[rules.Row]:
    """The rows of a table as it is kept: what its columns are, then its lines."""
    head, *lines = kept
    return rules.rows([line["cells"] for line in lines], head["columns"], heading=head["heading"])


def _insert(
    session: Session,
    workshop: Workshop,
    wanted: Sequence[rules.Row],
    themes: Mapping[str, int],
    *,
    revealed: bool,
    now: datetime,
) -> list[int]:
    first = workshop.idea_count + 1
    numbers = list(range(first, first + len(wanted)))
    same = {
        "workshop_id": workshop.id,
        "source": rules.SOURCE,
        "meeting": workshop.meeting,
        "revealed": idea_revealed(Step(workshop.step), revealed=revealed),
        "created_at": now,
        "updated_at": now,
    }
    ideas = [
        {
            **same,
            "number": number,
            "title": row.title,
            "description": row.description,
            "locale": language_of(f"{row.title}\n{row.description}", row.locale or "de"),
            "theme": rules.theme_of(row, themes),
            "target_group": row.target_group,
        }
        for number, row in zip(numbers, wanted, strict=True)
    ]
    session.execute(insert(table(Idea)), ideas)
    workshop.idea_count += len(wanted)
    session.flush()
    return numbers


def _themes(session: Session, workshop_id: int, wanted: Sequence[str], now: datetime) -> dict[str, int]:
    """The workshop's themes by their folded names in all languages, the wanted ones now among them."""
    every = session.scalars(select(Theme).where(Theme.workshop_id == workshop_id)).all()
    known = {fold(word): theme.number for theme in every if theme.listed for word in theme.name.values()}
    fresh = [name for name in dict.fromkeys(wanted) if fold(name) not in known]
    fresh = rules.checked_themes(fresh, listed=sum(theme.listed for theme in every))
    number = max((theme.number for theme in every), default=0)
    position = max((theme.position for theme in every), default=0)
    for place, name in enumerate(fresh, 1):
        session.add(
            Theme(
                workshop_id=workshop_id, number=number + place, name={"de": name}, position=position + place
            )
        )
        known[fold(name)] = number + place
    if fresh:
        session.flush()
        append(session, workshop_id, ThemesChanged(), now)
    return known


def _vote_open(session: Session, workshop_id: int) -> bool:
    open_rounds = select(func.count()).where(
        VoteRound.workshop_id == workshop_id,
        VoteRound.subject == Subject.IDEAS.value,
        VoteRound.closed_at.is_(None),
    )
    return bool(session.scalar(open_rounds))


def _draft(session: Session, workshop_id: int, draft_id: str) -> ImportDraft:
    draft = session.scalars(
        select(ImportDraft).where(ImportDraft.workshop_id == workshop_id, ImportDraft.id == draft_id)
    ).first()
    if draft is None:
        raise RuleBroken("import.gone")
    return draft
