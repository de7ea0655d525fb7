"""The council paper in the office's own template."""

from __future__ import annotations

from app.domain.report import Report
from app.exports import council_docx
from app.exports.cleaning import cleaned
from app.exports.council_words import COUNCIL_WORDS, subject
from app.exports.file_names import dated_name
from app.exports.template_data import template_data
from app.exports.words import WORDS
from app.filling.rendering import fill

MEDIA_TYPE = council_docx.MEDIA_TYPE
_NAMES = {"de": "ratsvorlage-eigene", "en": "council-paper-own"}


def own_paper(report: Report, template: bytes) -> bytes:
    """Return the template filled with the report; raises `Unfillable`."""
    tidy = cleaned(report)
    title = f"{COUNCIL_WORDS[report.language].label}: {subject(tidy)}"
    return fill(template, template_data(tidy), title=title, language=WORDS[report.language].locale)


def own_paper_name(report: Report) -> str:
    """Return the name it is saved under."""
    return dated_name(report, _NAMES[report.language], council_docx.EXTENSION)
