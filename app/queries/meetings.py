"""What earlier meetings of a workshop left: their choices, and the Ideenspeicher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.languages import language_of_name
from app.domain.meetings import STORE
from app.domain.phases import Audience
from app.models import Idea, Selection, Workshop
from app.queries.ideas import COLUMNS, WITH_THEMES, IdeaView, on_display, parts_of
from app.queries.standing import called


@dataclass(frozen=True)
class ChosenIdea:
    """An idea that was chosen, by its number; without words when it is hidden or gone."""

    number: int
    title: str = ""
    locale: str = ""


@dataclass(frozen=True)
class EarlierChoice:
    """What the room confirmed last in one of its earlier meetings."""

    meeting: int
    ideas: tuple[ChosenIdea, ...]
    reason: str


_CALLED = select(Idea.number, called(Idea), Idea.locale, Idea.bundle_name)


def store(session: Session, workshop_id: int, audience: Audience) -> Sequence[IdeaView]:
    """The Ideenspeicher: what earlier meetings did not choose, by number. All of it could be read by everybody then."""
    wanted = (
        select(*COLUMNS)
        .select_from(WITH_THEMES)
        .where(
            Idea.workshop_id == workshop_id,
            Idea.shelf == STORE,
            Idea.revealed.is_(True),
            Idea.withdrawn.is_(False),
            Idea.merged_into.is_(None),
        )
    )
    if audience is not Audience.FACILITATOR:
        wanted = wanted.where(Idea.hidden_reason.is_(None))
    rows = session.execute(wanted.order_by(Idea.number)).all()
    parts = parts_of(session, workshop_id, [row.number for row in rows]) if rows else {}
    return [on_display(row, parts.get(row.number, ())) for row in rows]


def earlier_choices(session: Session, workshop_id: int) -> Sequence[EarlierChoice]:
    """What each earlier meeting chose, in their order."""
    rows = session.execute(
        select(Selection.meeting, Selection.ideas, Selection.reason)
        .join(Workshop, Workshop.id == Selection.workshop_id)
        .where(Selection.workshop_id == workshop_id, Selection.meeting < Workshop.meeting)
        .order_by(Selection.number)
    )
    last = {meeting: (numbers, reason) for meeting, numbers, reason in rows}
    known = _chosen(session, workshop_id, {n for numbers, _ in last.values() for n in numbers})
    return [
        EarlierChoice(meeting, tuple(known.get(n, ChosenIdea(n)) for n in last[meeting][0]), last[meeting][1])
        for meeting in sorted(last)
    ]


def titles(session: Session, workshop_id: int) -> dict[int, ChosenIdea]:
    """What all have been able to read in any meeting, for looking back; hidden and withdrawn ideas have no words."""
    rows = session.execute(
        _CALLED.where(
            Idea.workshop_id == workshop_id,
            Idea.revealed.is_(True),
            Idea.hidden_reason.is_(None),
            Idea.withdrawn.is_(False),
        )
    )
    return {
        number: ChosenIdea(number, title, language_of_name(bundle) if bundle else locale)
        for number, title, locale, bundle in rows
    }


def _chosen(session: Session, workshop_id: int, numbers: Iterable[int]) -> dict[int, ChosenIdea]:
    wanted = set(numbers)
    known = titles(session, workshop_id) if wanted else {}
    return {number: idea for number, idea in known.items() if number in wanted}
