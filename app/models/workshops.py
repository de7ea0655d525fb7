"""The workshop: the one aggregate everything passes through, with its journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Model, UtcDateTime
from app.models.process import ProjectGroup


class Workshop(Model):
    """The continuous live space (Werkstatt) of one project group.

    `seq` numbers the journal without gaps; `visit` counts step changes, so that "fertig" belongs to one
    stay in a step. `meeting` counts the meetings that collect and choose ideas; `inspirations` how often ideas of
    others were handed out for inspiration. `wall_page` is the page the big screen is led to, None while it turns
    by itself. `team_size` is how many people a team is wished to have, `team_limit` that no more may join,
    `teams_open` that they go on between meetings. `large_sketch` has the big screen to itself while all write.
    While sketches are presented, `shown_slide` is the slide of `shown_sketch`, `screen_black` that none is to be seen,
    `shown_since` when this sketch began, `speech_minutes` what each may take.
    """

    __table_args__ = (
        CheckConstraint("places >= 1", name="places"),
        CheckConstraint("vote_budget >= 0", name="vote_budget"),
        CheckConstraint("vote_per_idea >= 1", name="vote_per_idea"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(16), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("project_group.id", ondelete="CASCADE"), index=True)
    question: Mapped[str] = mapped_column(String(300))
    seq: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(String(16), default="arrive")
    visit: Mapped[int] = mapped_column(default=1)
    idea_count: Mapped[int] = mapped_column(default=0)
    sketch_count: Mapped[int] = mapped_column(default=0)
    door_open: Mapped[bool] = mapped_column(default=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    door_token: Mapped[str] = mapped_column(String(43), unique=True)
    screen_token: Mapped[str] = mapped_column(String(43), unique=True)
    timer_ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    timer_seconds: Mapped[int] = mapped_column(default=0)
    announcement: Mapped[str] = mapped_column(String(300), default="")
    spotlight: Mapped[int | None]
    shown_sketch: Mapped[int | None]
    shown_slide: Mapped[int] = mapped_column(default=1)
    shown_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    screen_black: Mapped[bool] = mapped_column(default=False)
    speech_minutes: Mapped[int | None]
    places: Mapped[int] = mapped_column(default=4)
    vote_method: Mapped[str] = mapped_column(String(16), default="points")
    vote_budget: Mapped[int] = mapped_column(default=5)
    vote_per_idea: Mapped[int] = mapped_column(default=2)
    vote_level: Mapped[str] = mapped_column(String(16), default="anonymous")
    vote_by_bench: Mapped[bool] = mapped_column(default=True)
    vote_criteria: Mapped[list[str]] = mapped_column(JSON, default=list)
    quorum: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    meeting: Mapped[int] = mapped_column(default=1)
    inspirations: Mapped[int] = mapped_column(default=0)
    inspirations_open: Mapped[bool] = mapped_column(default=False)
    remark_count: Mapped[int] = mapped_column(default=0)
    wall_page: Mapped[int | None]
    team_size: Mapped[int | None]
    team_limit: Mapped[bool] = mapped_column(default=False)
    teams_open: Mapped[bool] = mapped_column(default=False)
    large_sketch: Mapped[int | None]
    audience_count: Mapped[int] = mapped_column(default=0)
    shown_question: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    group: Mapped[ProjectGroup] = relationship(lazy="select")


class JournalRow(Model):
    """What happened, numbered per workshop without gaps and in commit order."""

    __tablename__ = "journal"
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class RequestKey(Model):
    """An idempotency key that has been used: the same request again has no second effect.

    `scope` names who asked (and, for votes, the round: those rows go when the round closes).
    """

    scope: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
