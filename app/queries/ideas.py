"""Ideas as they may be seen. Whether others' ideas may be read at all is asked of `domain.phases`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.languages import language_of_name
from app.domain.phases import Audience, Step, ideas_revealed
from app.models import Idea, Theme, Workshop
from app.queries.pairs import Rival, rivals
from app.queries.remarks import RemarkView
from app.queries.standing import on_board
from app.queries.themes import Wording, wording


@dataclass(frozen=True)
class Part:
    """An idea of a bundle, in its author's words."""

    number: int
    title: str
    description: str
    locale: str = "de"


@dataclass(frozen=True)
class IdeaView:
    """An idea with what was merged into it; `hidden_reason` is only there for author and moderator.

    On a board `title` is what the idea is called there, the name of its bundle or its own title, and `own_title`
    what its author called it; among one's own ideas both are one's own. `parts` are the other ideas of its bundle,
    `rivals` those of which only one can be chosen. For `theme`, `source`, `shelf` and `bundle_name` see the record,
    `models.Idea`.
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
    theme_name: Wording = ()
    parts: tuple[Part, ...] = ()
    remarks: tuple[RemarkView, ...] = ()  # while everybody reads; who makes the card puts them in
    bundle_reason: str | None = None  # why the bundle an own idea lies in was hidden, for its author
    own_title: str = ""
    rivals: tuple[Rival, ...] = ()

    @property
    def is_bundle(self) -> bool:
        """Whether several ideas lie in it; one that others cannot see counts as well, by the name."""
        return bool(self.parts or self.bundle_name)

    @property
    def members(self) -> tuple[Part, ...]:
        """The ideas of a bundle as their authors wrote them, its head first; none of an idea by itself."""
        head = Part(self.number, self.own_title, self.description, self.locale)
        return (head, *self.parts) if self.is_bundle else ()

    @property
    def title_locale(self) -> str:
        """The language of `title`, which may be the name of a bundle."""
        return self.locale if self.title == self.own_title else language_of_name(self.title)


_IDEAS, _THEMES = table(Idea), table(Theme)
COLUMNS = (  # in the order of `IdeaView`, and the name of the theme
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
    _THEMES.c.name,
)
WITH_THEMES = _IDEAS.outerjoin(  # one that was taken off the list too: ideas keep it
    _THEMES, and_(_THEMES.c.workshop_id == _IDEAS.c.workshop_id, _THEMES.c.number == _IDEAS.c.theme)
)
_OWN = (  # asked with every idea that is submitted, so built once
    select(*COLUMNS)
    .select_from(WITH_THEMES)
    .where(_IDEAS.c.workshop_id == bindparam("workshop_id"), _IDEAS.c.author_id == bindparam("author_id"))
    # not ordered here: for the sake of the order SQLite would go through all ideas of the workshop
)


_REASONS = select(_IDEAS.c.number, _IDEAS.c.hidden_reason).where(
    _IDEAS.c.workshop_id == bindparam("workshop_id"),
    _IDEAS.c.number.in_(bindparam("numbers", expanding=True)),
    _IDEAS.c.hidden_reason.is_not(None),
)


_TELLING_APART = (Step.READ, Step.VOTE, Step.CHOOSE)  # where it matters that only one of two can be chosen


def board(
    session: Session, workshop_id: int, step: Step, audience: Audience, only: Iterable[int] | None = None
) -> Sequence[IdeaView]:
    """The ideas that stand by themselves, as this audience may see them in this step, by number.

    Before the reveal there are none, for any audience. The moderator also gets hidden ones, to show them again.
    """
    if not ideas_revealed(step):
        return []
    wanted = (
        select(*COLUMNS)
        .select_from(WITH_THEMES)
        .where(Idea.workshop_id == workshop_id, on_board(Idea), Idea.merged_into.is_(None))
    )
    if audience is not Audience.FACILITATOR:
        wanted = wanted.where(Idea.hidden_reason.is_(None))
    if only is not None:
        wanted = wanted.where(Idea.number.in_(list(only)))
    rows = session.execute(wanted.order_by(Idea.number)).all()
    parts = parts_of(session, workshop_id, [row.number for row in rows] if only is not None else None)
    others = rivals(session, workshop_id) if step in _TELLING_APART else {}
    return [on_display(row, parts.get(row.number, ()), others.get(row.number, ())) for row in rows]


def own_ideas(session: Session, workshop_id: int, participant_id: int) -> Sequence[IdeaView]:
    """A participant's own ideas, in any state, newest first."""
    rows = session.execute(_OWN, {"workshop_id": workshop_id, "author_id": participant_id}).all()
    bundles = {row.merged_into for row in rows if row.merged_into is not None}
    reasons: dict[int, str] = {}
    if bundles:
        hidden = session.execute(_REASONS, {"workshop_id": workshop_id, "numbers": list(bundles)})
        reasons = {number: reason for number, reason in hidden}
    own = [replace(view(row), bundle_reason=reasons.get(row.merged_into)) for row in rows]
    return sorted(own, key=lambda idea: -idea.number)


def own_idea(session: Session, workshop_id: int, participant_id: int, number: int) -> IdeaView | None:
    """One of a participant's own ideas."""
    row = session.execute(
        select(*COLUMNS)
        .select_from(WITH_THEMES)
        .where(Idea.workshop_id == workshop_id, Idea.author_id == participant_id, Idea.number == number)
    ).first()
    return view(row) if row else None


def entered_idea(session: Session, workshop_id: int, number: int | None = None) -> IdeaView | None:
    """An idea that was entered for somebody without a device, the latest of this meeting without a number.

    For the desk that entered it, also while all others are hidden.
    """
    wanted = select(*COLUMNS).select_from(WITH_THEMES).where(Idea.workshop_id == workshop_id)
    if number is None:
        meeting = select(Workshop.meeting).where(Workshop.id == workshop_id).scalar_subquery()
        wanted = wanted.where(Idea.meeting == meeting).order_by(Idea.number.desc()).limit(1)
    else:
        wanted = wanted.where(Idea.number == number)
    row = session.execute(wanted.where(Idea.source == "room")).first()
    return view(row) if row else None


def on_display(row: Any, parts: tuple[Part, ...], others: tuple[Rival, ...] = ()) -> IdeaView:
    """A row of `COLUMNS` as others see it: under the name of its bundle, with what lies in it."""
    return replace(view(row), title=row.bundle_name or row.title, parts=parts, rivals=others)


def view(row: Any) -> IdeaView:
    """A row of `COLUMNS` as it may be read."""
    *values, theme = row
    return replace(IdeaView(*values), own_title=row.title, theme_name=wording(theme))


def parts_of(
    session: Session, workshop_id: int, into: list[int] | None
) -> dict[int | None, tuple[Part, ...]]:
    """What was merged into these ideas, or into any."""
    wanted = select(Idea.merged_into, Idea.number, Idea.title, Idea.description, Idea.locale).where(
        Idea.workshop_id == workshop_id,
        Idea.merged_into.is_not(None),
        Idea.withdrawn.is_(False),
        Idea.hidden_reason.is_(None),
    )
    if into is not None:
        wanted = wanted.where(Idea.merged_into.in_(into))
    parts: dict[int | None, tuple[Part, ...]] = {}
    for target, number, title, description, locale in session.execute(wanted.order_by(Idea.number)):
        parts[target] = (*parts.get(target, ()), Part(number, title, description, locale))
    return parts
