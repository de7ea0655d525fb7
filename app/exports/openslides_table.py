"""The sketches as topics of a council's agenda, in the CSV that OpenSlides 4 takes in under "Agenda", "Import".

The columns are the keys of `topicHeadersAndVerboseNames` (OpenSlides/openslides-client, agenda/modules/topics/
definitions/topics.constants.ts, as of August 2026) and what `topic.json_upload` accepts (OpenSlides/openslides-backend,
action/actions/topic/json_upload.py): every other column is dropped. A topic needs a title of at most 256 characters;
its text is HTML, of which the importer keeps paragraphs, lists and the language of a text; `agenda_type` is "common"
(public), "internal" or "hidden"; the comment is for whoever runs the meeting. Rows become topics in their order.

No cell can be taken for a formula, and none needs an apostrophe, which would stand on the agenda: every cell begins
with a word or a tag of ours.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import BinaryIO

from app.domain.report import Language, Report, SketchPaper
from app.domain.section_text import sum_lines
from app.domain.section_types import Money, Text
from app.domain.sketches import SUMMARY_KEY
from app.domain.text import direction
from app.exports.agreement_words import AGREEMENT_WORDS
from app.exports.blocks import Paragraph
from app.exports.cleaning import cleaned
from app.exports.paper_agreement import standing
from app.exports.paper_words import language_tag, named, paragraphs
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS, spell_date

MEDIA_TYPE = "text/csv; charset=utf-8"
EXTENSION = "csv"
LABEL = "Tagesordnung (OpenSlides)"
NAMES = {"de": "tagesordnung", "en": "agenda"}

COLUMNS = ("title", "text", "agenda_duration", "agenda_comment", "agenda_type")
_LONGEST_TITLE = 256  # characters, of topic.title in models.yml of OpenSlides
_PUBLIC = "common"


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands on an agenda alone. Fields in braces are filled with str.format."""

    topic: str
    comment: str


_WORDS: dict[Language, _Words] = {
    "de": _Words("Projektskizze {number}", "Aus der {idea}. Ergebnisbericht, Stand {date}."),
    "en": _Words("Project sketch {number}", "From {idea}. Report of results as of {date}."),
}


def write(report: Report, out: BinaryIO) -> None:
    """Write one topic per sketch to `out`; without sketches the names of the columns alone."""
    report = cleaned(report)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_topic(report, sketch) for sketch in report.sketches)
    out.write(text.getvalue().encode())


def _topic(report: Report, sketch: SketchPaper) -> tuple[str, ...]:
    words, said = WORDS[report.language], _WORDS[report.language]
    title = said.topic.format(number=sketch.number) + (f": {sketch.title}" if sketch.title else "")
    idea = named(report, sketch.idea, words)
    comment = said.comment.format(idea=idea, date=spell_date(report.generated_on, words))
    return _shortened(title), "".join(_text(report, sketch)), "", comment, _PUBLIC


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def _text(report: Report, sketch: SketchPaper) -> Iterator[str]:
    """What it is about, whether the room agreed, what it costs: as HTML without a line break."""
    words = SECTION_WORDS[report.language]
    for section in sketch.sections:
        if section.key == SUMMARY_KEY:
            said = section.value.text if isinstance(section.value, Text) else section.text
            yield from (_paragraph(line) for line in paragraphs(said))
    for section in sketch.sections:
        if isinstance(section.value, Money) and section.filled:
            yield _paragraph(" ".join((f"{section.label}:", *sum_lines(section.value, words))))
    yield from _agreement(report, sketch)


def _agreement(report: Report, sketch: SketchPaper) -> Iterator[str]:
    said = AGREEMENT_WORDS[report.language]
    for block in standing(report, sketch, WORDS[report.language]):
        if isinstance(block, Paragraph):
            yield _paragraph(block.text)
    one = sketch.version
    if one is None:
        return
    yield _paragraph(
        said.counts.format(
            agreed=one.agreed, concerned=one.concerned, objected=one.objected, present=one.present
        )
    )
    if one.reservations:
        yield "<ul>"
        for each in one.reservations:
            what = said.stance_of(each.stance)
            who = said.said_by.format(what=what, who=each.bench) if each.bench else what
            yield f"<li>{escape(who)}: {_foreign(' '.join(each.text.split()), each.language)}</li>"
        yield "</ul>"


def _paragraph(text: str) -> str:
    way = ' dir="rtl"' if direction(text) == "rtl" else ""
    return f"<p{way}>{escape(text)}</p>"


def _foreign(text: str, language: str) -> str:
    """A text in a language of its own, which runs its own way."""
    tag = language_tag(language)
    named_so = f' lang="{tag}"' if tag else ""
    return f'<span{named_so} dir="{direction(text)}">{escape(text)}</span>'
