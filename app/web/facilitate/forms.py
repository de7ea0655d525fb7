"""What the moderator sends."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange

CHOICE = "choice.needed"  # the key of the message, instead of "a number is needed"


class StepForm(FlaskForm):
    """The step to go to."""

    step = StringField(default="")


class QuestionForm(FlaskForm):
    """The question on all screens."""

    question = StringField(default="")


class TimerForm(FlaskForm):
    """Minutes for the timer."""

    minutes = IntegerField(validators=[InputRequired()])


class AnnouncementForm(FlaskForm):
    """A message to all."""

    announcement = StringField(default="")


class ReasonForm(FlaskForm):
    """A reason others will read."""

    reason = StringField(default="")


class MergeForm(FlaskForm):
    """The idea to merge into."""

    target = IntegerField(validators=[InputRequired(CHOICE), NumberRange(1, 2**31 - 1, CHOICE)])


class WordingForm(FlaskForm):
    """A corrected wording."""

    title = StringField(default="")
    description = TextAreaField(default="")


class VoteForm(FlaskForm):
    """How the next round is voted."""

    method = StringField(default="")
    budget = IntegerField(validators=[InputRequired()])
    per_idea = IntegerField(validators=[InputRequired()])


class PlacesForm(FlaskForm):
    """How many places there are."""

    places = IntegerField(validators=[InputRequired()])


class SelectionForm(FlaskForm):
    """What the room chose."""

    rule = StringField(default="")
    ideas = SelectMultipleField(coerce=int, validate_choice=False)
    reason = StringField(default="")


class RemarkForm(FlaskForm):
    """A question, or an answer."""

    text = TextAreaField(default="")


class PageForm(FlaskForm):
    """A page of the big screen."""

    page = IntegerField(validators=[InputRequired(), NumberRange(1, 2**31 - 1)])
