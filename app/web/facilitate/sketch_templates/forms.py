"""What the office sends about templates of sketches."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, StringField, TextAreaField
from wtforms.validators import Optional

from app.actions.sketch_sections import Typed
from app.aside import aside
from app.domain.errors import InvalidInput
from app.domain.sketch_template_files import PlaceError, read_file
from app.domain.sketch_templates import LANGUAGES, SketchTemplate
from app.web.messages import sentence


class TemplateFileForm(FlaskForm):
    """A file with a template, or what stands in it."""

    file = FileField()
    content = TextAreaField(default="")

    def template(self) -> SketchTemplate:
        """The template in the file; raises `InvalidInput` at `file`."""
        if self.file.data is not None and self.file.data.filename:
            data = self.file.data.read()
        elif self.content.data and self.content.data.strip():
            data = self.content.data.encode("utf-8", "replace")
        else:
            raise InvalidInput("file", "template.no_file")
        try:
            return aside(read_file, data)  # a megabyte takes a second, in which nobody else may wait
        except PlaceError as wrong:
            problem = sentence(wrong.broken)
            raise InvalidInput("file", "template.at_place", place=wrong.place, problem=problem) from None


class _OnVersion(FlaskForm):
    base = IntegerField(validators=[Optional()])

    def opened_on(self) -> int:
        """The version the form was opened on; of an unknown one nothing is the same any more."""
        return self.base.data or 0

    def in_languages(self, name: str) -> dict[str, str]:
        """A text by language."""
        return {language: str(self[f"{name}_{language}"].data or "") for language in LANGUAGES}


class TemplateNameForm(_OnVersion):
    """The name of a template."""


class MoveSectionForm(_OnVersion):
    """The place of a section, counted from 1."""

    position = IntegerField(validators=[Optional()])


class SectionForm(_OnVersion):
    """A section of a template."""

    kind = StringField(default="")
    required = BooleanField(default=False)

    def typed(self) -> Typed:
        """The same for the action."""
        texts = {name: self.in_languages(name) for name in ("label", "guidance", "example", "options")}
        return Typed(kind=self.kind.data or "", required=bool(self.required.data), **texts)


for _language in LANGUAGES:
    setattr(TemplateNameForm, f"name_{_language}", StringField(default=""))
    for _name in ("label", "guidance", "example", "options"):
        setattr(SectionForm, f"{_name}_{_language}", TextAreaField(default=""))
