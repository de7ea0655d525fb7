"""What happens next, and the Protokoll of each meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _next_step()
    _minutes()


def downgrade() -> None:
    """Go back."""
    for table in ("minutes", "next_step"):
        op.drop_table(table)


def _of_workshop(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_workshop_id_workshop")
    return sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=name, ondelete="CASCADE")


def _next_step() -> None:
    op.create_table(
        "next_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("due", sa.String(length=60), nullable=False),
        sa.Column("sketch", sa.Integer(), nullable=True),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        _of_workshop("next_step"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_step")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_next_step_workshop_id_number")),
    )


def _minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("fixed_at", sa.DateTime(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        _of_workshop("minutes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint(
            "workshop_id", "meeting", "version", name=op.f("uq_minutes_workshop_id_meeting_version")
        ),
    )
