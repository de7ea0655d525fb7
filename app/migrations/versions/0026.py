"""A lead that was taken back stays so when its presenter offers again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("sketch_presenter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("offers", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("sketch_presenter", schema=None) as batch_op:
        batch_op.alter_column("offers", server_default=None)


def downgrade() -> None:
    """Go back."""
    op.execute("DELETE FROM sketch_presenter WHERE NOT offers")
    with op.batch_alter_table("sketch_presenter", schema=None) as batch_op:
        batch_op.drop_column("offers")
