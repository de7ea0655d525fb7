"""Themes of a workshop, under which ideas can be put."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model


class Theme(Model):
    """A theme, at first a working group of the project group; `name` by language.

    One that was taken off the list keeps its number, and the ideas under it keep it.
    """

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    position: Mapped[int]
    listed: Mapped[bool] = mapped_column(default=True)
