"""Who presents a sketch."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Model


class SketchPresenter(Model):
    """Somebody of a team who presents its sketch; deleted when they no longer wish to, leave, or are removed.

    `name` is what they typed to be shown with, empty for none. `leads` is whether they may turn its slides; where the
    moderator took that back, the row stays without `offers` and name, so that it is not undone by offering again.
    """

    sketch_id: Mapped[int] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str] = mapped_column(String(60), default="")
    leads: Mapped[bool] = mapped_column(default=True)
    offers: Mapped[bool] = mapped_column(default=True)
