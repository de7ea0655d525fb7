"""Tables for workshops, their journal and their people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _request_key()
    _workshop()
    _facilitator_key()
    _journal()
    _participant()
    _presence()


def downgrade() -> None:
    """Go back."""
    op.drop_table("presence")
    op.drop_table("participant")
    op.drop_table("journal")
    op.drop_table("facilitator_key")
    op.drop_table("workshop")
    op.drop_table("request_key")


def _request_key() -> None:
    op.create_table(
        "request_key",
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_request_key")),
    )
    with op.batch_alter_table("request_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_key_at"), ["at"], unique=False)


def _workshop() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("visit", sa.Integer(), nullable=False),
        sa.Column("idea_count", sa.Integer(), nullable=False),
        sa.Column("sketch_count", sa.Integer(), nullable=False),
        sa.Column("door_open", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("door_token", sa.String(length=43), nullable=False),
        sa.Column("screen_token", sa.String(length=43), nullable=False),
        sa.Column("timer_ends_at", sa.DateTime(), nullable=True),
        sa.Column("timer_seconds", sa.Integer(), nullable=False),
        sa.Column("announcement", sa.String(length=300), nullable=False),
        sa.Column("spotlight", sa.Integer(), nullable=True),
        sa.Column("shown_sketch", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("vote_method", sa.String(length=16), nullable=False),
        sa.Column("vote_budget", sa.Integer(), nullable=False),
        sa.Column("vote_per_idea", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("places >= 1", name=op.f("ck_workshop_places")),
        sa.CheckConstraint("vote_budget >= 0", name=op.f("ck_workshop_vote_budget")),
        sa.CheckConstraint("vote_per_idea >= 1", name=op.f("ck_workshop_vote_per_idea")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["project_group.id"],
            name=op.f("fk_workshop_group_id_project_group"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
        sa.UniqueConstraint("code", name=op.f("uq_workshop_code")),
        sa.UniqueConstraint("door_token", name=op.f("uq_workshop_door_token")),
        sa.UniqueConstraint("public_id", name=op.f("uq_workshop_public_id")),
        sa.UniqueConstraint("screen_token", name=op.f("uq_workshop_screen_token")),
    )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workshop_group_id"), ["group_id"], unique=False)


def _facilitator_key() -> None:
    op.create_table(
        "facilitator_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("secret_digest", sa.String(length=64), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_facilitator_key_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facilitator_key")),
        sa.UniqueConstraint("secret_digest", name=op.f("uq_facilitator_key_secret_digest")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_facilitator_key_token_digest")),
    )
    with op.batch_alter_table("facilitator_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_facilitator_key_workshop_id"), ["workshop_id"], unique=False)


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_journal_workshop_id_workshop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "seq", name=op.f("pk_journal")),
    )


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("bench_id", sa.Integer(), nullable=True),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("order_seed", sa.String(length=16), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("done_visit", sa.Integer(), nullable=False),
        sa.Column("takeover_digest", sa.String(length=64), nullable=True),
        sa.Column("takeover_until", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bench_id"], ["bench.id"], name=op.f("fk_participant_bench_id_bench"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_participant_seat_id_seat"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_participant_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("takeover_digest", name=op.f("uq_participant_takeover_digest")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_participant_token_digest")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(
            "ix_participant_workshop_id_removed_at", ["workshop_id", "removed_at"], unique=False
        )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("node_id", sa.String(length=32), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("typing", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["node_id"], ["node.id"], name=op.f("fk_presence_node_id_node"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_presence_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("node_id", "participant_id", name=op.f("pk_presence")),
    )
    with op.batch_alter_table("presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_presence_participant_id"), ["participant_id"], unique=False)
