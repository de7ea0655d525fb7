"""Words of a Stimmungsbild that can be hidden; no language of a device beside what nobody put their name to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward; an anonymous question keeps no device's language, and once it is settled nobody who asked it."""
    with op.batch_alter_table("mood_mark", schema=None) as batch_op:
        batch_op.drop_column("locale")
    with op.batch_alter_table("mood_word", schema=None) as batch_op:
        batch_op.drop_column("locale")
        batch_op.add_column(sa.Column("hidden_reason", sa.String(length=300), nullable=True))
    question = sa.table(
        "audience_question",
        sa.column("named", sa.Boolean()),
        sa.column("by_facilitator", sa.Boolean()),
        sa.column("settled", sa.Boolean()),
        sa.column("state", sa.String()),
        sa.column("locale", sa.String()),
        sa.column("participant_id", sa.Integer()),
    )
    anonymous = sa.and_(question.c.named.is_(False), question.c.by_facilitator.is_(False))
    op.execute(question.update().where(anonymous).values(locale="de"))
    settled = sa.or_(question.c.settled.is_(True), question.c.state == "answered")
    op.execute(question.update().where(anonymous, settled).values(participant_id=None))


def downgrade() -> None:
    """Go back; what was hidden would be told again, so it goes."""
    op.execute("DELETE FROM mood_word WHERE hidden_reason IS NOT NULL")
    with op.batch_alter_table("mood_word", schema=None) as batch_op:
        batch_op.drop_column("hidden_reason")
        batch_op.add_column(sa.Column("locale", sa.String(length=8), nullable=False, server_default="de"))
    with op.batch_alter_table("mood_word", schema=None) as batch_op:
        batch_op.alter_column("locale", existing_type=sa.String(length=8), server_default=None)
    with op.batch_alter_table("mood_mark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("locale", sa.String(length=8), nullable=False, server_default="de"))
    with op.batch_alter_table("mood_mark", schema=None) as batch_op:
        batch_op.alter_column("locale", existing_type=sa.String(length=8), server_default=None)
