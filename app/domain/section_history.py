"""The history of a section: what its versions say in words, and who may bring an earlier one back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.domain.errors import RuleBroken
from app.domain.phases import Permit, Step, permits
from app.domain.section_content import content_of
from app.domain.section_text import SectionWords, plain_text
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from app.domain.sketch_templates import SectionPlan


@dataclass(frozen=True)
class Version:
    """A spell of work. `text` is what the section said after it, in words; `kept` as it is stored.

    `names` are those of its writers who are still there, `nameless` how many are not; nobody wrote version 0. It may be
    brought back from the version `restored`. `grown` is how many letters more there were than before.
    """

    number: int
    begun_at: datetime
    at: datetime
    text: str
    kept: str
    restored: int | None = None
    names: tuple[str, ...] = ()
    nameless: int = 0
    grown: int = 0

    @property
    def people(self) -> int:
        """How many wrote in it."""
        return len(self.names) + self.nameless

    @property
    def by_moderator(self) -> bool:
        """Whether the moderator brought it back: those are nobody's in the list of writers."""
        return self.restored is not None and not self.people


@dataclass(frozen=True)
class SectionHistory:
    """All versions of a section, the newest first."""

    key: str
    plan: SectionPlan
    versions: tuple[Version, ...]

    def version(self, number: int) -> Version | None:
        """The version with this number."""
        return next((one for one in self.versions if one.number == number), None)

    def before(self, number: int) -> Version | None:
        """The version before the one with this number."""
        return next((one for one in self.versions if one.number < number), None)

    def without_names(self) -> SectionHistory:
        """The same for those who only need to know how many wrote."""
        told = tuple(replace(one, names=(), nameless=one.people) for one in self.versions)
        return replace(self, versions=told)


@dataclass(frozen=True)
class SketchHistory:
    """The histories of a sketch's sections, for a file; `named` says whether writers stand in it by name."""

    number: int
    title: str
    sections: tuple[SectionHistory, ...]
    named: bool
    made_at: datetime


def in_words(plan: SectionPlan, kept: str, words: SectionWords) -> str:
    """What a section says, line by line; a text is itself, and so is whatever is none of its fields."""
    if plan.kind is Kind.TEXT:
        return kept
    raw = fields_of(plan.kind, kept)
    return kept if raw is None else plain_text(read_section(plan.kind, dict(plan.options), raw), words)


def fields_of(kind: Kind, kept: str) -> Mapping[str, Any] | None:
    """What is kept of a section as its fields; None where it was written before the section had any."""
    content = content_of(kind, kept)
    return None if kept and not content else content


def may_restore(step: Step, *, is_member: bool, is_open: bool = True) -> bool:
    """Whether somebody may bring an earlier version back now; the moderator counts as one of the team."""
    return is_member and is_open and permits(step, Permit.WRITE_SKETCH)


def check_restorable(version: int, *, before: str, wanted: str) -> None:
    """Raise when bringing the version back would change nothing."""
    if before == wanted:
        raise RuleBroken("restore.same", version=version)
