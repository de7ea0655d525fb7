"""What participants and moderators send alike."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField

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
