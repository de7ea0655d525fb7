"""How large teams are to be, and who is here to read only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FLAGS = (("workshop", "team_limit"), ("participant", "only_reads"))


def upgrade() -> None:
    """Go forward: no size is wished for, and nobody has said so yet."""
    for table in ("workshop", "sketch"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("team_size", sa.Integer(), nullable=True))
    for table, column in _FLAGS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    """Go back."""
    for table, column in (*_FLAGS, ("sketch", "team_size"), ("workshop", "team_size")):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
