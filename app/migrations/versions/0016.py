"""A sketch that was called up can be taken off the big screen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.alter_column("called_at", existing_type=sa.DateTime(), nullable=True)


def downgrade() -> None:
    """Go back: everything that was called up may be on the screen again."""
    op.execute("UPDATE agreement SET called_at = opened_at WHERE called_at IS NULL")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.alter_column("called_at", existing_type=sa.DateTime(), nullable=False)
