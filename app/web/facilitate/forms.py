"""What the moderator sends."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.aside import aside
from app.domain.errors import InvalidInput
from app.domain.workshops import MOST_PLACES
from app.filling import check_template

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


class ExclusiveForm(FlaskForm):
    """Two ideas of which only one can be chosen."""

    one = IntegerField(validators=[InputRequired(CHOICE), NumberRange(1, 2**31 - 1, CHOICE)])
    other = IntegerField(validators=[InputRequired(CHOICE), NumberRange(1, 2**31 - 1, CHOICE)])


class SharingForm(FlaskForm):
    """To whom the ordering is shared out, and to how many; nothing is all of them."""

    who = StringField(default="")
    people = IntegerField(validators=[Optional()])


class WordingForm(FlaskForm):
    """A corrected wording."""

    title = StringField(default="")
    description = TextAreaField(default="")


class ThemeForm(FlaskForm):
    """What a theme is called."""

    name = StringField(default="")


class PublishForm(FlaskForm):
    """In which languages results are published, with the paper or without, and over which revision."""

    de = BooleanField(default=False)
    en = BooleanField(default=False)
    with_paper = BooleanField(default=False)
    seen = IntegerField(validators=[InputRequired(), NumberRange(0, 2**31 - 1)])


class SpeechForm(FlaskForm):
    """Minutes a sketch may take; empty is no limit."""

    minutes = IntegerField(validators=[Optional()])


class PlaceForm(FlaskForm):
    """The place on a list, counted from 1."""

    position = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_PLACES)])


class MoodForm(FlaskForm):
    """Whether what the room makes of a sketch is told by bench, too."""

    by_bench = BooleanField(default=False)


class PriorityForm(FlaskForm):
    """How the room puts its sketches in order, and how many come first."""

    method = StringField(default="")
    budget = IntegerField(validators=[InputRequired()])
    places = IntegerField(validators=[InputRequired()])


class VoteForm(FlaskForm):
    """How the next round is voted."""

    method = StringField(default="")
    budget = IntegerField(validators=[InputRequired()])
    per_idea = IntegerField(validators=[InputRequired()])
    side = BooleanField(default=False)
    criterion_1 = StringField(default="")
    criterion_2 = StringField(default="")
    level = StringField(default="")
    by_bench = BooleanField(default=False)
    seed = StringField(default="")


class CodesForm(FlaskForm):
    """How many one-time codes to make."""

    number = IntegerField(validators=[InputRequired()])


class PlacesForm(FlaskForm):
    """How many places there are."""

    places = IntegerField(validators=[InputRequired()])


class SelectionForm(FlaskForm):
    """What the room chose."""

    rule = StringField(default="")
    criterion = StringField(default="all")
    ideas = SelectMultipleField(coerce=int, validate_choice=False)
    reason = StringField(default="")


class ReservationForm(FlaskForm):
    """A reservation in somebody's words, and the bench it is made for."""

    text = TextAreaField(default="")
    behalf = IntegerField(validators=[Optional(), NumberRange(1, 2**31 - 1, CHOICE)])


class RemarkForm(FlaskForm):
    """A question, or an answer."""

    text = TextAreaField(default="")


class AudienceForm(FlaskForm):
    """A question of somebody without a device, and to which sketch (nothing: to all)."""

    text = TextAreaField(default="")
    sketch = IntegerField(validators=[Optional(), NumberRange(1, 2**31 - 1, CHOICE)])


class PageForm(FlaskForm):
    """A page of the big screen."""

    page = IntegerField(validators=[InputRequired(), NumberRange(1, 2**31 - 1)])


class TeamForm(FlaskForm):
    """The team somebody is put into, by the number of its sketch."""

    team = IntegerField(validators=[InputRequired(CHOICE), NumberRange(1, 2**31 - 1, CHOICE)])


class TeamSizeForm(FlaskForm):
    """How many people a team is wished to have (nothing: no wish), and whether more are let in."""

    size = IntegerField(validators=[Optional()])
    limited = BooleanField(default=False)


class NextStepForm(FlaskForm):
    """What happens next; `base` is the revision that was read, of a step there is already."""

    what = TextAreaField(default="")
    who = StringField(default="")
    due = StringField(default="")
    sketch = IntegerField(validators=[Optional(), NumberRange(1, 2**31 - 1, CHOICE)])
    base = IntegerField(validators=[Optional()])

    def said(self) -> dict[str, Any]:
        """The fields as the actions take them."""
        words = {name: self[name].data or "" for name in ("what", "who", "due")}
        return {**words, "sketch": self.sketch.data}


class SectionForm(FlaskForm):
    """A section of the Protokoll in the words of the desk; `base` is the revision that was read."""

    base = IntegerField(validators=[Optional()])
    heading = StringField(default="")
    text = TextAreaField(default="")


class MinutesForm(FlaskForm):
    """The mark of what was read."""

    read = StringField(default="")


class PaperTemplateForm(FlaskForm):
    """The office's own Word template for council papers."""

    file = FileField()

    def brought(self) -> tuple[str, bytes]:
        """The name and the bytes of a template that was checked; raises `InvalidInput` at `file`."""
        if self.file.data is None or not self.file.data.filename:
            raise InvalidInput("file", "paper_template.no_file")
        data = self.file.data.read()
        aside(check_template, data)  # a large one takes a second, in which nobody else may wait
        return self.file.data.filename, data
