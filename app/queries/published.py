"""The published list of a closed vote: control number and what was given, so that each finds their own ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.languages import language_of_name
from app.domain.phases import Step, idea_revealed, tallies_revealed
from app.domain.voting import Subject
from app.models import CastBallot, Idea, VoteRound
from app.queries.sketches import sketches
from app.queries.voting import RoundView, view_of


@dataclass(frozen=True)
class Ballot:
    """A ballot as it is published; `given` holds for each criterion what each idea got, in order of the ideas."""

    number: str
    name: str | None
    given: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True)
class Words:
    """The title of an idea, in its language."""

    title: str
    locale: str


@dataclass(frozen=True)
class Published:
    """A closed round with all its ballots."""

    round: RoundView
    ballots: Sequence[Ballot]
    titles: dict[int, Words]


def published(session: Session, workshop_id: int, step: Step, number: int) -> Published | None:
    """Round `number` with its ballots, sorted by control number; None while it is open, or was never there."""
    row = session.scalars(
        select(VoteRound).where(VoteRound.workshop_id == workshop_id, VoteRound.number == number)
    ).first()
    if row is None or not tallies_revealed(closed=row.closed_at is not None):
        return None
    round_ = view_of(row)
    titles = _titles(session, workshop_id, step)
    if round_.subject is Subject.SKETCHES:
        titles |= {one.idea: Words(one.title, "") for one in sketches(session, workshop_id) if one.title}
    return Published(round_, _ballots(session, round_), titles)


def _ballots(session: Session, round_: RoundView) -> Sequence[Ballot]:
    rows = session.execute(
        select(CastBallot.id, CastBallot.name, CastBallot.criterion, CastBallot.marks)
        .where(CastBallot.round_id == round_.id)
        .order_by(CastBallot.id, CastBallot.criterion)
    )
    found: dict[str, tuple[str | None, dict[int, dict[str, int]]]] = {}
    for id_, name, criterion, marks in rows:
        found.setdefault(id_, (name, {}))[1][criterion] = marks
    sides = range(max(1, len(round_.criteria)))
    return [
        Ballot(number, name, tuple(_in_order(by_criterion.get(side, {})) for side in sides))
        for number, (name, by_criterion) in found.items()
    ]


def _in_order(marks: dict[str, int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((int(idea), points) for idea, points in marks.items()))


def _titles(session: Session, workshop_id: int, step: Step) -> dict[int, Words]:
    """Titles of ideas that may be read now; one that was hidden meanwhile is told by its number only."""
    rows = session.execute(
        select(Idea.number, Idea.title, Idea.bundle_name, Idea.locale, Idea.revealed).where(
            Idea.workshop_id == workshop_id, Idea.withdrawn.is_(False), Idea.hidden_reason.is_(None)
        )
    )
    return {
        number: Words(bundle_name or title, language_of_name(bundle_name) if bundle_name else locale)
        for number, title, bundle_name, locale, revealed in rows
        if idea_revealed(step, revealed=revealed)
    }
