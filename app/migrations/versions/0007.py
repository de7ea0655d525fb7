"""Levels of secrecy, criteria, quorum, control numbers and one-time codes of a vote; reservations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _of_workshops()
    _of_rounds()
    _of_selections()
    with op.batch_alter_table("cast_ballot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=60), nullable=True))
    _key_with_criterion("ballot_mark", ["round_id", "participant_id", "criterion", "idea"])
    _key_with_criterion("cast_ballot", ["id", "round_id", "criterion"])
    _ballot_paper()
    _voting_code()
    _reservation()


def downgrade() -> None:
    """Go back; of two criteria the first remains."""
    for table in ("reservation", "voting_code", "ballot_paper"):
        op.drop_table(table)
    _key_without_criterion("cast_ballot", ["id"])
    _key_without_criterion("ballot_mark", ["round_id", "participant_id", "idea"])
    with op.batch_alter_table("cast_ballot", schema=None) as batch_op:
        batch_op.drop_column("name")
    with op.batch_alter_table("selection", schema=None) as batch_op:
        batch_op.drop_column("meeting")
        batch_op.drop_column("criterion")
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.drop_column("level")
        batch_op.drop_column("criteria")
        batch_op.drop_column("meeting")
        batch_op.drop_column("quorum")
        batch_op.drop_column("present")
        batch_op.drop_column("by_bench")
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("vote_level")
        batch_op.drop_column("vote_criteria")
        batch_op.drop_column("quorum")


def _of_workshops() -> None:
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("vote_level", sa.String(length=16), nullable=False, server_default="anonymous")
        )
        batch_op.add_column(sa.Column("vote_criteria", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("quorum", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("vote_level", server_default=None)
        batch_op.alter_column("vote_criteria", server_default=None)
        batch_op.alter_column("quorum", server_default=None)


def _of_rounds() -> None:
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("level", sa.String(length=16), nullable=False, server_default="anonymous")
        )
        batch_op.add_column(sa.Column("criteria", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("meeting", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("quorum", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("present", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("by_bench", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("vote_round", schema=None) as batch_op:
        batch_op.alter_column("level", server_default=None)
        batch_op.alter_column("criteria", server_default=None)
        batch_op.alter_column("meeting", server_default=None)
        batch_op.alter_column("quorum", server_default=None)
        batch_op.alter_column("present", server_default=None)
        batch_op.alter_column("by_bench", server_default=None)


def _of_selections() -> None:
    with op.batch_alter_table("selection", schema=None) as batch_op:
        batch_op.add_column(sa.Column("meeting", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("criterion", sa.String(length=8), nullable=False, server_default="all"))
    with op.batch_alter_table("selection", schema=None) as batch_op:
        batch_op.alter_column("meeting", server_default=None)
        batch_op.alter_column("criterion", server_default=None)


def _key_with_criterion(table: str, key: list[str]) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.add_column(sa.Column("criterion", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_constraint(f"pk_{table}", type_="primary")
        batch_op.create_primary_key(batch_op.f(f"pk_{table}"), key)
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column("criterion", server_default=None)


def _key_without_criterion(table: str, key: list[str]) -> None:
    op.execute(f"DELETE FROM {table} WHERE criterion > 0")
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(f"pk_{table}", type_="primary")
        batch_op.create_primary_key(batch_op.f(f"pk_{table}"), key)
        batch_op.drop_column("criterion")


def _ballot_paper() -> None:
    op.create_table(
        "ballot_paper",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_ballot_paper_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["vote_round.id"],
            name=op.f("fk_ballot_paper_round_id_vote_round"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("round_id", "participant_id", name=op.f("pk_ballot_paper")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_ballot_paper_round_id_number")),
    )


def _voting_code() -> None:
    op.create_table(
        "voting_code",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_voting_code_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_voting_code_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workshop_id", "code", name=op.f("pk_voting_code")),
        sa.UniqueConstraint("token", name=op.f("uq_voting_code_token")),
        sa.UniqueConstraint(
            "workshop_id", "participant_id", name=op.f("uq_voting_code_workshop_id_participant_id")
        ),
    )


def _reservation() -> None:
    op.create_table(
        "reservation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("selection", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("bench_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bench_id"], ["bench.id"], name=op.f("fk_reservation_bench_id_bench"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_reservation_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_reservation_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_reservation_workshop_id_number")),
    )
