"""What the moderator does with what somebody missed: taking it off all screens and out of all papers, and back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.sketches import lively_sketch
from app.db import transaction
from app.domain.errors import NotFound
from app.domain.events import MoodChanged
from app.domain.ideas import checked_reason
from app.models import MoodRound, MoodWord
from app.queries.mood import WordPlace


def hide_word(
    *, workshop_id: int, place: WordPlace, reason: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Show a word to nobody but the moderator; nobody knows who wrote it, so the reason is for the desk."""
    _set_reason(workshop_id, place, checked_reason(reason), now, request)


def show_word(*, workshop_id: int, place: WordPlace, now: datetime, request: Request = NO_KEY) -> None:
    """Let all read it again."""
    _set_reason(workshop_id, place, None, now, request)


def _set_reason(
    workshop_id: int, place: WordPlace, reason: str | None, now: datetime, request: Request
) -> None:
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "hide_word", place, reason):
            return
        sketch = lively_sketch(session, workshop_id, place.sketch)
        word = session.scalars(
            select(MoodWord)
            .join(MoodRound, MoodRound.id == MoodWord.round_id)
            .where(
                MoodRound.sketch_id == sketch.id,
                MoodRound.number == place.round,
                MoodWord.position == place.position,
            )
        ).first()
        if word is None:
            raise NotFound
        word.hidden_reason = reason
        append(session, workshop_id, MoodChanged(sketch=place.sketch), now)
