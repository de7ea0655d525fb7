"""What the council paper says: its parts, what it proposes, and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.domain.report import Report
from app.exports.blocks import Blank, Block, Cell, Facts, Heading, Items, Numbered, Paragraph, Table
from app.exports.council import compose
from app.exports.council_words import COUNCIL_WORDS
from tests.exports.council_factories import never_asked, two_sketches
from tests.exports.factories import empty, sample, two_meetings

PARTS = [
    "Betreff",
    "Beschlussvorschlag",
    "Begründung",
    "Beteiligung",
    "Die Projektskizzen",
    "Finanzielle und personelle Auswirkungen",
    "Zeitplan",
    "Vorbehalte und Minderheitenvoten",
    "Anlagen",
]


def _parts(report: Report) -> list[str]:
    return [one.text for one in compose(report).blocks if isinstance(one, Heading) and one.level == 1]


def _points(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    first = next(one for one in compose(report).blocks if isinstance(one, Numbered))
    return [("".join(line), below) for line, below in first.lines]


def _table(report: Report, caption: str) -> list[list[str]]:
    found = [one for one in compose(report).blocks if isinstance(one, Table) and one.caption == caption]
    return [["\n".join((cell.text, *cell.more)) for cell in row] for one in found for row in one.rows]


def _texts(block: Block) -> list[str]:
    if isinstance(block, Heading | Paragraph):
        return [block.text]
    if isinstance(block, Items):
        return list(block.lines)
    if isinstance(block, Numbered):
        return [text for line, below in block.lines for text in ("".join(line), *below)]
    if isinstance(block, Facts):
        return [text for label, lines in block.rows for text in (label, *lines)]
    cells: list[Cell] = [cell for row in block.rows for cell in row]
    return [block.caption, *block.header, *(line for cell in cells for line in (cell.text, *cell.more))]


def _said(report: Report) -> str:
    return "\n".join(text for block in compose(report).blocks for text in _texts(block))


def test_a_full_paper_has_all_parts_in_order():
    assert _parts(two_sketches()) == PARTS


def test_an_empty_report_is_a_paper_without_empty_parts():
    assert _parts(empty()) == ["Betreff", "Beschlussvorschlag", "Begründung", "Anlagen"]
    assert "Bisher ist nichts ausgewählt." in _said(empty())


@pytest.mark.parametrize("report", [empty(), sample(), two_sketches(), never_asked(), two_meetings()])
def test_no_heading_stands_alone(report: Report):
    blocks = compose(report).blocks
    for one, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(one, Heading):
            assert after is not None, one.text
            assert not isinstance(after, Heading) or after.level > one.level, one.text


def test_it_proposes_what_is_agreed_on_and_only_notes_the_rest():
    assert _points(two_sketches()) == [
        (
            "Die Ergebnisse der Projektgruppe I (Schule/Ausbildung/Beschäftigung) werden zur Kenntnis genommen, "
            "einschließlich der Vorbehalte und Minderheitenvoten, die am Ende dieser Vorlage im Wortlaut stehen.",
            (),
        ),
        (
            "Der folgenden Projektskizze, die die Beteiligten abgenommen haben, wird zugestimmt:",
            ("Lotsen für die Berufsschule (Version 2)",),
        ),
        (
            "Für die Skizzen nach dem vorigen Punkt nennen die Beteiligten einen Bedarf von 4.800,00\u00a0€ einmalig "
            "und ca. 14.400,50\u00a0€ je Jahr. Über die Bereitstellung der Mittel wird im Haushaltsverfahren "
            "entschieden.",
            (),
        ),
        (
            "Zur Kenntnis genommen wird, dass diese Skizzen noch nicht abgenommen sind; über sie wird hier nicht "
            "entschieden:",
            ("Elterncafé in drei Sprachen",),
        ),
        (
            "Die Verwaltung wird beauftragt, die Umsetzung der Projektskizzen vorzubereiten und die Finanzierung zu "
            "klären. Federführend ist [Amt oder Fachbereich].",
            (),
        ),
        ("Über den Stand ist zu berichten bis [Datum].", ()),
    ]


def test_before_there_are_sketches_it_notes_the_chosen_ideas():
    points = _points(replace(sample(), sketches=()))
    assert points[1][1] == (
        "Idee 1: Lotsen für die Berufsschule",
        "Idee 2: Praktikumsbörse im Stadtteil",
        "Idee 4: Elterncafé in drei Sprachen",
    )
    assert "der ausgewählten Ideen" in points[2][0]
    assert "€" not in _said(replace(sample(), sketches=()))


def test_blanks_are_only_what_the_office_fills_in():
    said = COUNCIL_WORDS["de"]
    blanks = set()
    for block in compose(two_sketches()).blocks:
        if isinstance(block, Facts):
            blanks |= {line for _, lines in block.rows for line in lines if isinstance(line, Blank)}
        if isinstance(block, Numbered):
            blanks |= {part for line, _ in block.lines for part in line if isinstance(part, Blank)}
    names = ("number", "committee", "day", "department", "staff", "report_day")
    assert blanks == {getattr(said, f"blank_{name}") for name in names}


def test_fairness_says_what_each_way_of_counting_would_have_chosen_and_why_the_room_departed():
    rows = _table(sample(), "Wie fair die Auswahl zustande kam")
    assert [row[0] for row in rows] == ["Die meisten Stimmen", "Gleiche Anteile"]
    assert "Idee 4: Elterncafé in drei Sprachen" in rows[0][1]
    assert "Idee 4" not in rows[1][1]
    assert rows[1][2] == "0 von 6"
    said = _said(sample())
    assert "vom Vorschlag des Verfahrens „Gleiche Anteile“ abgewichen. Ihre Begründung im Wortlaut:" in said
    assert "„Die Ausbildungsmesse trägt die IHK allein.“" in said
    report = sample()
    kept = replace(report.selections[0], chosen=(1, 2, 5), reason="")
    assert "den Vorschlag des Verfahrens „Gleiche Anteile“ übernommen." in _said(
        replace(report, selections=(kept,))
    )
    silent = replace(report.selections[0], reason="")
    assert "Eine Begründung ist nicht festgehalten." in _said(replace(report, selections=(silent,)))


def test_money_is_summed_by_sketch_together_and_by_year_and_says_what_is_missing():
    report = two_sketches()
    assert _table(report, "Bedarf nach Angaben der Projektskizzen") == [
        ["1. Lotsen für die Berufsschule", "4.800,00\u00a0€", "ca. 14.400,50\u00a0€"],
        ["2. Elterncafé in drei Sprachen", "4.800,00\u00a0€", "ca. 14.400,50\u00a0€"],
        ["Alle Skizzen zusammen", "9.600,00\u00a0€", "ca. 28.801,00\u00a0€"],
        ["davon zum Beschluss vorgeschlagen", "4.800,00\u00a0€", "ca. 14.400,50\u00a0€"],
    ]
    assert _table(report, "Jährliche Beträge nach Kalenderjahren") == [
        ["2027", "ca. 28.801,00\u00a0€"],
        ["2028", "ca. 28.801,00\u00a0€"],
    ]
    assert _table(report, "Nach Finanzierung, alle Skizzen zusammen")[0] == ["Stadt", "9.600,00\u00a0€", "–"]
    said = _said(report)
    assert "Einmalige und jährliche Beträge sind nicht zusammengezählt." in said
    assert "in keiner Summe stehen: 2." in said
    assert "38.401" not in said


def test_amounts_and_dates_follow_the_language():
    said = _said(replace(two_sketches(), language="en"))
    assert "€4,800.00 once and approx. €14,400.50 per year" in said
    assert "20 November 2026" in said
    assert "Beschluss" not in said


def test_reservations_stand_word_for_word_with_their_bench():
    blocks = compose(two_sketches()).blocks
    start = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.text == PARTS[7])
    said = [one.text for one in blocks[start:] if isinstance(one, Heading | Paragraph)]
    assert said == [
        "Vorbehalte und Minderheitenvoten",
        "Im Wortlaut, mit der Bank, wo sie genannt ist.",
        "Zur Auswahl der Ideen",
        "Vorbehalt 1 (Migrantenselbstorganisationen)",
        "Ohne Sprachcafé fehlt ein Ort für Erwachsene.",
        "Das trifft vor allem Frauen.",
        "Vorbehalt 2",
        "لا مكان للكبار بلا مقهى اللغة.",
        "Zur Projektskizze 1: Lotsen für die Berufsschule",
        "Widerspruch (Politik) – Version 1",
        "Die Schulen haben dafür niemanden.",
        "(Die Skizze wurde danach wieder geöffnet.)",
        "Mit Bedenken – Version 1",
        "الكلفة غير واضحة",
        "(Die Skizze wurde danach wieder geöffnet.)",
        "Anlagen",
    ]


def test_attachments_name_the_files_there_are():
    last = compose(sample()).blocks[-1]
    assert isinstance(last, Numbered)
    assert [line[0].rpartition("-2026-11-23.")[2].rstrip(")") for line, _ in last.lines] == [
        "pdf",
        "pdf",
        "xlsx",
        "csv",
        "pb",
        "json",
    ]
    last = compose(empty()).blocks[-1]
    assert isinstance(last, Numbered)
    assert len(last.lines) == 3


def test_both_languages_fill_the_same_gaps():
    for field in COUNCIL_WORDS["de"].__slots__:
        german, english = (str(getattr(COUNCIL_WORDS[language], field)) for language in ("de", "en"))
        assert german
        assert english
        assert set(re.findall("{(.*?)}", german)) == set(re.findall("{(.*?)}", english)), field
