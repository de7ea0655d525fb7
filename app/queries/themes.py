"""The themes of a workshop, under which ideas can be put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.models import Theme

Wording = tuple[tuple[str, str], ...]  # language and text: a wording that can be the key of something kept


@dataclass(frozen=True)
class ThemeView:
    """A theme; one that is no longer `listed` is still the theme of the ideas that were put under it."""

    number: int
    name: Wording
    listed: bool = True


_THEMES = table(Theme)
_ALL = (
    select(_THEMES.c.number, _THEMES.c.name, _THEMES.c.listed)
    .where(_THEMES.c.workshop_id == bindparam("workshop_id"))
    .order_by(_THEMES.c.listed.desc(), _THEMES.c.position, _THEMES.c.number)
)
_LISTED = select(_THEMES.c.listed).where(
    _THEMES.c.workshop_id == bindparam("workshop_id"), _THEMES.c.number == bindparam("number")
)


def wording(name: Mapping[str, str] | None) -> Wording:
    """A text in its languages as values that can be compared and kept; empty for none."""
    return tuple(sorted(name.items())) if name else ()


def themes(session: Session, workshop_id: int) -> tuple[ThemeView, ...]:
    """All themes of the workshop: those on the list in its order, then those that were taken off it."""
    rows = session.execute(_ALL, {"workshop_id": workshop_id})
    return tuple(ThemeView(number, wording(name), listed) for number, name, listed in rows)


def is_listed(session: Session, workshop_id: int, number: int) -> bool | None:
    """Whether the theme is on the workshop's list; None when there is no such theme."""
    found: bool | None = session.execute(_LISTED, {"workshop_id": workshop_id, "number": number}).scalar()
    return found


def on_list(found: Sequence[ThemeView]) -> tuple[ThemeView, ...]:
    """Those of `found` that can be chosen."""
    return tuple(theme for theme in found if theme.listed)
