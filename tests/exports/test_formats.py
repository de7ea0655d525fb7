"""The registry of formats, the names of downloads, and what must be true of every format at once."""

import io
import re
import zipfile
from dataclasses import replace

import pypdf
import pytest

from app.domain.report import Language, Report, ReportedIdea
from app.exports import FORMATS, file_name
from app.exports.blocks import Paragraph
from app.exports.paper import compose
from app.exports.words import WORDS
from tests.exports.factories import empty, sample

CANARY = "Kanarienvogel-7f3a"


def _text(report: Report, key: str) -> str:
    out = io.BytesIO()
    FORMATS[key].write(report, out)
    if key in ("pdf", "steckbrief", "vorlage-pdf"):
        # One glyph is the hyphen people type and that of a parted word; it is read as either.
        return "".join(page.extract_text() for page in pypdf.PdfReader(out).pages).replace("\u00ad", "-")
    if key in ("docx", "vorlage", "pptx", "xlsx", "csv"):
        with zipfile.ZipFile(out) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return out.getvalue().decode("utf-8")


def test_formats_stand_in_the_order_of_the_buttons() -> None:
    assert [(key, one.LABEL, one.EXTENSION) for key, one in FORMATS.items()] == [
        ("vorlage", "Ratsvorlage (DOCX)", "docx"),
        ("vorlage-pdf", "Ratsvorlage (PDF)", "pdf"),
        ("docx", "Word (DOCX)", "docx"),
        ("pdf", "PDF", "pdf"),
        ("protokoll", "Protokoll (DOCX)", "docx"),
        ("protokoll-pdf", "Protokoll (PDF)", "pdf"),
        ("steckbrief", "Steckbriefe (PDF)", "pdf"),
        ("pptx", "Folien (PPTX)", "pptx"),
        ("folien", "Folien (HTML)", "html"),
        ("xlsx", "Tabellen (XLSX)", "xlsx"),
        ("csv", "Tabellen (CSV)", "zip"),
        ("stimmen", "Stimmen (CSV)", "csv"),
        ("rueckmeldungen", "Rückmeldungen (CSV)", "csv"),
        ("pb", "Pabulib (.pb)", "pb"),
        ("json", "Daten (JSON)", "json"),
        ("ics", "Sitzungen (ICS)", "ics"),
        ("openslides", "Tagesordnung (OpenSlides)", "csv"),
        ("zip", "Alles (ZIP)", "zip"),
    ]


@pytest.mark.parametrize(
    ("code", "group", "title", "name"),
    [
        (
            "I",
            "Schule/Ausbildung/Beschäftigung",
            "",
            "augenhoehe-i-schule-ausbildung-beschaeftigung-2026-11-23.docx",
        ),
        ("", "", "Straße & Café", "augenhoehe-strasse-cafe-2026-11-23.docx"),
        ("", "../../etc/passwd\r\nX: y", "", "augenhoehe-etc-passwd-x-y-2026-11-23.docx"),
        ("", "مدرسة", "", "augenhoehe-bericht-2026-11-23.docx"),
        ("", "lang " * 50, "", f"augenhoehe-{'lang-' * 12}2026-11-23.docx"),
    ],
)
def test_file_name_is_plain_ascii(code: str, group: str, title: str, name: str) -> None:
    assert file_name(replace(empty(), group_code=code, group_title=group, title=title), "docx") == name


# ballots have no words, advice and minutes their own, the calendar is about days, the archive holds all others
_WITHOUT_IDEAS = ("stimmen", "rueckmeldungen", "ics", "zip", "protokoll", "protokoll-pdf")


@pytest.mark.parametrize("key", [key for key in FORMATS if key not in _WITHOUT_IDEAS])
def test_an_idea_is_in_every_format_and_a_hidden_one_in_none(key: str) -> None:
    shown = replace(sample(), ideas=(ReportedIdea(number=1, title=CANARY),))
    hidden = replace(sample(), ideas=(ReportedIdea(number=1, title="", state="hidden"),))
    assert CANARY in _text(shown, key)
    assert CANARY not in _text(hidden, key)


@pytest.mark.parametrize("key", ["docx", "pdf"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_paper_speaks_one_language(key: str, language: Language) -> None:
    other: Language = "en" if language == "de" else "de"
    report = replace(sample(), language=language, benches=(), sketches=())
    text = _text(report, key)
    assert WORDS[language].choosing in text
    assert WORDS[other].choosing not in text


def test_both_languages_fill_the_same_gaps() -> None:
    for field in WORDS["de"].__slots__:
        german, english = (str(getattr(WORDS[language], field)) for language in ("de", "en"))
        assert german
        assert set(re.findall("{(.*?)}", german)) == set(re.findall("{(.*?)}", english))


@pytest.mark.parametrize(
    ("language", "budget", "said"),
    [
        ("de", None, "Jede Person konnte jeder Idee zustimmen."),
        ("de", 3, "Jede Person hatte höchstens 3 Stimmen, je Idee eine."),
        ("de", 1, "Jede Person hatte höchstens eine Stimme, je Idee eine."),
        ("en", None, "everyone could approve of any number of ideas."),
        ("en", 3, "everyone had at most 3 votes, one per idea."),
        ("en", 1, "everyone had at most one vote, one per idea."),
    ],
)
def test_the_paper_says_how_many_ideas_one_could_approve_of(
    language: Language, budget: int | None, said: str
) -> None:
    report = sample()
    one = replace(report.rounds[0], method="approval", budget=budget, per_idea=None)
    blocks = compose(replace(report, language=language, rounds=(one,))).blocks
    told = [block.text for block in blocks if isinstance(block, Paragraph) and said in block.text]
    assert len(told) == 1
    assert "None" not in told[0]
