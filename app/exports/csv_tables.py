"""All ideas as one table, made to open by a double click in a German office.

UTF-8 with a byte order mark, semicolons, CRLF: what a German Excel and LibreOffice take without asking.
"""

import csv
import io
from typing import BinaryIO

from app.domain.report import Report, ReportedIdea
from app.exports.cells import inert
from app.exports.cleaning import cleaned
from app.exports.words import WORDS, Words

MEDIA_TYPE = "text/csv; charset=utf-8"
EXTENSION = "csv"
LABEL = "Tabelle (CSV)"

Value = str | int | None


def write(report: Report, out: BinaryIO) -> None:
    """Write one row per idea to `out`; a hidden idea is a row with its number and nothing it said."""
    report = cleaned(report)
    words = WORDS[report.language]
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writerow(inert(name) for name in _header(words))
    for idea in sorted(report.ideas, key=lambda one: one.number):
        table.writerow(_cell(value) for value in _row(report, idea, words))
    out.write(text.getvalue().encode("utf-8-sig"))


def _header(words: Words) -> list[str]:
    return [
        words.number,
        words.title,
        words.description,
        words.language,
        words.state,
        words.merged_with,
        words.merged_ideas,
        words.votes,
        words.supporters,
        words.plain,
        words.equal_shares,
        words.room,
        words.sketch,
    ]


def _row(report: Report, idea: ReportedIdea, words: Words) -> list[Value]:
    latest = report.latest_round
    supporters = latest.supporters() if latest else None
    votable = latest is not None and idea.state == "visible"
    plain, equal_shares = report.outcome("plain"), report.outcome("equal_shares")
    states = {"visible": words.visible, "merged": words.merged, "hidden": words.hidden}
    return [
        idea.number,
        idea.title,
        idea.description,
        idea.language,
        states[idea.state],
        idea.merged_into,
        ", ".join(map(str, idea.sources)),
        latest.totals.get(idea.number, 0) if latest and votable else None,
        supporters.get(idea.number, 0) if supporters is not None and votable else None,
        _chosen(idea.number, plain.chosen if plain else None, words),
        _chosen(idea.number, equal_shares.chosen if equal_shares else None, words),
        _chosen(idea.number, report.selection.chosen if report.selection else None, words),
        next((sketch.number for sketch in report.sketches if sketch.idea == idea.number), None),
    ]


def _chosen(number: int, chosen: tuple[int, ...] | None, words: Words) -> str:
    if chosen is None:
        return ""
    return words.yes if number in chosen else words.nay


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) else value
