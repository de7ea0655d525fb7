"""The migration that gives sketches templates takes over what processes planned, and gives it back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask_migrate import downgrade, upgrade

from app import create_app
from app.db import db, reading
from app.launch import MIGRATIONS
from app.queries import sketch_templates, sketches
from tests.support.databases import settings_for
from tests.support.product import stop

NUMBERS = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))
MAKING = next(
    n
    for n, path in enumerate(NUMBERS)
    if 'create_table(\n        "sketch_template"' in path.read_text("utf-8")
)
BEFORE = NUMBERS[MAKING - 1].stem
SECTIONS = [
    {"key": "title", "label": {"de": "Titel"}, "hint": {"de": "Kurz"}},
    {"key": "goals", "label": {"de": "Ziele", "en": "Goals"}, "hint": {"de": "Was wird besser?"}},
]


@pytest.fixture
def old_database(empty_database_url: str, tmp_path: Path):
    """An application on a database as it was before the migration."""
    app = create_app(settings_for(empty_database_url, tmp_path))
    with app.app_context():
        upgrade(directory=str(MIGRATIONS), revision=BEFORE)
        yield
        stop(app)


def _put(connection: sa.Connection, name: str, **values: Any) -> None:
    """A row with these values, and anything where something is needed."""
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    fillings = ((sa.Boolean, False), (sa.Integer, 1), (sa.DateTime, datetime(2026, 1, 1)), (sa.JSON, {}))
    for column in table.columns:
        if column.name not in values and not column.nullable:
            filling = (with_ for kind, with_ in fillings if isinstance(column.type, kind))
            values[column.name] = next(filling, f"{name[0]}{values['id']}")
    connection.execute(sa.insert(table).values(**values))


def _fill() -> None:
    """Two processes; a workshop with a sketch in the second."""
    with db.engine.begin() as connection:
        for number in (1, 2):
            template = {"title": {"de": f"Prozess {number}"}, "sketch_sections": SECTIONS[: number + 1]}
            _put(connection, "process", id=number, key=f"p{number}", template=template)
            _put(connection, "project_group", id=number, process_id=number, title={"de": "Gruppe"})
        _put(connection, "workshop", id=7, group_id=2, step="sketch")
        _put(connection, "idea", id=1, workshop_id=7, number=1, title="Lotsen", hidden_reason=None)
        _put(connection, "sketch", id=5, workshop_id=7, number=1, idea=1, active=True)
        times = {"updated_at": datetime(2026, 1, 1)}
        for place, section in enumerate(SECTIONS, 1):
            values = {"sketch_id": 5, "key": section["key"], "position": place, "text": "T"}
            values |= {"revision": 3, "compacted": 0}
            table = sa.Table("section", sa.MetaData(), autoload_with=connection)
            connection.execute(sa.insert(table).values(**values, **times))


def _templates() -> list[Any]:
    with db.engine.connect() as connection:
        process = sa.Table("process", sa.MetaData(), autoload_with=connection)
        return list(connection.execute(sa.select(process.c.template).order_by(process.c.id)).scalars())


def test_what_was_planned_becomes_the_first_version_and_comes_back(old_database):
    _fill()
    before = _templates()
    upgrade(directory=str(MIGRATIONS))
    assert [sorted(template) for template in _templates()] == [["title"], ["title"]]
    with reading() as session:
        (view,) = sketch_templates.templates(session, 7)
        (sketch,) = sketches.sketches(session, 7)
    assert (view.number, view.version, view.in_use, view.sketches) == (1, 1, True, 1)
    assert [plan.guidance["de"] for plan in view.template.sections] == ["Kurz", "Was wird besser?"]
    assert [(s.key, s.text, s.revision) for s in sketch.sections] == [("title", "T", 3), ("goals", "T", 3)]
    assert sketch.sections[1].plan.label == {"de": "Ziele", "en": "Goals"}
    db.session.remove()
    downgrade(directory=str(MIGRATIONS), revision=BEFORE)
    assert _templates() == before
