"""Ideas, their earlier versions, and what the moderator changed on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Idea(Model):
    """An idea (Idee); `number` is its name in the workshop. Nothing is ever deleted by a step.

    `theme` is the number of a theme of the workshop. `source`: "participant", "room" (entered for somebody without a
    device) or "import". `revealed`: others have been able to read it. `shelf`: "" (on the board), "store" (in the
    Ideenspeicher, after a meeting that did not choose it) or "project" (chosen by an earlier meeting). A bundle is an
    idea that others are merged into; `bundle_name` is its name, kept at that idea.
    """

    __table_args__ = (
        UniqueConstraint("workshop_id", "number"),
        CheckConstraint("merged_into IS NULL OR merged_into <> number", name="not_into_itself"),
        Index("ix_idea_author_id_created_at", "author_id", "created_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text, default="")
    locale: Mapped[str] = mapped_column(String(8), default="de")
    theme: Mapped[int | None]
    target_group: Mapped[str] = mapped_column(String(120), default="")
    source: Mapped[str] = mapped_column(String(16), default="participant")
    meeting: Mapped[int] = mapped_column(default=1)
    revealed: Mapped[bool] = mapped_column(default=False)
    shelf: Mapped[str] = mapped_column(String(8), default="")
    bundle_name: Mapped[str] = mapped_column(String(120), default="")
    revision: Mapped[int] = mapped_column(default=1)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    hidden_reason: Mapped[str | None] = mapped_column(String(300))
    merged_into: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class IdeaVersion(Model):
    """The wording an idea had before it was changed."""

    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    by_facilitator: Mapped[bool]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Change(Model):
    """Something done to ideas that can be taken back: `before` is what to restore, `after` what it led to.

    `actor` is the participant who did it; None is the moderator.
    """

    __table_args__ = (Index("ix_change_workshop_id_undone", "workshop_id", "undone"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    idea: Mapped[int]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    actor: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"))
    undone: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
