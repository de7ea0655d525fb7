"""What participants and moderators send alike."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import Optional

from app.domain.themes import read_choice


class IdeaForm(FlaskForm):
    """An idea; its limits are rules of the domain, which also words the message."""

    title = StringField(default="")
    description = TextAreaField(default="")
    theme = StringField(default=None)
    target_group = StringField(default=None)
    locale = StringField(default="")

    def said(self) -> dict[str, Any]:
        """The arguments of the action; what the form does not have at all is None. Raises `InvalidInput` at `theme`."""
        return {
            "title": self.title.data or "",
            "description": self.description.data or "",
            "theme": read_choice(self.theme.data),
            "target_group": self.target_group.data,
            "locale": self.locale.data or "",
        }


class AdviceForm(FlaskForm):
    """A piece of advice or an answer, what it is about, and whether the name may stand beside it."""

    text = TextAreaField(default="")
    section = StringField(default="")
    named = BooleanField(default=False)


class VerdictForm(FlaskForm):
    """What becomes of a piece of advice, and why."""

    state = StringField(default="")
    reason = TextAreaField(default="")


class SeenForm(FlaskForm):
    """Up to which number advice has been read."""

    upto = IntegerField(validators=[Optional()])


class SeatForm(FlaskForm):
    """A seat of the advisory board, and the form's own random, which knows a second press."""

    name = StringField(default="")
    attempt = StringField(default="")


class TurnForm(FlaskForm):
    """Where to turn: on, back, or to a running number; from which slide of which sketch, as whoever leads sees it."""

    way = StringField(default="")
    sketch = IntegerField(validators=[Optional()])
    slide = IntegerField(validators=[Optional()])
    number = IntegerField(validators=[Optional()])
