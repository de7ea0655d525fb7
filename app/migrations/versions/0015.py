"""Teams call for help, may go on between meetings, and one sketch has the big screen to itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("teams_open", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("large_sketch", sa.Integer(), nullable=True))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("teams_open", existing_type=sa.Boolean(), server_default=None)
    op.create_table(
        "help_call",
        sa.Column("sketch_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("called_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sketch_id"], ["sketch.id"], name=op.f("fk_help_call_sketch_id_sketch"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sketch_id", name=op.f("pk_help_call")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("help_call")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("large_sketch")
        batch_op.drop_column("teams_open")
