"""The long form of the proof that papers are good: `make prove`, or `python -m tests.prove.papers FOLDER`.

Writes every format there is from a rich evening, opens each with LibreOffice and its own library, looks at the pages,
recounts the votes, and leaves the files, the PDFs made from them and pictures of all pages in the folder. One line for
each file; the exit code says whether all is well.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import segno

from app.domain.cards import Card, CardWords, Deck
from app.domain.report import Report
from app.domain.voting_codes import Sheet, Ticket
from app.exports import archive, cards, tickets, xlsx
from app.exports.papers import PAPERS, offered, paper_kind, paper_name
from app.exports.template_sample import sample_template
from app.filling.paper import own_paper
from tests.exports import recounters
from tests.prove import looking, pdf_ua, projected
from tests.prove.evening import TITLE, rich_evening, wide_evening
from tests.prove.office import CSV, Office, pictures
from tests.prove.projects import LONGEST_WORD, PROJECTS, SUM_ONCE, SUM_YEARLY

_COUNCIL = (
    "Betreff", "Beschlussvorschlag", "Begründung", "Beteiligung", "Wie fair die Auswahl zustande kam",
    "Die Projektskizzen", "Finanzielle und personelle Auswirkungen", "Zeitplan", "Vorbehalte und Minderheitenvoten",
    "Anlagen", "Stimmungsbild", "In welcher Reihenfolge?", "Fragen aus dem Raum", "Wie es weitergeht",
    SUM_YEARLY, SUM_ONCE, LONGEST_WORD, "48.600,00", "23. November 2026",
)  # fmt: skip
_RESULTS = (
    TITLE, "Auf einen Blick", "Beteiligung", "Projektskizzen", "Stimmungsbild", "Was fehlt?", "In welcher Reihenfolge?",
    "Fragen aus dem Raum", "Wie es weitergeht", "Anhang A", "Anhang C", "1.250.000,00", LONGEST_WORD, "Kadınlar için",
)  # fmt: skip
_MINUTES = ("Protokoll", "Wer da war", "Beschlüsse", "Wie es weitergeht", "Frühere Fassungen")
# What must stand on the pages, and how many there must be at least.
_EXPECTED: dict[str, tuple[tuple[str, ...], int]] = {
    "vorlage": (_COUNCIL, 10),
    "vorlage-pdf": (_COUNCIL, 10),
    "docx": (_RESULTS, 15),
    "pdf": (_RESULTS, 15),
    "protokoll": (_MINUTES, 1),
    "protokoll-pdf": (_MINUTES, 1),
    "steckbrief": ((*(one.title for one in PROJECTS if one.title.isascii()), "1.250.000,00"), len(PROJECTS)),
    "pptx": (
        (
            TITLE,
            "Bedarf und Ziele",
            "Stimmungsbild nach Bänken",
            "Wie es weitergeht",
            "In Zahlen",
            "1.250.000,00",
        ),
        50,
    ),
    "xlsx": (("Titel", "Beschreibung", "Kontrollnummer"), 10),
    "eigene": (("Beschlussvorschlag", "Zeitplan", "2.480.500,00"), 10),
}

_ROUND_TRIP = (
    "tests/actions/test_taking_over.py",
    "tests/actions/test_taking_over_closing.py",
    "tests/imports/test_report.py",
)


class Findings:
    """What was found wrong, printed file by file."""

    def __init__(self) -> None:
        self.bad = 0

    def tell(self, name: str, problems: Iterable[str], remark: str = "") -> None:
        """Print one line for a file, and one for each of its problems."""
        found = list(problems)
        print(f"{'✗' if found else '✓'} {name}{'  ' + remark if remark else ''}", flush=True)
        for one in found:
            print(f"    {one}", flush=True)
        self.bad += len(found)


def main(folder: Path) -> int:
    """Write, open, look; returns the exit code."""
    began = time.monotonic()
    findings = Findings()
    papers = folder / "papers"
    for part in (papers, folder / "office", folder / "pages"):
        part.mkdir(parents=True, exist_ok=True)
    report = rich_evening()
    written = _write(report, papers)
    _write_others(papers)
    office = Office(folder)
    _look_at_documents(office, folder, written, findings)
    _look_at_tables(office, folder, written, findings)
    _look_at_pdfs(folder, findings)
    _look_at_slides(folder, written, findings)
    _look_at_archive(report, written, findings)
    _recount(report, written, findings)
    _round_trip(findings)
    print(f"{findings.bad} problems, {time.monotonic() - began:.0f} s. Look at the pages: {folder / 'pages'}")
    return 1 if findings.bad else 0


def _write(report: Report, folder: Path) -> dict[str, Path]:
    """Every paper, the council paper in the office's own template, and the archive of all."""
    written = {}
    for key in offered(report):
        written[key] = _saved(
            folder / f"{key}.{paper_kind(report, key)[1]}",
            lambda out, key=key: PAPERS[key].write(report, out),
        )
    written["zip"] = _saved(folder / "alles.zip", lambda out: archive.write(report, out))
    written["eigene"] = folder / "eigene.docx"
    written["eigene"].write_bytes(own_paper(report, sample_template()))
    return written


def _saved(path: Path, write: Callable[[io.BytesIO], None]) -> Path:
    out = io.BytesIO()
    write(out)
    path.write_bytes(out.getvalue())
    return path


def _write_others(folder: Path) -> None:
    """English papers, the widest tables, idea cards and one-time codes."""
    english, wide = rich_evening("en"), wide_evening()
    for key in ("vorlage", "vorlage-pdf", "docx", "pdf", "steckbrief", "pptx"):
        ending = PAPERS[key].EXTENSION
        _saved(folder / f"english-{key}.{ending}", lambda out, key=key: PAPERS[key].write(english, out))
    for key in ("pdf", "docx"):
        _saved(folder / f"wide-{key}.{key}", lambda out, key=key: PAPERS[key].write(wide, out))
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for sheet in ("a4", "a6"):
        _saved(
            folder / f"karten-{sheet}.pdf", lambda out, sheet=sheet: cards.write(_cards(), sheet, out, at=at)
        )
    _saved(folder / "codes.pdf", lambda out: tickets.write(_tickets(), out))


def _cards() -> Deck:
    words = CardWords(
        heading="Ideenkarten", title="Titel der Idee", description="Beschreibung", theme="Thema:",
        number="Idee Nr. {number}", join="Code", qr="QR-Code, der in die Werkstatt führt",
    )  # fmt: skip
    made = tuple(
        Card(idea.number, idea.title, idea.description, idea.theme, idea.language or "de")
        for idea in rich_evening().ideas
        if idea.title
    )
    return Deck("de", "I · Schule", "Was fehlt?", (), "http://192.0.2.1/j/abc", "ABCD 2345", words, made)


def _tickets() -> Sheet:
    picture = segno.make("http://192.0.2.1/stimme/abc", error="m").svg_inline(border=0)
    return Sheet(
        title="Einmal-Codes zum Abstimmen", group="Schule/Ausbildung/Beschäftigung", note="Gilt einmal.",
        how="Kamera auf das Bild, oder eingeben:", alt="QR-Code zu diesem Einmal-Code", language="de",
        tickets=tuple(Ticket(f"KH7M {n:04d}", picture) for n in range(34)),
    )  # fmt: skip


def _look_at_documents(office: Office, folder: Path, written: dict[str, Path], findings: Findings) -> None:
    """Word files, slides and the workbook, as pages."""
    files = sorted(one for one in (folder / "papers").iterdir() if one.suffix in (".docx", ".pptx", ".xlsx"))
    for file, pdf in zip(files, office.convert(files, "pdf", folder / "office"), strict=True):
        words, fewest = _EXPECTED.get(file.stem, ((), 1))
        drawn = pictures(pdf, folder / "pages")
        findings.tell(file.name, looking.page_problems(pdf, words, fewest=fewest), f"{drawn} pages drawn")
    findings.tell(f"{written['pptx'].name}: titles, notes, words", looking.deck_problems(written["pptx"]))


def _look_at_tables(office: Office, folder: Path, written: dict[str, Path], findings: Findings) -> None:
    """The workbook and every CSV, read by LibreOffice and written again."""
    again = folder / "office"
    (book,) = office.convert([written["xlsx"]], "ods", again)
    (opened,) = office.convert([book], "xlsx", again)
    sheets = [make(rich_evening()).name for make in xlsx.TABLES]
    findings.tell(f"{written['xlsx'].name}: sheets", looking.sheet_problems(opened, sheets))
    with zipfile.ZipFile(written["csv"]) as archive:
        archive.extractall(folder / "papers" / "tabellen")
    tables = sorted((folder / "papers").glob("**/*.csv"))
    for table, read in zip(tables, office.convert(tables, "xlsx", again / "csv", CSV), strict=True):
        findings.tell(table.name, looking.table_problems(table, read))


def _look_at_pdfs(folder: Path, findings: Findings) -> None:
    for pdf in sorted((folder / "papers").glob("*.pdf")):
        words, fewest = _EXPECTED.get(pdf.stem, ((), 1))
        drawn = pictures(pdf, folder / "pages")
        found = [*looking.page_problems(pdf, words, fewest=fewest), *pdf_ua.problems(pdf)]
        findings.tell(f"{pdf.name}: pages, PDF/UA", found, f"{drawn} pages drawn")


def _look_at_slides(folder: Path, written: dict[str, Path], findings: Findings) -> None:
    if projected.program() is None:
        print("– folien.html: no browser here")
        return
    findings.tell(written["folien"].name, projected.problems(written["folien"], folder / "pages"))


def _look_at_archive(report: Report, written: dict[str, Path], findings: Findings) -> None:
    names = [paper_name(report, key) for key in offered(report)]
    findings.tell(written["zip"].name, looking.archive_problems(written["zip"], names))


def _recount(report: Report, written: dict[str, Path], findings: Findings) -> None:
    """Outsiders' recounts of the ballots, from each format that holds them."""
    counted = (*report.outcomes, *report.priority_outcomes)
    published = {(one.round_number, one.criterion, one.rule): list(one.chosen) for one in counted}
    found = recounters.from_pabulib(written["pb"].read_bytes())
    findings.tell(
        f"{written['pb'].name}: recount", [] if found == published else [f"{found} is not {published}"]
    )
    said, again = recounters.from_json(written["json"].read_bytes())
    findings.tell(f"{written['json'].name}: recount", [] if said == again else [f"{again} is not {said}"])


def _round_trip(findings: Findings) -> None:
    """The data of a workshop taken into an empty instance: whatever it holds comes back."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", *_ROUND_TRIP]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    findings.tell("round trip", [] if done.returncode == 0 else [done.stdout.strip()[-600:]])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".prove").resolve()))
