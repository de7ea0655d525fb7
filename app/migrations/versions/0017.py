"""Advice on sketches can be reported to the moderator too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.add_column(sa.Column("advice", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back: a report of advice would look like one of the idea."""
    op.execute("DELETE FROM complaint WHERE advice IS NOT NULL")
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.drop_column("advice")
