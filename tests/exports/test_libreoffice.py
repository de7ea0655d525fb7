"""What an office opens: every file of hostile texts in LibreOffice, where nothing is computed and numbers stay numbers.

One start for all files: it takes longer than all that follows.
"""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import openpyxl
import pypdf
import pytest

from app.domain.text import clean_line
from app.exports import FORMATS
from tests.exports.factories import filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.recounters import ideas_of
from tests.exports.test_cells import FORMULAS

HOSTILE = (*FORMULAS, *MARKUP, "-1,5", *strings()[::10])
# Semicolons, quotation marks, UTF-8, from the first line, in German, numbers recognised: as a German office opens it.
_CSV = "CSV:59,34,76,1,,1031,false,true"


def _convert(folder: Path, source: str, target: str, *options: str) -> Path:
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        "soffice",
        "--headless",
        profile,
        *options,
        "--convert-to",
        target,
        "--outdir",
        str(folder / "out"),
    ]
    done = subprocess.run([*command, str(folder / source)], capture_output=True, text=True, timeout=240)
    made = folder / "out" / f"{Path(source).stem}.{target.partition(':')[0]}"
    assert made.exists(), done.stderr
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a report full of hostile texts, and the Word file of a friendly one."""
    found = tmp_path_factory.mktemp("office")
    for key, report in (("xlsx", filled_with(*HOSTILE)), ("csv", filled_with(*HOSTILE)), ("docx", sample())):
        out = io.BytesIO()
        FORMATS[key].write(report, out)
        body = ideas_of(out.getvalue()) if key == "csv" else out.getvalue()
        (found / f"{key}.{key}").write_bytes(body)
    return found


@pytest.mark.xdist_group("libreoffice")
def test_the_workbook_shows_every_text_as_it_was_written(folder: Path) -> None:
    made = _convert(folder, "xlsx.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false")
    rows = list(csv.reader(io.StringIO(made.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))[1:]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(HOSTILE) + 1)]
    shown = {"-1,5": "-1.5"}  # a number, here spelled in English
    assert [row[1] for row in rows] == [shown.get(text, clean_line(text)) for text in HOSTILE]


@pytest.mark.xdist_group("libreoffice")
def test_the_table_has_no_formula_and_its_numbers_are_numbers(folder: Path) -> None:
    book = openpyxl.load_workbook(_convert(folder, "csv.csv", "xlsx", f"--infilter={_CSV}"))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type in ("f", "e")] == []
    assert len(list(book.active.iter_rows())) == len(HOSTILE) + 1
    typed = [row[1].value for row in book.active.iter_rows(min_row=2)]
    assert typed[HOSTILE.index("-1,5")] == -1.5


@pytest.mark.xdist_group("libreoffice")
def test_the_word_file_opens_with_all_its_pages(folder: Path) -> None:
    reader = pypdf.PdfReader(_convert(folder, "docx.docx", "pdf"))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Vorbehalt 1", "Eltern kennen das duale System", "Anhang C: Protokoll der Auszählung"):
        assert words in said
