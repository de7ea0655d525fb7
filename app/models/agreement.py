"""Agreement on sketches: what was asked when, what people answer until it closes, and what is kept afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Agreement(Model):
    """A sketch called up for agreement; once closed it is locked as version `version`, until it is reopened.

    `opened_on` is the state of the text when it was called up (see `queries.agreement.text_mark`), `called_at` when
    it was last put on the big screen, None once it was taken off. `title` and `sections` are the text as all saw it
    at closing.
    """

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("sketch_id", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"))
    version: Mapped[int]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_on: Mapped[int]
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    title: Mapped[str] = mapped_column(Text, default="")
    sections: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    present: Mapped[int] = mapped_column(default=0)
    agreeing: Mapped[int] = mapped_column(default=0)
    concerned: Mapped[int] = mapped_column(default=0)
    objecting: Mapped[int] = mapped_column(default=0)
    reopened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(String(500), default="")


class StanceMark(Model):
    """What somebody answers while an agreement is open; deleted when it closes, as the marks of a vote are.

    `given_on` is the state of the text it was given to.
    """

    __tablename__ = "stance"
    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    stance: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text, default="")
    locale: Mapped[str] = mapped_column(String(8))
    bench_id: Mapped[int | None] = mapped_column(ForeignKey("bench.id", ondelete="SET NULL"))
    given_on: Mapped[int]


class SketchReservation(Model):
    """Concerns or an objection in words, kept with the version of a sketch; without a person, in a drawn order."""

    __tablename__ = "sketch_reservation"
    agreement_id: Mapped[int] = mapped_column(
        ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    stance: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(8))
    bench_id: Mapped[int | None] = mapped_column(ForeignKey("bench.id", ondelete="SET NULL"))
