"""Stimmungsbilder: what the room makes of its sketches; and votes that put sketches in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mood_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("with_benches", sa.Boolean(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("by_bench", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sketch_id"], ["sketch.id"], name=op.f("fk_mood_round_sketch_id_sketch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mood_round")),
        sa.UniqueConstraint("sketch_id", "number", name=op.f("uq_mood_round_sketch_id_number")),
    )
    _answers()
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("subject", sa.String(length=16), nullable=False, server_default="ideas")
        )
        batch_op.add_column(sa.Column("places", sa.Integer(), nullable=True))
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.alter_column("subject", existing_type=sa.String(length=16), server_default=None)


def _answers() -> None:
    op.create_table(
        "mood_mark",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_mood_mark_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["mood_round.id"], name=op.f("fk_mood_mark_round_id_mood_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "participant_id", name=op.f("pk_mood_mark")),
    )
    with op.batch_alter_table("mood_mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mood_mark_participant_id"), ["participant_id"], unique=False)
    op.create_table(
        "mood_word",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["mood_round.id"], name=op.f("fk_mood_word_round_id_mood_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "position", name=op.f("pk_mood_word")),
    )


def downgrade() -> None:
    """Go back; votes on sketches are no votes on ideas, so they go with what they were about."""
    op.execute("DELETE FROM vote_round WHERE subject = 'sketches'")
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.drop_column("places")
        batch_op.drop_column("subject")
    op.drop_table("mood_word")
    op.drop_table("mood_mark")
    op.drop_table("mood_round")
