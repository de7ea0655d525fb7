"""What the front door asks for."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField


class CodeForm(FlaskForm):
    """The access code from the wall."""

    code = StringField(default="")


class SeatCodeForm(FlaskForm):
    """The code that moves a place to this device."""

    seat_code = StringField(default="")
    attempt = StringField(default="")


class JoinForm(FlaskForm):
    """Who one is, as far as one wants to say."""

    name = StringField(default="")
    pseudonym = StringField(default="")
    speaks_for = StringField(default="")
    attempt = StringField(default="")
    language = StringField(default="")


class LanguageForm(FlaskForm):
    """Which language, and where to go on."""

    language = StringField(default="")
    next = StringField(default="")


class CodeLinkForm(FlaskForm):
    """The one button of a one-time code's link."""

    attempt = StringField(default="")
