"""Questions of the audience while results are presented, and which of them is on the big screen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import app.db

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _questions()
    _support()
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("audience_count", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("shown_question", sa.Integer(), nullable=True))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("audience_count", server_default=None)


def _questions() -> None:
    op.create_table(
        "audience_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("by_facilitator", sa.Boolean(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("hidden_reason", sa.String(length=300), nullable=True),
        sa.Column("support", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("asked_at", app.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_audience_question_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_audience_question_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audience_question")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_audience_question_workshop_id_number")),
    )
    op.create_index(op.f("ix_audience_question_participant_id"), "audience_question", ["participant_id"])


def _support() -> None:
    op.create_table(
        "audience_support",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_audience_support_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["audience_question.id"],
            name=op.f("fk_audience_support_question_id_audience_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "participant_id", name=op.f("pk_audience_support")),
    )
    op.create_index(op.f("ix_audience_support_participant_id"), "audience_support", ["participant_id"])


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("shown_question")
        batch_op.drop_column("audience_count")
    op.drop_table("audience_support")
    op.drop_table("audience_question")
