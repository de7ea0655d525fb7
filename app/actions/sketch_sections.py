"""Sections of a sketch template: added, changed, moved and taken out, by several people at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.actions.journal import NO_KEY, Request
from app.actions.sketch_templates import TemplateChanged, change_template, locked_process, write_version
from app.db import transaction
from app.domain import sketch_templates as rules
from app.queries import sketch_templates as queries
from app.queries.sketch_templates import TemplateVersion


@dataclass(frozen=True)
class Typed:
    """A section as somebody typed it: texts by language, options one a line."""

    kind: str
    required: bool
    label: Mapping[str, str]
    guidance: Mapping[str, str]
    example: Mapping[str, str]
    options: Mapping[str, str]

    def plan(self, key: str, before: rules.SectionPlan | None) -> rules.SectionPlan:
        """The section; languages the form does not know are kept. Raises `InvalidInput`."""
        old = before or rules.SectionPlan(key)
        return rules.checked_section(
            key=key,
            kind=self.kind,
            label={**old.label, **self.label},
            guidance={**old.guidance, **self.guidance},
            example={**old.example, **self.example},
            required=self.required,
            options=lambda: rules.options_in_lines(self.options, old.options),
        )


def add_section(
    *, workshop_id: int, number: int, typed: Typed, now: datetime, request: Request = NO_KEY
) -> str:
    """Add a section at the end of a template; returns its key."""
    made = []

    def change(found: TemplateVersion) -> rules.SketchTemplate:
        taken = frozenset(plan.key for plan in found.template.sections)
        key = rules.key_for(typed.label.get("de", "").strip(), taken)
        made.append(key)
        return rules.with_new(found.template, typed.plan(key, None))

    change_template(workshop_id, number, change, now, request, "add_section", typed)
    return made[0] if made else ""


def change_section(
    *,
    workshop_id: int,
    number: int,
    key: str,
    typed: Typed,
    base: int,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Change a section as it was in the version `base`; raises `TemplateChanged` when it is another by now."""

    def change(found: TemplateVersion, same: bool) -> rules.SketchTemplate:
        before = rules.known(found.template, key)
        plan = typed.plan(key, before)
        if plan != before and not same:
            raise TemplateChanged(found.version)
        return rules.with_section(found.template, plan)

    _change_on(workshop_id, number, key, base, change, now, request, "change_section", typed)


def remove_section(
    *, workshop_id: int, number: int, key: str, base: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Take a section out of a template, unless somebody else has changed it since the version `base`."""

    def change(found: TemplateVersion, same: bool) -> rules.SketchTemplate:
        fewer = rules.without(found.template, key)
        if not same:
            raise TemplateChanged(found.version)
        return fewer

    _change_on(workshop_id, number, key, base, change, now, request, "remove_section")


def move_section(
    *,
    workshop_id: int,
    number: int,
    key: str,
    position: int,
    base: int,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Put a section at another place of the order in the version `base`."""

    def change(found: TemplateVersion) -> rules.SketchTemplate:
        others = rules.moved(found.template, key, position)
        if base != found.version:
            raise TemplateChanged(found.version)
        return others

    change_template(workshop_id, number, change, now, request, "move_section", key, position, base)


def _change_on(
    workshop_id: int,
    number: int,
    key: str,
    base: int,
    change: Callable[[TemplateVersion, bool], rules.SketchTemplate],
    now: datetime,
    request: Request,
    *asked: object,
) -> None:
    """A change of one section: others may have changed the rest of the template meanwhile."""
    with transaction() as session:
        process = locked_process(session, workshop_id)

        def on_base(found: TemplateVersion) -> rules.SketchTemplate:
            old = found if base == found.version else queries.version(session, process.id, number, base)
            before = old.template.section(key) if old else None
            return change(found, before is not None and before == found.template.section(key))

        write_version(session, workshop_id, process, number, on_base, now, request, *asked, key, base)
