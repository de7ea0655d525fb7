"""Templates of sketches with versions; what each process planned becomes the first one, which its sketches keep."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NAME = {
    "de": "Projektskizze",
    "leicht": "Projekt-Skizze",
    "en": "Project sketch",
    "tr": "Proje taslağı",
    "ar": "مسودة المشروع",
}
_PROCESS = sa.table(
    "process",
    sa.column("id", sa.Integer),
    sa.column("template", sa.JSON),
    sa.column("sketch_template", sa.Integer),
)
_TEMPLATE = sa.table(
    "sketch_template",
    sa.column("id", sa.Integer),
    sa.column("process_id", sa.Integer),
    sa.column("number", sa.Integer),
    sa.column("version", sa.Integer),
    sa.column("name", sa.JSON),
    sa.column("data", sa.JSON),
    sa.column("created_at", sa.DateTime),
)


def upgrade() -> None:
    """Go forward."""
    _make_table()
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sketch_template", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.alter_column("sketch_template", server_default=None)
    with op.batch_alter_table("sketch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("template_id", sa.Integer(), nullable=True))
    _take_over()
    with op.batch_alter_table("sketch", schema=None) as batch_op:
        batch_op.alter_column("template_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_index(batch_op.f("ix_sketch_template_id"), ["template_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_sketch_template_id_sketch_template"), "sketch_template", ["template_id"], ["id"]
        )


def downgrade() -> None:
    """Go back: a process plans what its template in use plans; other templates and versions are lost."""
    _give_back()
    with op.batch_alter_table("sketch", schema=None) as batch_op:
        batch_op.drop_constraint("fk_sketch_template_id_sketch_template", type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_sketch_template_id"))
        batch_op.drop_column("template_id")
    with op.batch_alter_table("process", schema=None) as batch_op:
        batch_op.drop_column("sketch_template")
    op.drop_table("sketch_template")


def _make_table() -> None:
    op.create_table(
        "sketch_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["process_id"],
            ["process.id"],
            name=op.f("fk_sketch_template_process_id_process"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sketch_template")),
        sa.UniqueConstraint(
            "process_id", "number", "version", name=op.f("uq_sketch_template_process_id_number_version")
        ),
    )


def _take_over() -> None:
    connection = op.get_bind()
    begun = datetime.now(UTC).replace(tzinfo=None)
    for process, template in connection.execute(sa.select(_PROCESS.c.id, _PROCESS.c.template)).all():
        kept: dict[str, Any] = dict(template)
        row = {"process_id": process, "number": 1, "version": 1, "name": _NAME, "created_at": begun}
        connection.execute(sa.insert(_TEMPLATE).values(**row, data=kept.pop("sketch_sections", [])))
        connection.execute(sa.update(_PROCESS).where(_PROCESS.c.id == process).values(template=kept))
    connection.execute(
        sa.text(
            "UPDATE sketch SET template_id = (SELECT t.id FROM sketch_template t "
            "JOIN project_group g ON g.process_id = t.process_id "
            "JOIN workshop w ON w.group_id = g.id WHERE w.id = sketch.workshop_id)"
        )
    )


def _give_back() -> None:
    connection = op.get_bind()
    asked = sa.select(_PROCESS.c.id, _PROCESS.c.template, _PROCESS.c.sketch_template)
    for process, template, number in connection.execute(asked).all():
        newest = (
            sa.select(_TEMPLATE.c.data)
            .where(_TEMPLATE.c.process_id == process, _TEMPLATE.c.number == number)
            .order_by(_TEMPLATE.c.version.desc())
        )
        plans = connection.execute(newest).scalars().first() or []
        sections = [
            {
                "key": plan["key"],
                "label": plan["label"],
                "hint": plan.get("hint", plan.get("guidance")) or {"de": ""},
            }
            for plan in plans
        ]
        before = {**template, "sketch_sections": sections}
        connection.execute(sa.update(_PROCESS).where(_PROCESS.c.id == process).values(template=before))
