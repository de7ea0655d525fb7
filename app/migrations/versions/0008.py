"""Who offered to put ideas in order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("orders_in", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.alter_column("orders_in", server_default=None)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_column("orders_in")
