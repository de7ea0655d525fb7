"""Who writes as which device of a section: whoever first did, and nobody else."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "section_device",
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("device", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pen", sa.LargeBinary(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_section_device_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sketch_id"],
            ["sketch.id"],
            name=op.f("fk_section_device_sketch_id_sketch"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sketch_id", "key", "device", name=op.f("pk_section_device")),
    )
    with op.batch_alter_table("section_device", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_section_device_participant_id"), ["participant_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    op.drop_table("section_device")
