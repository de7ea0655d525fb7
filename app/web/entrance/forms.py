"""What the moderator's entrance asks for."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField


class EntranceForm(FlaskForm):
    """The one button."""

    attempt = StringField(default="")
