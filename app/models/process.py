"""A city's process, its groups, their seats and meetings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Model, UtcDateTime


class Process(Model):
    """A process as set up from a template; `template` keeps its texts as they were on that day.

    New sketches begin with the newest version of its sketch template `sketch_template`.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    template: Mapped[dict[str, Any]] = mapped_column(JSON)
    sketch_template: Mapped[int] = mapped_column(default=1)


class ProjectGroup(Model):
    """A project group (Projektgruppe) of a process."""

    __table_args__ = (UniqueConstraint("process_id", "code"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(16))
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    process: Mapped[Process] = relationship(lazy="joined")


class Bench(Model):
    """A kind of institution (Bank): politics, administration, unions …"""

    __table_args__ = (UniqueConstraint("group_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("project_group.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[dict[str, str]] = mapped_column(JSON)


class Seat(Model):
    """A seat (Sitz) of a group; institutions, never persons."""

    __table_args__ = (UniqueConstraint("group_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("project_group.id", ondelete="CASCADE"))
    bench_id: Mapped[int] = mapped_column(ForeignKey("bench.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    places: Mapped[int] = mapped_column(default=1)
    expert: Mapped[bool] = mapped_column(default=False)
    substitute: Mapped[bool] = mapped_column(default=False)


class Meeting(Model):
    """A meeting (Sitzung) of a group, with the phase planned for it."""

    __table_args__ = (UniqueConstraint("group_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("project_group.id", ondelete="CASCADE"))
    number: Mapped[int]
    day: Mapped[date]
    starts: Mapped[str] = mapped_column(String(5))
    ends: Mapped[str] = mapped_column(String(5))
    phase: Mapped[str] = mapped_column(String(16))
    place: Mapped[str] = mapped_column(String(200), default="")


class PaperTemplate(Model):
    """The office's own Word template for council papers: one for a process, whatever group a paper is of."""

    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
