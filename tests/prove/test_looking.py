"""What the long proof calls wrong: each check sees the fault it is there for, and none in what is whole."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from app.exports import pdf, slides_pptx
from tests.exports.factories import sample
from tests.prove import looking, pdf_ua


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of ours."""
    out = io.BytesIO()
    pdf.write(sample(), out)
    path = tmp_path_factory.mktemp("proved") / "paper.pdf"
    path.write_bytes(out.getvalue())
    return path


def _changed(paper: Path, change) -> Path:  # type: ignore[no-untyped-def]
    writer = pypdf.PdfWriter(clone_from=paper)
    change(writer)
    path = paper.with_name("changed.pdf")
    writer.write(path)
    return path


def test_a_good_paper_has_no_problems(paper: Path) -> None:
    assert looking.page_problems(paper, ("Auf einen Blick", "Lotsen"), fewest=4) == []
    assert [one for one in pdf_ua.problems(paper) if not one.startswith("veraPDF")] == []


def test_what_is_missing_from_pages_is_told(paper: Path) -> None:
    assert looking.page_problems(paper, ("Gibt es nicht",), fewest=99) == [
        f"{len(pypdf.PdfReader(paper).pages)} pages, not 99",
        "does not say “Gibt es nicht”",
    ]


def test_an_empty_page_is_told(paper: Path) -> None:
    blank = _changed(paper, lambda writer: writer.insert_blank_page(index=1))
    assert "page 2 is empty" in looking.page_problems(blank, ())


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("/Lang", "no language"),
        ("/MarkInfo", "not tagged"),
        ("/StructTreeRoot", "no structure"),
        ("/Metadata", "does not say that it is PDF/UA"),
        ("/ViewerPreferences", "no title that is shown"),
    ],
)
def test_what_makes_a_pdf_inaccessible_is_told(paper: Path, key: str, said: str) -> None:
    broken = _changed(paper, lambda writer: writer.root_object.pop(pypdf.generic.NameObject(key)))
    assert said in pdf_ua.problems(broken)


def test_headings_that_skip_a_level_and_tables_without_headers_are_told(paper: Path) -> None:
    def skip(writer: pypdf.PdfWriter) -> None:
        nodes = list(pdf_ua._nodes(writer.root_object["/StructTreeRoot"].get_object()))
        for node in nodes:
            new = {"/H1": "/H4", "/TH": "/TD"}.get(node["/S"])
            if new:
                node[pypdf.generic.NameObject("/S")] = pypdf.generic.NameObject(new)

    found = pdf_ua.problems(_changed(paper, skip))
    assert "a heading of level 4 stands below one of level 0" in found
    assert "a table without headers" in found


def test_a_cell_that_is_computed_or_an_error_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Ideen"
    book.active.append(["#REF!", "=1+1", "#1 in der Liste", "Idee #2"])
    book.save(tmp_path / "book.xlsx")
    assert list(looking.sheet_problems(tmp_path / "book.xlsx", ["Ideen"])) == [
        "Ideen!A1 holds #REF!",
        "Ideen!B1 holds =1+1",
    ]


def test_slides_with_one_title_or_without_words_are_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    slides_pptx.write(sample(), out)
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(out.getvalue())
    assert list(looking.deck_problems(deck)) == []
    made = Presentation(str(deck))
    for slide in made.slides:
        slide.shapes.title.text = "Gleich"
        for shape in slide.shapes:
            if shape.has_table:
                shape._element.xpath(".//p:cNvPr")[0].set("descr", "")
    made.save(str(deck))
    found = list(looking.deck_problems(deck))
    assert found[0] == "two slides have the same title"
    assert any(one.endswith("has no words") for one in found)


def test_a_page_of_nothing_but_running_lines_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(number: int, *lines: str) -> object:
        text = "\n".join(("Ratsvorlage · I", *lines, f"Seite {number} von 5"))
        return type("Page", (), {"extract_text": lambda _self: text})()

    pages = [
        page(1, "a"),
        page(2, "b", "c"),
        page(3, "KH7M 1"),
        page(4),
        page(5, "KH7M 2", "KH7M 3", "KH7M 4"),
    ]
    monkeypatch.setattr(looking.pypdf, "PdfReader", lambda _path: type("Reader", (), {"pages": pages})())
    assert looking.page_problems(Path("any.pdf"), ()) == ["page 4 is empty"]
