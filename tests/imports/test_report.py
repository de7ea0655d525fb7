"""A data file is read back to the very report it was written from, and refused at the place where it was changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.report import Report
from app.domain.report_document import document
from app.domain.report_reading import WrongFile, report_from
from app.domain.reported_closing import fixed_only
from app.exports.cleaning import cleaned
from app.imports import report as reading
from app.imports.report import read_report
from tests.exports.factories import empty, filled_with, sample, two_criteria, two_meetings
from tests.exports.generated_reports import reports
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import with_values
from tests.exports.test_advice import advised
from tests.support.roundtrip import written

MADE = [sample, empty, two_criteria, two_meetings, with_values, advised]


@pytest.mark.parametrize("made", MADE)
def test_a_report_comes_back_equal(made: Callable[[], Report]):
    told = cleaned(made())
    assert read_report(written(made())) == replace(told, minutes=fixed_only(told.minutes))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(reports())
def test_any_report_comes_back_equal(made: Report):
    assert report_from(json.loads(json.dumps(document(made)))) == made


def test_hostile_strings_come_back_as_they_were_written():
    texts = [*strings(), *MARKUP]
    for made in [filled_with(*texts), *(filled_with(text) for text in texts[::5])]:
        raw = json.loads(written(made))
        for inner, _ in _places(raw):
            short = {"language": "de", "criteria": ["mutig"]}  # no form lets such texts in there
            inner |= {key: short[key] for key in short if key in inner and inner is not raw}
        assert document(read_report(json.dumps(raw).encode())) == raw


def _changed(path: str, value: Any) -> bytes:
    """A full file in which one value is another; `path` is dotted, without the root."""
    raw = json.loads(written(with_values() if "money" in path else sample()))
    *way, last = path.replace("money", f"sketches.0.sections.{_place('money')}.value").split(".")
    inner = raw
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = value
    return json.dumps(raw).encode()


def _place(key: str) -> int:
    return [one.key for one in with_values().sketches[0].sections].index(key)


@pytest.mark.parametrize(
    ("path", "value", "refused"),
    [
        (
            "version",
            2,
            "$.version: this program reads version 3, the file has 2: "
            "update the instance it comes from and download it there once more",
        ),
        ("version", 4, "$.version: this program reads version 3, the file has 4: update this instance"),
        ("version", None, "$.version: this program reads version 3, the file has nothing"),
        ("version", True, "$.version"),
        ("format", "pdf", "$.format"),
        ("mood", 1, "$.mood: version 3 has no such key here"),
        ("ideas.0.mood", 1, "$.ideas[0].mood: "),
        ("ideas.0.number", "1", '$.ideas[0].number: a whole number is expected, not "1"'),
        ("ideas.0.number", True, "$.ideas[0].number"),
        ("ideas.0.number", 2**31, "$.ideas[0].number"),
        ("ideas.0.title", None, "$.ideas[0].title: a text is expected, not nothing"),
        (
            "ideas.0.title",
            "x" * 121,
            "$.ideas[0].title: a text of at most 120 characters is expected, not 121",
        ),
        ("ideas.0.state", "lost", "$.ideas[0].state: one of visible, merged, hidden is expected"),
        ("ideas.0.state", "hidden", "$.ideas[0]: idea 1 is hidden and must carry no words"),
        ("ideas.0.members", {}, "$.ideas[0].members: a list is expected"),
        ("ideas.0.questions.0.by_facilitator", 0, "$.ideas[0].questions[0].by_facilitator"),
        ("exclusive.0", [1], "$.exclusive[0]: 2 entries are expected, not 1"),
        ("generated_on", "29.11.2026", "$.generated_on: a day (YYYY-MM-DD) is expected"),
        ("generated_on", "20261123", "$.generated_on"),
        ("meetings.0.starts", "16:00:00", "$.meetings[0].starts"),
        ("meetings.0.starts", "25:00", "$.meetings[0].starts: a time (HH:MM) is expected"),
        ("rounds.0.ballots_cast", 99, "$.rounds[0].ballots_cast"),
        ("rounds.0.totals.all.1", 99, "$.rounds[0].totals.all.1"),
        ("rounds.0.ballots.0.points.0", {"1": 40}, "$.rounds[0].totals.all.1: 54 follows"),
        ("rounds.0.ballots.0.points.0", {"eins": 1}, "$.rounds[0].ballots[0].points[0].eins"),
        ("rounds.0.ballots.0.points", [{}, {}], "$.rounds[0]: round 1: every ballot needs 1 mappings"),
        ("selections.0.changed", False, "$.selections[0].changed"),
        ("sketches.0.version", 7, "$.sketches[0].version"),
        ("money.sums.once", 1, ".value.sums.once"),
        ("money.kind", "song", ".value.kind: one of text, choices, span"),
        ("money.rows.0.amount.cents", 480_001, ".value.sums.once: 480001 follows from the rest of the file"),
    ],
)
def test_a_changed_file_is_refused_at_its_place(path: str, value: Any, refused: str):
    with pytest.raises(WrongFile) as wrong:
        read_report(_changed(path, value))
    assert refused in str(wrong.value)


@pytest.mark.parametrize(
    ("written_as", "shown"),
    [
        ("1.5", "1.5"),
        ("1.0", "1.0"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e999999999", "1e999999999"),
        ("9" * 9000, "9" * 20),
    ],
)
def test_a_number_no_report_has_is_refused_where_it_stands(written_as: str, shown: str):
    data = _changed("places", 123454321).replace(b"123454321", written_as.encode())
    with pytest.raises(WrongFile) as wrong:
        read_report(data)
    assert str(wrong.value) == f"$.places: a whole number is expected, not {shown}"
    with pytest.raises(WrongFile, match="a text is expected, not"):
        read_report(_changed("title", 123454321).replace(b"123454321", written_as.encode()))


def _places(raw: Any, path: str = "$"):
    """Every object with its path."""
    if isinstance(raw, dict):
        yield raw, path
        for key, value in raw.items():
            yield from _places(value, f"{path}.{key}")
    elif isinstance(raw, list):
        for n, value in enumerate(raw):
            yield from _places(value, f"{path}[{n}]")


def test_every_key_is_missed_where_it_is_missing():
    raw = json.loads(written(sample()))
    for inner, path in list(_places(raw)):
        for key in list(inner):
            if not key.isdigit() and path.rpartition(".")[2] != "totals":
                value = inner.pop(key)
                with pytest.raises(WrongFile) as wrong:
                    report_from(raw)
                assert str(wrong.value).startswith(f"{path}.{key}"), path
                inner[key] = value


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", "$: this is no JSON (line 1, column 1)"),
        (b"[1]", "$.format"),
        (b"\xff\xfe", "$: the file is not UTF-8 (byte 0)"),
        (b'{"a": 1, "a": 2}', "$..a: this key stands twice in one object"),
        (b'{"format": 1.5}', "$.format"),
        (b"[" * 100_000, "$: at most 20 levels are read"),
        (b'{"a":' * 21 + b"1" + b"}" * 21, "$: at most 20 levels are read"),
        (b'"' + b'\\"' * 10**6, "$: this is no JSON"),  # a text that never ends; each mark could begin one
        (
            b"{" + b",".join(b'"%d": 1' % (n % 99_999) for n in range(10**5)) + b"}",
            "$..0: this key stands twice",
        ),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, refused: str):
    with pytest.raises(WrongFile) as wrong:
        read_report(data)
    assert str(wrong.value).startswith(refused)


def test_brackets_in_texts_are_no_levels():
    raw = json.loads(written(sample()))
    raw["motto"] = '[{"' * 30 + "\\"
    assert read_report(json.dumps(raw).encode()).motto == raw["motto"]


def test_what_is_too_large_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 100)
    with pytest.raises(WrongFile):
        read_report(b" " * 101)
