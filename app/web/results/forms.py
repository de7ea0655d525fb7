"""What a paper may be wished like."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectMultipleField, StringField


class PaperForm(FlaskForm):
    """Format, language, sketches by number (none for all), and whether those who wished it are named."""

    class Meta:
        """The token is asked for by the application, of every unsafe request; an address has none."""

        csrf = False

    format = StringField(default="")
    language = StringField(default="")
    sketches = SelectMultipleField(coerce=int, validate_choice=False)
    names = BooleanField(default=False)
