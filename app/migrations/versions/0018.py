"""Of two places in which somebody is said to be, the one told last counts; and only a stream is a connection."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("connected", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.alter_column("connected", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.drop_column("connected")
        batch_op.drop_column("told_at")
