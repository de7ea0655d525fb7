"""Sections as shared documents, versions as spells of work, and where in a sketch somebody is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_WRITERS_BEFORE = (
    "INSERT INTO section_writer (sketch_id, key, number, participant_id) "
    "SELECT sketch_id, key, revision, participant_id FROM section_version WHERE participant_id IS NOT NULL"
)
_WRITER_AFTER = (
    "UPDATE section_version SET participant_id = (SELECT MIN(w.participant_id) FROM section_writer w "
    "WHERE w.sketch_id = section_version.sketch_id AND w.key = section_version.key "
    "AND w.number = section_version.revision)"
)
_TEXT_AFTER = (
    "UPDATE section_version SET text = (SELECT s.text FROM section s WHERE s.sketch_id = section_version.sketch_id "
    "AND s.key = section_version.key) WHERE text IS NULL"
)


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("compacted", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.alter_column("compacted", server_default=None)
    _section_update()
    _section_writer()
    op.execute(_WRITERS_BEFORE)
    with op.batch_alter_table("section_version", schema=None) as batch_op:
        batch_op.drop_constraint("fk_section_version_participant_id_participant", type_="foreignkey")
        batch_op.drop_column("participant_id")
        batch_op.alter_column("revision", new_column_name="number")
        batch_op.alter_column("text", existing_type=sa.Text(), nullable=True)
        batch_op.add_column(sa.Column("begun_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("restored", sa.Integer(), nullable=True))
    op.execute("UPDATE section_version SET begun_at = at")
    with op.batch_alter_table("section_version", schema=None) as batch_op:
        batch_op.alter_column("begun_at", existing_type=sa.DateTime(), nullable=False)
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sketch", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("section", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("caret", sa.String(length=400), nullable=True))


def downgrade() -> None:
    """Go back; of several who wrote in a version one is kept."""
    with op.batch_alter_table("presence", schema=None) as batch_op:
        for name in ("caret", "section", "sketch"):
            batch_op.drop_column(name)
    op.execute(_TEXT_AFTER)
    with op.batch_alter_table("section_version", schema=None) as batch_op:
        batch_op.drop_column("restored")
        batch_op.drop_column("begun_at")
        batch_op.alter_column("text", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("number", new_column_name="revision")
        batch_op.add_column(sa.Column("participant_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            "fk_section_version_participant_id_participant",
            "participant",
            ["participant_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.execute(_WRITER_AFTER)
    op.drop_table("section_writer")
    op.drop_table("section_update")
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.drop_column("compacted")
        batch_op.drop_column("state")


def _section_update() -> None:
    op.create_table(
        "section_update",
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_section_update_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sketch_id"], ["sketch.id"], name=op.f("fk_section_update_sketch_id_sketch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sketch_id", "key", "number", name=op.f("pk_section_update")),
    )


def _section_writer() -> None:
    op.create_table(
        "section_writer",
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_section_writer_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sketch_id"], ["sketch.id"], name=op.f("fk_section_writer_sketch_id_sketch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "sketch_id", "key", "number", "participant_id", name=op.f("pk_section_writer")
        ),
    )
    with op.batch_alter_table("section_writer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_section_writer_participant_id"), ["participant_id"], unique=False
        )
