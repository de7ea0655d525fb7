"""The office's work on sketch templates. Every change makes a new version; sketches that have begun keep theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    locked_step,
    remember,
)
from app.db import transaction
from app.domain import sketch_templates as rules
from app.domain.errors import NotFound, RuleBroken
from app.domain.events import SketchTemplateChanged
from app.domain.sketch_template_files import plain
from app.models import Process, ProjectGroup, Sketch, SketchTemplate, Workshop
from app.queries import sketch_templates as queries
from app.queries.sketch_templates import TemplateVersion

Change = Callable[[TemplateVersion], rules.SketchTemplate]


class TemplateChanged(RuleBroken):
    """Somebody else changed the same thing meanwhile; `version` is the one that holds now."""

    def __init__(self, version: int) -> None:
        super().__init__("template.changed")
        self.version = version


def rename_template(
    *,
    workshop_id: int,
    number: int,
    name: Mapping[str, str],
    base: int,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Give a template another name."""

    def change(found: TemplateVersion) -> rules.SketchTemplate:
        wanted = rules.checked_name({**found.template.name, **name})
        if base != found.version and wanted != found.template.name:
            raise TemplateChanged(found.version)
        return rules.SketchTemplate(wanted, found.template.sections)

    change_template(workshop_id, number, change, now, request, "rename_template", sorted(name.items()), base)


def add_template(
    *, workshop_id: int, template: rules.SketchTemplate, now: datetime, request: Request = NO_KEY
) -> int:
    """Take in a template that somebody brought; returns its number."""
    body = fingerprint("add_template", template.name, plain(template.sections))
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if earlier := earlier_result(session, request, body):
            return int(earlier["template"])
        return _begin(session, workshop_id, process, template, body, now, request)


def duplicate_template(
    *,
    workshop_id: int,
    number: int,
    word: Callable[[dict[str, str]], dict[str, str]],
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Make a copy of a template, to be changed while the other stays; `word` names it. Returns its number."""
    body = fingerprint("duplicate_template", number)
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if earlier := earlier_result(session, request, body):
            return int(earlier["template"])
        found = _found(session, process, number)
        name = {tag: text[: rules.NAME] for tag, text in word(found.template.name).items()}
        copy = rules.SketchTemplate(name, found.template.sections)
        return _begin(session, workshop_id, process, copy, body, now, request)


def use_template(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Let new sketches begin with a template."""
    body = fingerprint("use_template", number)
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if earlier_result(session, request, body):
            return
        _found(session, process, number)
        process.sketch_template = number
        append(session, workshop_id, SketchTemplateChanged(template=number), now)
        remember(session, request, body, {"template": number}, now)


def delete_template(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Delete a template that is neither in use nor the form of any sketch."""
    body = fingerprint("delete_template", number)
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if earlier_result(session, request, body):
            return
        _found(session, process, number)
        of_it = (SketchTemplate.process_id == process.id, SketchTemplate.number == number)
        sketches = select(func.count()).select_from(Sketch).join(SketchTemplate).where(*of_it)
        if process.sketch_template == number:
            raise RuleBroken("template.in_use")
        if session.execute(sketches).scalar_one():
            raise RuleBroken("template.has_sketches")
        session.execute(delete(SketchTemplate).where(*of_it))
        append(session, workshop_id, SketchTemplateChanged(template=number), now)
        remember(session, request, body, {"template": number}, now)


def change_template(
    workshop_id: int, number: int, change: Change, now: datetime, request: Request, *asked: object
) -> None:
    """Make what `change` makes of a template its next version."""
    with transaction() as session:
        process = locked_process(session, workshop_id)
        write_version(session, workshop_id, process, number, change, now, request, *asked)


def write_version(
    session: Session,
    workshop_id: int,
    process: Process,
    number: int,
    change: Change,
    now: datetime,
    request: Request,
    *asked: object,
) -> None:
    """The same under a lock that is held already; a change that changes nothing makes no version."""
    body = fingerprint(number, *asked)
    if earlier_result(session, request, body):
        return
    found = _found(session, process, number)
    wanted = change(found)
    if wanted != found.template:
        _keep(session, process, number, found.version + 1, wanted, now)
        append(session, workshop_id, SketchTemplateChanged(template=number), now)
    remember(session, request, body, {"template": number}, now)


def _begin(
    session: Session,
    workshop_id: int,
    process: Process,
    template: rules.SketchTemplate,
    body: str,
    now: datetime,
    request: Request,
) -> int:
    of_process = SketchTemplate.process_id == process.id
    numbers = session.scalars(select(SketchTemplate.number).where(of_process).distinct()).all()
    if len(numbers) >= rules.MOST_TEMPLATES:
        raise RuleBroken("template.too_many", limit=rules.MOST_TEMPLATES)
    number = max(numbers) + 1
    _keep(session, process, number, 1, template, now)
    append(session, workshop_id, SketchTemplateChanged(template=number), now)
    remember(session, request, body, {"template": number}, now)
    return number


def _keep(
    session: Session,
    process: Process,
    number: int,
    version: int,
    template: rules.SketchTemplate,
    now: datetime,
) -> None:
    record = SketchTemplate(process_id=process.id, number=number, version=version, created_at=now)
    record.name, record.data = template.name, plain(template.sections)
    session.add(record)
    session.flush()


def locked_process(session: Session, workshop_id: int) -> Process:
    """The process, locked too: other workshops of it may work on the same templates."""
    locked_step(session, workshop_id)
    return session.scalars(
        select(Process)
        .join(ProjectGroup, ProjectGroup.process_id == Process.id)
        .join(Workshop, Workshop.group_id == ProjectGroup.id)
        .where(Workshop.id == workshop_id)
        .with_for_update(of=Process)
        .execution_options(populate_existing=True)
    ).one()


def _found(session: Session, process: Process, number: int) -> TemplateVersion:
    found = queries.newest(session, process.id, number)
    if found is None:
        raise NotFound
    return found
