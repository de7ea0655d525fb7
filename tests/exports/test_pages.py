"""How the PDF's pages break, seen on a rich evening: sums stay with what they add up, headings with what they name."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.domain.report import Report
from app.domain.section_types import Text
from app.exports import pdf
from tests.prove.evening import rich_evening


def _pages(report: Report) -> list[str]:
    out = io.BytesIO()
    pdf.write(report, out)
    return [page.extract_text() for page in pypdf.PdfReader(out).pages]


@pytest.fixture(scope="module")
def results() -> list[str]:
    """The pages of the report of results."""
    return _pages(rich_evening())


def _growing(sketches: int) -> Report:
    """Sketches that each begin on a page and are a line longer than the one before."""
    report = rich_evening()
    first = report.sketches[0]
    texts = [Text("\n".join(["Eine Zeile."] * lines)) for lines in range(sketches)]
    grown = [
        replace(one, value=text) if one.key == "risks" else one
        for text in texts
        for one in first.sections[-4:]
    ]
    order = (3, 0, 1, 2)  # the text that grows first, then the table of costs
    parts = [grown[at : at + 4] for at in range(0, len(grown), 4)]
    return replace(
        report,
        ideas=(),
        rounds=(),
        outcomes=(),
        selections=(),
        priorities=(),
        sketches=tuple(
            replace(first, number=at, sections=tuple(part[place] for place in order), moods=(), advice=())
            for at, part in enumerate(parts, 1)
        ),
    )


def test_sums_stand_on_the_page_of_what_they_add_up() -> None:
    pages = _pages(_growing(30))
    tables = [(page.count("Was es kostet, und wer"), page.count("Jährlich zusammen")) for page in pages]
    assert sum(captions for captions, _ in tables) == 30
    assert all(captions == sums for captions, sums in tables)


def test_nothing_that_names_what_follows_is_the_last_on_its_page(results: list[str]) -> None:
    for page in results:
        *_, last, footer = [line.strip() for line in page.splitlines() if line.strip()]
        assert footer.startswith("Seite ")
        assert not last.startswith(("Runde 1 am", "Was fehlt?", "Vorbehalt", "Mit Bedenken", "Antwort")), (
            page[-200:]
        )


def test_a_word_too_long_for_its_column_is_hyphenated(results: list[str]) -> None:
    heads = [page for page in results if "Antwort Alle" in page.replace("\n", " ")]
    assert heads
    for page in heads:
        assert "Migranten-" in page or "Migrantenselbstorganisationen" not in page
