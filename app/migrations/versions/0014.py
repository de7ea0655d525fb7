"""Advice on sketches, its verdicts, who has read it, and the seats of the advisory board."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _adviser()
    _advice()
    _verdict()
    _seen()


def downgrade() -> None:
    """Go back."""
    for table in ("advice_seen", "advice_verdict", "advice", "adviser"):
        op.drop_table(table)


def _reference(table: str, column: str, to: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)


def _adviser() -> None:
    op.create_table(
        "adviser",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        _reference("adviser", "workshop_id", "workshop", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adviser")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_adviser_token_digest")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_adviser_workshop_id_number")),
    )


def _advice() -> None:
    op.create_table(
        "advice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=32), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("voice", sa.String(length=16), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("adviser_id", sa.Integer(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("hidden_reason", sa.String(length=300), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        _reference("advice", "workshop_id", "workshop", "CASCADE"),
        _reference("advice", "participant_id", "participant", "SET NULL"),
        _reference("advice", "adviser_id", "adviser", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advice")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_advice_workshop_id_number")),
    )
    with op.batch_alter_table("advice", schema=None) as batch_op:
        batch_op.create_index("ix_advice_workshop_id_sketch", ["workshop_id", "sketch"], unique=False)
        batch_op.create_index(batch_op.f("ix_advice_participant_id"), ["participant_id"], unique=False)


def _verdict() -> None:
    op.create_table(
        "advice_verdict",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("advice", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("by_team", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id", "advice"],
            ["advice.workshop_id", "advice.number"],
            name=op.f("fk_advice_verdict_workshop_id_advice_advice"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "advice", "place", name=op.f("pk_advice_verdict")),
    )


def _seen() -> None:
    op.create_table(
        "advice_seen",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.Integer(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        _reference("advice_seen", "participant_id", "participant", "CASCADE"),
        sa.PrimaryKeyConstraint("participant_id", "sketch", name=op.f("pk_advice_seen")),
    )
