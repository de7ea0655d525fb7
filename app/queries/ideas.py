"""Ideas as they may be seen. Whether others' ideas may be read at all is asked of `domain.phases`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.phases import Audience, Step, ideas_revealed
from app.models import Change, Idea, VoteRound
from app.queries.remarks import RemarkView
from app.queries.standing import on_board


@dataclass(frozen=True)
class Part:
    """An idea that was merged into another."""

    number: int
    title: str
    description: str


@dataclass(frozen=True)
class IdeaView:
    """An idea with what was merged into it; `hidden_reason` is only there for author and moderator.

    For `theme`, `source`, `shelf` and `bundle_name` see the record, `models.Idea`.
    """

    number: int
    title: str
    description: str
    locale: str
    revision: int
    withdrawn: bool = False
    hidden_reason: str | None = None
    merged_into: int | None = None
    theme: int | None = None
    target_group: str = ""
    source: str = "participant"
    meeting: int = 1
    shelf: str = ""
    bundle_name: str = ""
    parts: tuple[Part, ...] = ()
    remarks: tuple[RemarkView, ...] = ()  # while everybody reads; who makes the card puts them in
    bundle_reason: str | None = None  # why the bundle an own idea lies in was hidden, for its author


_IDEAS = table(Idea)
_COLUMNS = (
    _IDEAS.c.number,
    _IDEAS.c.title,
    _IDEAS.c.description,
    _IDEAS.c.locale,
    _IDEAS.c.revision,
    _IDEAS.c.withdrawn,
    _IDEAS.c.hidden_reason,
    _IDEAS.c.merged_into,
    _IDEAS.c.theme,
    _IDEAS.c.target_group,
    _IDEAS.c.source,
    _IDEAS.c.meeting,
    _IDEAS.c.shelf,
    _IDEAS.c.bundle_name,
)
_OWN = (  # asked with every idea that is submitted, so built once
    select(*_COLUMNS).where(
        _IDEAS.c.workshop_id == bindparam("workshop_id"), _IDEAS.c.author_id == bindparam("author_id")
    )
    # not ordered here: for the sake of the order SQLite would go through all ideas of the workshop
)


_REASONS = select(_IDEAS.c.number, _IDEAS.c.hidden_reason).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"),
    _IDEAS.c.number.in_(bindparam("numbers", expanding=True)),
    _IDEAS.c.hidden_reason.is_not(None),
)


def board(
    session: Session, workshop_id: int, step: Step, audience: Audience, only: Iterable[int] | None = None
) -> Sequence[IdeaView]:
    """The ideas that stand by themselves, as this audience may see them in this step, by number.

    Before the reveal there are none, for any audience. The moderator also gets hidden ones, to show them again.
    """
    if not ideas_revealed(step):
        return []
    wanted = select(*_COLUMNS).where(
        Idea.workshop_id == workshop_id, on_board(Idea), Idea.merged_into.is_(None)
    )
    if audience is not Audience.FACILITATOR:
        wanted = wanted.where(Idea.hidden_reason.is_(None))
    if only is not None:
        wanted = wanted.where(Idea.number.in_(list(only)))
    rows = session.execute(wanted.order_by(Idea.number)).all()
    parts = _parts(session, workshop_id, [row.number for row in rows] if only is not None else None)
    return [_view(row, parts.get(row.number, ())) for row in rows]


def own_ideas(session: Session, workshop_id: int, participant_id: int) -> Sequence[IdeaView]:
    """A participant's own ideas, in any state, newest first."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "author_id": participant_id}).all()
    bundles = {row.merged_into for row in rows if row.merged_into is not None}
    reasons: dict[int, str] = {}
    if bundles:
        hidden = session.execute(_REASONS, {"workshop_id": workshop_id, "numbers": list(bundles)})
        reasons = {number: reason for number, reason in hidden}
    own = [replace(_view(row), bundle_reason=reasons.get(row.merged_into)) for row in rows]
    return sorted(own, key=lambda idea: -idea.number)


def own_idea(session: Session, workshop_id: int, participant_id: int, number: int) -> IdeaView | None:
    """One of a participant's own ideas."""
    row = session.execute(
        select(*_COLUMNS).where(
            Idea.workshop_id == workshop_id, Idea.author_id == participant_id, Idea.number == number
        )
    ).first()
    return _view(row) if row else None


def last_change(session: Session, workshop_id: int) -> Change | None:
    """What "Rückgängig" would take back: the latest change that still can be. A vote makes merges and words final."""
    voted = select(VoteRound.id).where(VoteRound.workshop_id == workshop_id).exists()
    return session.scalars(
        select(Change)
        .where(
            Change.workshop_id == workshop_id,
            Change.undone.is_(False),
            or_(Change.kind.in_(("hide", "show")), ~voted),
        )
        .order_by(Change.id.desc())
        .limit(1)
    ).first()


def _view(row: Iterable[Any], parts: tuple[Part, ...] = ()) -> IdeaView:
    return replace(IdeaView(*row), parts=parts)


def _parts(session: Session, workshop_id: int, into: list[int] | None) -> dict[int | None, tuple[Part, ...]]:
    wanted = select(Idea.merged_into, Idea.number, Idea.title, Idea.description).where(
        Idea.workshop_id == workshop_id,
        Idea.merged_into.is_not(None),
        Idea.withdrawn.is_(False),
        Idea.hidden_reason.is_(None),
    )
    if into is not None:
        wanted = wanted.where(Idea.merged_into.in_(into))
    parts: dict[int | None, tuple[Part, ...]] = {}
    for target, number, title, description in session.execute(wanted.order_by(Idea.number)):
        parts[target] = (*parts.get(target, ()), Part(number, title, description))
    return parts
