"""Papers that are written in the background, and the finished files in pieces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _make_files()
    _make_jobs()
    with op.batch_alter_table("paper_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_job_participant_id"), ["participant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_job_state"), ["state"], unique=False)


def _make_files() -> None:
    op.create_table(
        "paper_file",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_paper_file_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "mark", "place", name=op.f("pk_paper_file")),
    )


def _make_jobs() -> None:
    op.create_table(
        "paper_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asker", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("wish", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=False),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("node", sa.String(length=64), nullable=False),
        sa.Column("failure", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=160), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        _reference("participant"),
        _reference("workshop"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_job")),
        sa.UniqueConstraint("workshop_id", "asker", "mark", name=op.f("uq_paper_job_workshop_id_asker_mark")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_paper_job_workshop_id_number")),
    )


def _reference(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_paper_job_{table}_id_{table}")
    return sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Go back."""
    op.drop_table("paper_job")
    op.drop_table("paper_file")
