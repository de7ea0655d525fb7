"""Publications: the address a room's results have for ever, and what stands there now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model, UtcDateTime


class Publication(Model):
    """The permanent place of a room's results; it stays when they are withdrawn, without any of their content.

    `tag` names it in feeds for ever. `revision` counts how often it was published or withdrawn. `numbers` is what the
    published report comes to (`domain.publication.PublicNumbers`), `with_paper` whether the whole paper goes with it.
    """

    __tablename__ = "publication"
    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), unique=True)
    address: Mapped[str] = mapped_column(String(8), unique=True)
    tag: Mapped[str] = mapped_column(String(300))
    revision: Mapped[int] = mapped_column(default=1)
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    with_paper: Mapped[bool] = mapped_column(default=False)
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class PublishedPage(Model):
    """What stands at an address in one language: the frozen report, and how it is told on a list."""

    __tablename__ = "published_page"
    publication_id: Mapped[int] = mapped_column(
        ForeignKey("publication.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    card: Mapped[dict[str, Any]] = mapped_column(JSON)
    report: Mapped[dict[str, Any]] = mapped_column(JSON)
