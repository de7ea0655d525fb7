"""Agreement on sketches: versions that are locked, what people answer meanwhile, and reservations in words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _agreement()
    op.create_table(
        "stance",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("bench_id", sa.Integer(), nullable=True),
        sa.Column("given_on", sa.Integer(), nullable=False),
        _of("stance", "agreement", "CASCADE"),
        _of("stance", "participant", "CASCADE"),
        _of("stance", "bench", "SET NULL"),
        sa.PrimaryKeyConstraint("agreement_id", "participant_id", name=op.f("pk_stance")),
    )
    op.create_index(op.f("ix_stance_participant_id"), "stance", ["participant_id"])
    op.create_table(
        "sketch_reservation",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("bench_id", sa.Integer(), nullable=True),
        _of("sketch_reservation", "agreement", "CASCADE"),
        _of("sketch_reservation", "bench", "SET NULL"),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_sketch_reservation")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("sketch_reservation", "stance", "agreement"):
        op.drop_table(table)


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("opened_on", sa.Integer(), nullable=False),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("agreeing", sa.Integer(), nullable=False),
        sa.Column("concerned", sa.Integer(), nullable=False),
        sa.Column("objecting", sa.Integer(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        _of("agreement", "sketch", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("sketch_id", "version", name=op.f("uq_agreement_sketch_id_version")),
    )


def _of(table: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    """The column `<other>_id` of a table refers to the other table."""
    name = op.f(f"fk_{table}_{other}_id_{other}")
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=name, ondelete=ondelete)
