"""Who takes part, and who leads. No accounts: a place is held by a secret in a cookie."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Participant(Model):
    """A place taken in a workshop; `token_digest` is of the secret only the device knows.

    `done_visit` is the stay in a step they said they are done with, `orders_in` the meeting they offered to put
    ideas in order in. `only_reads` says that they are in no team on purpose.
    """

    __table_args__ = (Index("ix_participant_workshop_id_removed_at", "workshop_id", "removed_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id", ondelete="SET NULL"))
    bench_id: Mapped[int | None] = mapped_column(ForeignKey("bench.id", ondelete="SET NULL"))
    locale: Mapped[str] = mapped_column(String(8))
    order_seed: Mapped[str] = mapped_column(String(16))
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_visit: Mapped[int] = mapped_column(default=0)
    orders_in: Mapped[int] = mapped_column(default=0)
    only_reads: Mapped[bool] = mapped_column(default=False)
    takeover_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    takeover_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FacilitatorKey(Model):
    """A moderator's one-time link and, once used, the device it was used on."""

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), index=True)
    secret_digest: Mapped[str] = mapped_column(String(64), unique=True)
    token_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
