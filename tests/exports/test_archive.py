"""The archive holds every paper, says what each is, and is the same for the same report."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from dataclasses import replace
from datetime import date

import icalendar
import openpyxl
import pypdf
import pytest

from app.domain.report import Language, Report
from app.exports import archive, download, file_name
from app.exports.archive_words import ARCHIVE_WORDS
from app.exports.papers import PAPERS
from tests.exports.factories import empty, filled_with, sample, two_criteria
from tests.exports.hostile import MARKUP, strings


def _reopened(report: Report) -> zipfile.ZipFile:
    out = io.BytesIO()
    archive.write(report, out)
    found = zipfile.ZipFile(out)
    assert found.testzip() is None
    return found


def test_every_paper_is_in_it_under_the_name_of_its_download() -> None:
    parts = _reopened(sample())
    assert parts.namelist() == ["LIESMICH.txt", *(file_name(sample(), key) for key in PAPERS)]
    for key in PAPERS:
        assert parts.read(file_name(sample(), key)) == download(sample(), key).body


def test_the_papers_in_it_open() -> None:
    parts = _reopened(sample())

    def part(key: str) -> io.BytesIO:
        return io.BytesIO(parts.read(file_name(sample(), key)))

    assert len(pypdf.PdfReader(part("steckbrief")).pages) == 2
    assert openpyxl.load_workbook(part("xlsx")).sheetnames
    assert (
        len(icalendar.Calendar.from_ical(part("ics").read()).events) == 5
    )  # three meetings, and two next steps with a day
    assert len(list(csv.reader(io.StringIO(part("openslides").read().decode())))) == 3


@pytest.mark.parametrize(("language", "name"), [("de", "LIESMICH.txt"), ("en", "README.txt")])
def test_the_text_says_what_each_file_is(language: Language, name: str) -> None:
    report = replace(sample(), language=language)
    parts = _reopened(report)
    raw = parts.read(name)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    for key in PAPERS:
        at = lines.index(file_name(report, key))
        assert lines[at + 1] == f"    {ARCHIVE_WORDS[language].papers[key]}"
    assert {"Dortmund", "Masterplan Integration"} <= set(lines)


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_is_a_sentence_for_every_paper_and_for_nothing_else(language: Language) -> None:
    assert list(ARCHIVE_WORDS[language].papers) == list(PAPERS)


def test_same_report_gives_the_same_bytes_dated_by_it() -> None:
    assert download(sample(), "zip") == download(sample(), "zip")
    assert {part.date_time for part in _reopened(sample()).infolist()} == {(2026, 11, 23, 12, 0, 0)}
    assert _reopened(replace(empty(), generated_on=date(1975, 1, 2))).infolist()[0].date_time[0] == 1980


@pytest.mark.parametrize(
    "key", [key for key in PAPERS if PAPERS[key].EXTENSION in {"docx", "xlsx", "pptx", "pb", "zip"}]
)
def test_no_paper_is_dated_by_the_clock(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two seconds are the smallest step a zip file knows; so two downloads would differ now and then."""
    before = download(sample(), key).body
    monkeypatch.setattr(
        "time.localtime", lambda _seconds=None: time.struct_time((2031, 5, 6, 7, 8, 9, 1, 126, 0))
    )
    assert download(sample(), key).body == before


def test_it_is_named_like_the_others() -> None:
    found = download(replace(sample(), language="en"), "zip")
    assert found.media_type == "application/zip"
    assert found.file_name == "augenhoehe-i-schule-ausbildung-beschaeftigung-everything-2026-11-23.zip"


def test_several_votes_are_an_archive_in_the_archive() -> None:
    parts = _reopened(two_criteria())
    inner = zipfile.ZipFile(io.BytesIO(parts.read(file_name(two_criteria(), "pb"))))
    assert len(inner.namelist()) == 3


@pytest.mark.parametrize("text", [*MARKUP[:3], "../../etc/passwd", *strings()[::100]])
def test_hostile_strings_do_no_harm(text: str) -> None:
    names = _reopened(filled_with(text)).namelist()
    assert len(set(names)) == len(PAPERS) + 1
    assert not [name for name in names if "/" in name or "\\" in name or not name.isascii()]


def test_an_empty_report_is_an_archive() -> None:
    names = _reopened(empty()).namelist()
    assert names == ["LIESMICH.txt", *(file_name(empty(), key) for key in PAPERS if "protokoll" not in key)]
