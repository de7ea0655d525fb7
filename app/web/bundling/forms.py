"""What is sent to put ideas in order, from the desk and from a stack alike."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange

CHOICE = "choice.needed"  # the key of the message, instead of "a number is needed"


class IdeasForm(FlaskForm):
    """Some ideas."""

    ideas = SelectMultipleField(coerce=int, validate_choice=False)


class BundleForm(IdeasForm):
    """Some ideas, and a name for them."""

    name = StringField(default="")


class PutInForm(IdeasForm):
    """Some ideas, and where they go."""

    target = IntegerField(validators=[InputRequired(CHOICE), NumberRange(1, 2**31 - 1, CHOICE)])


class NameForm(FlaskForm):
    """Another name."""

    name = StringField(default="")
