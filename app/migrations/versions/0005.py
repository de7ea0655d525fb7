"""Themes, target groups and sources of ideas; ideas for inspiration; imports; meetings in a row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. What everybody reads already is revealed."""
    with op.batch_alter_table("idea", schema=None) as batch_op:
        batch_op.add_column(sa.Column("theme", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("target_group", sa.String(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("source", sa.String(length=16), nullable=False, server_default="participant")
        )
        batch_op.add_column(sa.Column("meeting", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("revealed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("shelf", sa.String(length=8), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("bundle_name", sa.String(length=120), nullable=False, server_default="")
        )
    with op.batch_alter_table("idea", schema=None) as batch_op:
        batch_op.alter_column("target_group", server_default=None)
        batch_op.alter_column("source", server_default=None)
        batch_op.alter_column("meeting", server_default=None)
        batch_op.alter_column("revealed", server_default=None)
        batch_op.alter_column("shelf", server_default=None)
        batch_op.alter_column("bundle_name", server_default=None)
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meeting", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("inspirations", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(
            sa.Column("inspirations_open", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("meeting", server_default=None)
        batch_op.alter_column("inspirations", server_default=None)
        batch_op.alter_column("inspirations_open", server_default=None)
    op.execute(
        "UPDATE idea SET revealed = true WHERE workshop_id IN "
        "(SELECT id FROM workshop WHERE step NOT IN ('arrive', 'write'))"
    )
    _theme()
    _inspiration()
    _import_draft()


def downgrade() -> None:
    """Go back."""
    op.drop_table("import_draft")
    op.drop_table("inspiration")
    op.drop_table("theme")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("meeting")
        batch_op.drop_column("inspirations")
        batch_op.drop_column("inspirations_open")
    with op.batch_alter_table("idea", schema=None) as batch_op:
        batch_op.drop_column("theme")
        batch_op.drop_column("target_group")
        batch_op.drop_column("source")
        batch_op.drop_column("meeting")
        batch_op.drop_column("revealed")
        batch_op.drop_column("shelf")
        batch_op.drop_column("bundle_name")


def _theme() -> None:
    op.create_table(
        "theme",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_theme_workshop_id_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "number", name=op.f("pk_theme")),
    )


def _inspiration() -> None:
    op.create_table(
        "inspiration",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_inspiration_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_inspiration_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("participant_id", "idea", name=op.f("pk_inspiration")),
    )
    with op.batch_alter_table("inspiration", schema=None) as batch_op:
        batch_op.create_index("ix_inspiration_workshop_id_idea", ["workshop_id", "idea"], unique=False)


def _import_draft() -> None:
    op.create_table(
        "import_draft",
        sa.Column("id", sa.String(length=43), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_import_draft_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_draft")),
    )
    with op.batch_alter_table("import_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_draft_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_draft_workshop_id"), ["workshop_id"], unique=False)
