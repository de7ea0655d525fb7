"""Presenting by slides: which one is shown, since when, whether the screen is black, and who presents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_COLUMNS = ("shown_slide", "shown_since", "screen_black", "speech_minutes")


def upgrade() -> None:
    """Go forward; what is shown begins at its first slide."""
    op.create_table(
        "sketch_presenter",
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_sketch_presenter_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["sketch_id"],
            ["sketch.id"],
            name=op.f("fk_sketch_presenter_sketch_id_sketch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sketch_id", "participant_id", name=op.f("pk_sketch_presenter")),
    )
    with op.batch_alter_table("sketch_presenter", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sketch_presenter_participant_id"), ["participant_id"], unique=False
        )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown_slide", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("shown_since", sa.DateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("screen_black", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("speech_minutes", sa.Integer(), nullable=True))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("shown_slide", server_default=None)
        batch_op.alter_column("screen_black", server_default=None)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.drop_column(name)
    op.drop_table("sketch_presenter")
