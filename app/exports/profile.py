"""A fact sheet for every sketch: one page of A4 each, all in one PDF (tagged, PDF/UA-1), set by Typst.

What does not fit is left out in whole sections, lines and rows, never by cutting the page off, and the page says so.
What people wrote reaches the template as JSON in a variable and never as source.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, BinaryIO

from app.domain.report import Report, SketchPaper
from app.domain.section_text import SectionWords, times_text
from app.domain.section_types import Step
from app.domain.timeline import timeline
from app.domain.when_words import SHORT_MONTHS
from app.exports.cleaning import cleaned
from app.exports.paper_words import joined, language_tag
from app.exports.pdf import Setter, compiler
from app.exports.profile_cuts import measured, shortened, shortened_lines
from app.exports.profile_fitting import TEMPLATE, fitted
from app.exports.profile_sheet import Content, Counts, Part, Plan, Voice, sheet
from app.exports.profile_words import PROFILE_WORDS
from app.exports.section_words import SECTION_WORDS
from app.exports.words import WORDS, spell_date

MEDIA_TYPE = "application/pdf"
EXTENSION = "pdf"
LABEL = "Steckbriefe (PDF)"
NAMES = {"de": "steckbriefe", "en": "fact-sheets"}

_TITLE, _LEAD, _LABEL, _VALUE = 200, 600, 60, 60  # characters
# A word no line of the page holds breaks wherever it must; German compounds are shorter than this.
_ENDLESS = re.compile(r"\S{36,}")
_PIECE = 12


def write(report: Report, out: BinaryIO) -> None:
    """Write one page per sketch to `out`, dated by the report and repeatable; without sketches one that says so."""
    document = compiler().compile(
        input=TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"profile": json.dumps(fitted(profile(cleaned(report))), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(report.generated_on, time(12), tzinfo=UTC),
    )
    if not isinstance(document, bytes):
        raise TypeError("the typesetter gave no single document")
    out.write(document)


def profile(report: Report) -> dict[str, Any]:
    """What the template reads, but for what of it stands on the pages."""
    words, said = WORDS[report.language], PROFILE_WORDS[report.language]
    setter = _Setter(report.language)
    group = report.group_title
    if report.group_code:
        group = words.group.format(code=report.group_code, title=group)
    return {
        "lang": report.language,
        "region": words.locale.split("-")[1],
        "title": setter.text(joined(said.sheets, group or report.title)),
        "eyebrow": setter.text(shortened(joined(report.city, report.process), 120)),
        "group": setter.text(shortened(group, 120)),
        "stamp": setter.text(f"{words.generated} {spell_date(report.generated_on, words)}"),
        "words": {
            "sheet": said.sheet,
            "open": words.still_open,
            "shortened": said.shortened,
            "left_out": said.left_out,
            "in_full": said.in_full,
            "no_sketches": words.no_sketches,
        },
        "sheets": [_sheet(report, sketch, at) for at, sketch in enumerate(report.sketches, 1)],
    }


class _Setter(Setter):
    """Sets blocks for a page from which nothing may run out at the side."""

    def text(self, text: str, language: str = "") -> dict[str, str]:
        """A text whose endless words may break."""
        return super().text(_ENDLESS.sub(_breakable, text), language)

    def content(self, content: Content, words: SectionWords) -> dict[str, Any]:
        """Any content of a part."""
        if isinstance(content, Plan):
            return {"kind": "plan", **self._plan(content, words)}
        if isinstance(content, Counts):
            legend = [self.text(one) for one in content.legend]
            return {"kind": "counts", "numbers": content.numbers, "legend": legend}
        if isinstance(content, Voice):
            said = [
                self.text(line, language_tag(content.language)) for line in content.text.split("\n") if line
            ]
            return {"kind": "voice", "who": self.text(content.who), "said": said}
        return self.block(content)

    def _plan(self, plan: Plan, words: SectionWords) -> dict[str, Any]:
        steps = plan.steps
        line = timeline([(row.begins, row.ends) for row in steps.rows])
        months = SHORT_MONTHS[words.language]
        ticks = [
            {"at": one.at, "month": months[one.month - 1] if one.month else "", "year": str(one.year or "")}
            for one in (line.ticks if line else ())
        ]
        bars = line.bars if line else (None,) * len(steps.rows)
        rows = [
            {
                "what": self.text(row.what or "–"),
                "lines": [self.text(one) for one in (_when_and_who(row, words), *notes) if one],
                "bar": None if bar is None else {"at": bar.at, "length": bar.length, "open": bar.open},
            }
            for row, bar, notes in zip(steps.rows, bars, plan.notes, strict=True)
        ]
        return {"ticks": ticks, "rows": rows}


def _when_and_who(row: Step, words: SectionWords) -> str:
    return joined(times_text(row.begins, row.ends, words), row.who)


def _breakable(word: re.Match[str]) -> str:
    """The word with invisible places where it may break, none of them within a letter and its marks."""
    letters = word.group()
    return "".join(
        f"\u200b{letter}" if at and at % _PIECE == 0 and _stands_alone(letters[at - 1], letter) else letter
        for at, letter in enumerate(letters)
    )


def _stands_alone(before: str, letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "MC" and before != "\u200d"


def _sheet(report: Report, sketch: SketchPaper, at: int) -> dict[str, Any]:
    words, said = WORDS[report.language], PROFILE_WORDS[report.language]
    setter, found = _Setter(report.language), sheet(report, sketch)
    place = said.place.format(number=at, count=len(report.sketches))
    lead = shortened_lines(found.lead, _LEAD)
    return {
        "place": setter.text(place),
        "title": setter.text(shortened(found.title, _TITLE)),
        "lead": [setter.text(line) for line in lead],
        "cut": [setter.text(shortened(found.lead_label, _LABEL))] if lead != found.lead else [],
        "figures": [
            {
                "label": setter.text(shortened(one.label, _LABEL)),
                "value": setter.text(shortened(one.value, _VALUE)),
                "remark": setter.text(one.remark),
            }
            for one in found.figures
        ],
        "parts": [_part(setter, part, SECTION_WORDS[report.language]) for part in found.parts],
        "missing": [setter.text(shortened(label, _LABEL)) for label in found.missing],
        "note": setter.text(words.missing_glyphs if setter.boxed else ""),
    }


def _part(setter: _Setter, part: Part, words: SectionWords) -> dict[str, Any]:
    return {
        "label": setter.text(shortened(part.label, _LABEL)),
        "weight": part.weight,
        "measures": list(_measures(setter, part, words)),
    }


def _measures(setter: _Setter, part: Part, words: SectionWords) -> Iterator[dict[str, Any]]:
    for content, cut in measured(part.content):
        yield {"cut": cut, "content": [setter.content(one, words) for one in content]}
