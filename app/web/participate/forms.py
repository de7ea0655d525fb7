"""What participants send."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional


class TypingForm(FlaskForm):
    """Whether somebody is typing just now."""

    typing = BooleanField(default=False)


class PlaceForm(FlaskForm):
    """Where in a sketch somebody is: the section, and their caret in it."""

    section = StringField(default="")
    caret = StringField(default="")


class LanguageForm(FlaskForm):
    """Another language for this place."""

    language = StringField(default="")


class ReservationForm(FlaskForm):
    """A reservation, and whether it is made for one's own bench ("bench") or for nobody ("")."""

    text = TextAreaField(default="")
    behalf = StringField(default="")


class HelpForm(FlaskForm):
    """What the moderator is to know before coming."""

    words = StringField(default="")


class VotingCodeForm(FlaskForm):
    """A one-time code as it was typed."""

    code = StringField(default="")


class RemarkForm(FlaskForm):
    """A question or an answer, and whether the name may stand beside it."""

    text = TextAreaField(default="")
    named = BooleanField(default=False)


class AudienceForm(FlaskForm):
    """A question to those who present, to which sketch (nothing: to all), and whether the name may stand beside it."""

    text = TextAreaField(default="")
    sketch = IntegerField(validators=[Optional(), NumberRange(1, 2**31 - 1, "choice.needed")])
    named = BooleanField(default=False)


class ComplaintForm(FlaskForm):
    """What somebody finds offensive, in their words; only the moderator reads it."""

    reason = StringField(default="")


class SightForm(FlaskForm):
    """Numbers of ideas that were before somebody's eyes."""

    numbers = StringField(default="")


class MoodAnswerForm(FlaskForm):
    """What somebody makes of a sketch, what they miss, and the round of the question they have read."""

    mood = StringField(default="")
    text = TextAreaField(default="")
    round = IntegerField(default=0)


class StanceForm(FlaskForm):
    """A stance to a sketch, its words, for whom they speak, and the state of the text that was read."""

    stance = StringField(default="")
    text = TextAreaField(default="")
    behalf = StringField(default="")
    read = IntegerField(default=0)


class PresenterForm(FlaskForm):
    """The name somebody wishes to be shown with while they present; empty is none."""

    name = StringField(default="")
