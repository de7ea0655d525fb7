"""How the PDF's pages break, seen on a rich evening: sums stay with what they add up, headings with what they name."""

from __future__ import annotations

import io

import pypdf
import pytest

from app.exports import council_pdf, pdf
from tests.prove.evening import rich_evening


def _pages(paper) -> list[str]:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    paper.write(rich_evening(), out)
    return [page.extract_text() for page in pypdf.PdfReader(out).pages]


@pytest.fixture(scope="module")
def results() -> list[str]:
    """The pages of the report of results."""
    return _pages(pdf)


def test_sums_stand_on_the_page_of_what_they_add_up(results: list[str]) -> None:
    pages = [*results, *_pages(council_pdf)]
    tables = [(page.count("Was es kostet, und wer"), page.count("Jährlich zusammen")) for page in pages]
    assert sum(captions for captions, _ in tables) == 12
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
