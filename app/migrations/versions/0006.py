"""What has been read, asked and reported; sharing out the ordering; pairs; changes that say what they led to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward. Changes of before do not say what they led to, so they cannot be taken back any more."""
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remark_count", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("wall_page", sa.Integer(), nullable=True))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("remark_count", server_default=None)
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.add_column(sa.Column("after", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("actor", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_change_actor_participant"), "participant", ["actor"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.alter_column("after", server_default=None)
    op.execute("UPDATE change SET undone = true")
    _sight()
    _remark()
    _complaint()
    _ordering_share()
    _idea_pair()


def downgrade() -> None:
    """Go back."""
    for table in ("idea_pair", "ordering_share", "complaint", "remark", "sight"):
        op.drop_table(table)
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_change_actor_participant"), type_="foreignkey")
        batch_op.drop_column("actor")
        batch_op.drop_column("after")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("remark_count")
        batch_op.drop_column("wall_page")


def _sight() -> None:
    op.create_table(
        "sight",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_sight_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_sight_workshop_id_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", "idea", name=op.f("pk_sight")),
    )
    with op.batch_alter_table("sight", schema=None) as batch_op:
        batch_op.create_index("ix_sight_workshop_id_idea", ["workshop_id", "idea"], unique=False)


def _remark() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("idea", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("by_facilitator", sa.Boolean(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hidden_reason", sa.String(length=300), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_remark_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_remark_workshop_id_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_remark_workshop_id_number")),
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index("ix_remark_workshop_id_idea", ["workshop_id", "idea"], unique=False)


def _complaint() -> None:
    op.create_table(
        "complaint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_complaint_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_complaint_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_workshop_id_settled", ["workshop_id", "settled"], unique=False)


def _ordering_share() -> None:
    op.create_table(
        "ordering_share",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_ordering_share_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_ordering_share_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "idea", name=op.f("pk_ordering_share")),
    )
    with op.batch_alter_table("ordering_share", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ordering_share_participant_id"), ["participant_id"], unique=False
        )


def _idea_pair() -> None:
    op.create_table(
        "idea_pair",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.CheckConstraint("one < other", name=op.f("ck_idea_pair_order")),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_idea_pair_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "kind", "one", "other", name=op.f("pk_idea_pair")),
    )
