"""What belongs to the installation as a whole, not to a workshop."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Instance(Model):
    """The one row that names this database; a restored older backup gets a new epoch."""

    id: Mapped[int] = mapped_column(primary_key=True)
    epoch: Mapped[str] = mapped_column(String(16))


class FailedGuess(Model):
    """A wrong access code; addresses are kept only as keyed digests, and only for a minute or so."""

    __table_args__ = (Index("ix_failed_guess_at_address", "at", "address"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Node(Model):
    """A server process that holds streams; its presence rows count only while it is seen."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Presence(Model):
    """What a node knows of a participant: whether they are connected to it, are typing, and where in which sketch.

    `caret` is a place in the section's text as the pages of all writers understand it (a Yjs relative position).
    Their page tells its place to whichever node takes the request, at `told_at`; the one told last counts.
    """

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    connected: Mapped[bool] = mapped_column(default=True)
    typing: Mapped[bool] = mapped_column(default=False)
    sketch: Mapped[int | None]
    section: Mapped[str | None] = mapped_column(String(32))
    caret: Mapped[str | None] = mapped_column(String(400))
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
