"""What the moderator sends with a table of ideas."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, SelectMultipleField, TextAreaField
from wtforms.validators import NumberRange, Optional

from app.domain.errors import InvalidInput
from app.domain.importing import Choices


class ImportForm(FlaskForm):
    """A file, or cells copied out of a spreadsheet."""

    file = FileField()
    cells = TextAreaField(default="")

    def brought(self) -> tuple[bytes, str]:
        """The bytes of the table and its name; raises `InvalidInput` at `file` when there is neither."""
        if self.file.data is not None and self.file.data.filename:
            return self.file.data.read(), self.file.data.filename
        if self.cells.data and self.cells.data.strip():
            return self.cells.data.encode("utf-8", "replace"), ""
        raise InvalidInput("file", "import.no_file")


def _column() -> IntegerField:
    return IntegerField(validators=[Optional(), NumberRange(0, 1000)])


class ColumnsForm(FlaskForm):
    """The place of each column, from 0; empty for none."""

    title = _column()
    description = _column()
    theme = _column()
    target_group = _column()
    language = _column()
    heading = BooleanField(default=False)


class TakeForm(FlaskForm):
    """What was decided in the preview."""

    doubled = SelectMultipleField(coerce=int, validate_choice=False)
    again = SelectMultipleField(coerce=int, validate_choice=False)
    themes = SelectMultipleField(validate_choice=False)
    shorten = BooleanField(default=False)
    read = BooleanField(default=False)

    def choices(self) -> Choices:
        """The same as a value of the domain."""
        return Choices(
            doubled=frozenset(self.doubled.data or ()),
            again=frozenset(self.again.data or ()),
            themes=tuple(self.themes.data or ()),
            shorten=bool(self.shorten.data),
            read=bool(self.read.data),
        )
