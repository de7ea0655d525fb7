"""Slides made from a report: all that was written is there, what is empty is not, and nothing is too long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.report import Report, SketchOrigin, SketchPaper, SketchSection
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from app.domain.sketch_slides import sketch_deck
from app.domain.slide_parting import (
    COVER,
    PLAN,
    PLAN_WIDTHS,
    TABLE,
    TEXT,
    TOPIC,
    column_widths,
    part_rows,
    row_lines,
    wrapped,
)
from app.domain.slides import Deck, Figures, MoneyBars, Opening, Passages, Plan, Slide, SlideKind, Table
from app.domain.workshop_slides import workshop_deck
from app.exports.slide_words import SLIDE_WORDS
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values, with_values

WORDS = SLIDE_WORDS["de"]
SENTENCE = "Ältere Auszubildende begleiten Neue durch die ersten hundert Tage und kennen die Wege. "


def _of_sketch(*sections: SketchSection, report: Report | None = None) -> Deck:
    sketch = SketchPaper(
        number=3, title="Lotsen", idea=1, origin=SketchOrigin(ideas=(1,)), sections=tuple(sections)
    )
    return sketch_deck(report or empty(), sketch, WORDS)


def _text(key: str, label: str, text: str) -> SketchSection:
    return SketchSection(key=key, label=label, text=text)


def _rows(kind: Kind, label: str, *rows: dict[str, str]) -> SketchSection:
    found = [{"id": str(at), **row} for at, row in enumerate(rows)]
    return SketchSection(key=kind.value, label=label, value=read_section(kind, {}, {"rows": found}))


def _said(slide: Slide) -> str:
    content = slide.content
    if isinstance(content, Passages):
        return " ".join(one.text for one in content.passages)
    if isinstance(content, Table):
        return " ".join(cell for row in content.rows for cell in row)
    if isinstance(content, Plan):
        return " ".join(f"{one.what} {one.when_and_who}" for one in content.steps)
    return content.sentence if isinstance(content, Opening) else ""


def _about(deck: Deck, kind: SlideKind) -> list[Slide]:
    return [one for one in deck.slides if one.kind is kind]


def test_a_sketch_is_told_in_the_order_of_a_project() -> None:
    deck = _of_sketch(
        _text("risks", "Risiken", "Zu wenige."),
        _text("summary", "Kurz", "Lotsen begleiten Neue."),
        _rows(Kind.INDICATORS, "Erfolg", {"what": "Abbrüche", "target": "15 %"}),
        _rows(Kind.MONEY, "Kosten", {"item": "Schulung", "amount": "100", "rhythm": "once"}),
        _rows(Kind.STEPS, "Schritte", {"what": "Schulen", "begins": "3/2027"}),
        _text("target_group", "Zielgruppe", "Azubis"),
        _text("goals", "Ziele", "Weniger brechen ab."),
        _text("situation", "Bedarf", "Viele brechen ab."),
    )
    assert [(one.kind.value, one.title) for one in deck.slides] == [
        ("sketch", "Projektskizze 3: Lotsen"),
        ("need", "3. Lotsen: Bedarf und Ziele · Für wen"),
        ("plan", "3. Lotsen: Schritte"),
        ("costs", "3. Lotsen: Kosten"),
        ("costs", "3. Lotsen: Kosten – Nach Finanzierung"),
        ("success", "3. Lotsen: Erfolg"),
        ("more", "3. Lotsen: Risiken"),
        ("origin", "3. Lotsen: Woher die Skizze kommt"),
    ]
    assert deck.slides[0].content == Opening("Lotsen begleiten Neue.", "")


def test_only_what_fits_together_shares_a_slide() -> None:
    long = _text("situation", "Bedarf", SENTENCE * 9)
    group, span = _text("target_group", "Zielgruppe", "Azubis"), _text("timeframe", "Laufzeit", "2027")
    topics = [one.topic for one in _of_sketch(long, group, span).slides[1:-1]]
    assert topics == ["Bedarf (1 von 2)", "Bedarf (2 von 2)", "Für wen · Wer und wann"]
    steps = _rows(Kind.STEPS, "Schritte", {"what": "Schulen", "begins": "3/2027"})
    topics = [one.topic for one in _of_sketch(group, span, steps).slides[1:-1]]
    assert topics == ["Für wen · Wer und wann", "Schritte"]


def test_rows_are_parted_evenly() -> None:
    rows = [("Ein Schritt", "2027")] * 8
    parted = part_rows(rows, PLAN_WIDTHS, PLAN)
    assert [len(one) for one in parted] == [4, 4]
    assert [place for one in parted for place in one] == list(range(8))


def test_empty_sections_make_no_slide_and_are_named_in_the_notes() -> None:
    deck = _of_sketch(_text("title", "Titel", ""), _text("goals", "Ziele", ""), _text("risks", "Risiken", ""))
    assert [one.kind for one in deck.slides] == [SlideKind.SKETCH, SlideKind.ORIGIN]
    assert deck.slides[0].notes == "Lotsen\nNoch offen: Ziele, Risiken."


def test_a_long_text_is_parted_between_sentences_and_numbered() -> None:
    text = (SENTENCE * 30).strip()
    slides = _about(_of_sketch(_text("goals", "Ziele", text)), SlideKind.NEED)
    assert len(slides) > 2
    assert [one.topic for one in slides] == [
        f"Ziele ({at} von {len(slides)})" for at in range(1, len(slides) + 1)
    ]
    assert " ".join(_said(one) for one in slides) == text
    assert all(_said(one).endswith("Wege.") for one in slides)
    assert slides[1].notes.startswith(f"Fortsetzung, Teil 2 von {len(slides)}.")


def test_a_label_never_stands_alone_at_the_end_of_a_slide() -> None:
    for lines in range(1, 12):
        long = "\n".join(["Kurz."] * lines)
        deck = _of_sketch(_text("situation", "Bedarf", long), _text("goals", "Ziele", "Weniger."))
        for slide in _about(deck, SlideKind.NEED):
            assert isinstance(slide.content, Passages)
            assert slide.content.passages[-1].tone != "label"


def test_only_the_first_sentences_open_and_the_whole_summary_follows() -> None:
    slides = _of_sketch(_text("summary", "Kurz", SENTENCE * 8)).slides
    assert isinstance(slides[0].content, Opening)
    assert slides[0].content.sentence == (SENTENCE * 2).strip()
    assert [one.title for one in slides[1:3]] == ["3. Lotsen: Kurz (1 von 2)", "3. Lotsen: Kurz (2 von 2)"]
    assert " ".join(_said(one) for one in slides[1:3]) == (SENTENCE * 8).strip()


def test_steps_stand_on_one_line_of_time_over_all_parts() -> None:
    rows = [
        {"what": f"Schritt {n}", "begins": f"{n}/2027", "ends": f"{n}/2027", "who": "RAA"}
        for n in range(1, 13)
    ]
    slides = _about(_of_sketch(_rows(Kind.STEPS, "Schritte", *rows)), SlideKind.PLAN)
    plans = [one.content for one in slides if isinstance(one.content, Plan)]
    assert len(plans) == len(slides) > 1
    assert {plan.ticks for plan in plans} == {plans[0].ticks}
    assert [tick.label for tick in plans[0].ticks] == ["1/2027", "4/2027", "7/2027", "10/2027"]
    steps = [step for plan in plans for step in plan.steps]
    assert [step.what for step in steps] == [f"Schritt {n}" for n in range(1, 13)]
    assert steps[0].when_and_who == "Januar 2027\u00a0· RAA"
    starts = [step.bar.at for step in steps if step.bar]
    assert starts == sorted(starts)
    assert len(starts) == 12


def test_steps_without_a_time_are_a_table() -> None:
    deck = _of_sketch(_rows(Kind.STEPS, "Schritte", {"what": "Schulen", "begins": "bald"}))
    (slide,) = _about(deck, SlideKind.PLAN)
    assert slide.content == Table(
        ("Schritt", "Beginn", "Ende", "Wer"), (("Schulen", "bald", "–", "–"),), (6, 4, 4, 4)
    )


def test_money_is_whole_cents_once_and_every_year_and_never_added_up() -> None:
    deck = _of_sketch(
        _rows(
            Kind.MONEY,
            "Kosten",
            {"item": "Schulung", "amount": "0,10", "rhythm": "once", "funding": "Stadt"},
            {"item": "Raum", "amount": "0,20", "rhythm": "once", "funding": "Stadt"},
            {"item": "Lotsen", "amount": "ca. 14.400,50", "rhythm": "yearly", "funding": "Stadt"},
            {"item": "Fest", "amount": "viel", "rhythm": "once", "funding": ""},
        )
    )
    table, bars = _about(deck, SlideKind.COSTS)
    assert isinstance(table.content, Table)
    assert table.content.sums == 2
    assert [row[3] for row in table.content.rows] == [
        "0,10\u00a0€",
        "0,20\u00a0€",
        "ca. 14.400,50\u00a0€",
        "viel",
        "0,30\u00a0€",
        "ca. 14.400,50\u00a0€",
    ]
    assert isinstance(bars.content, MoneyBars)
    (bar,) = bars.content.bars
    assert (bar.source, bar.once, bar.yearly) == ("Stadt", 30, 1440050)
    assert bar.said == ("0,30\u00a0€", "ca. 14.400,50\u00a0€")
    assert "in keiner Summe stehen: 1." in bars.notes


def test_many_rows_are_parted_with_their_header_and_sums_stay_sums() -> None:
    rows = [{"item": f"Posten {n}", "amount": "10", "rhythm": "once"} for n in range(40)]
    slides = _about(_of_sketch(_rows(Kind.MONEY, "Kosten", *rows)), SlideKind.COSTS)
    tables = [one.content for one in slides if isinstance(one.content, Table)]
    assert len(tables) > 3
    assert {table.header for table in tables} == {("Wofür", "Wie oft", "Finanzierung", "Betrag")}
    assert sum(len(table.rows) for table in tables) == 41
    assert [table.sums for table in tables][-1] == 1
    assert not any(table.sums for table in tables[:-1])


def test_where_it_came_from_says_ideas_votes_and_choice() -> None:
    report = sample()
    deck = sketch_deck(report, report.sketches[0], WORDS)
    said = " ".join(_said(one) for one in _about(deck, SlideKind.ORIGIN))
    for words in ("Idee 6: Ausbildungspaten", "Punkte: 19 · Unterstützende: 4", "Vom Raum ausgewählt"):
        assert words in said


def test_reservations_are_told_with_their_bench_and_counted_in_the_notes() -> None:
    report = sample()
    sketch = replace(report.sketches[0], versions=report.sketches[0].versions[:1])
    deck = sketch_deck(report, sketch, WORDS)
    (slide,) = _about(deck, SlideKind.RESERVATIONS)
    assert "Widerspruch – Politik Die Schulen haben dafür niemanden." in _said(slide)
    assert slide.notes.startswith(
        "Vorbehalte: 2.\nZustimmung 20, mit Bedenken 2, Widerspruch 1; anwesend waren 34."
    )
    assert "Vorbehalte: 2." in deck.slides[0].notes


def test_a_hidden_idea_has_no_words() -> None:
    report = sample()
    sketch = replace(report.sketches[0], idea=7, origin=SketchOrigin(ideas=(7,)))
    (slide,) = _about(sketch_deck(report, sketch, WORDS), SlideKind.ORIGIN)
    assert "Idee 7: verborgen" in _said(slide)


def test_a_workshop_has_cover_overview_sketches_choice_and_numbers() -> None:
    deck = workshop_deck(with_values(), WORDS)
    kinds = [one.kind for one in deck.slides]
    assert kinds[:3] == [SlideKind.COVER, SlideKind.OVERVIEW, SlideKind.SKETCH]
    assert kinds.count(SlideKind.SKETCH) == 2
    numbers, benches, rounds = deck.slides[-3:]
    assert isinstance(numbers.content, Figures)
    assert [(one.label, one.number) for one in numbers.content.figures] == [
        ("Anwesende", 34),
        ("Sitzungen", 3),
        ("Ideen", 7),
        ("Stimmabgaben", 6),
        ("Ausgewählt", 3),
        ("Projektskizzen", 2),
    ]
    assert isinstance(benches.content, Table)
    assert benches.content.rows[-1] == ("Zusammen", "34")
    assert isinstance(rounds.content, Table)
    assert rounds.content.rows == (("1", "5", "6", "3"),)


def test_an_empty_workshop_has_a_cover_and_numbers() -> None:
    assert [one.title for one in workshop_deck(empty(), WORDS).slides] == ["Ergebnisse", "In Zahlen"]


def test_english_slides_are_english() -> None:
    deck = workshop_deck(replace(with_values(), language="en"), SLIDE_WORDS["en"])
    assert deck.language == "en"
    titles = " ".join(one.title for one in deck.slides)
    assert "Where the sketch comes from" in titles
    assert "Woher" not in titles


@pytest.mark.parametrize(
    "report",
    [
        sample(),
        with_values(),
        filled_with("Lang " * 700, "b"),
        filled_with("W" * 4000),
        filled_values(SENTENCE * 40, "", "Mm" * 900),
        *(filled_values(text) for text in (*MARKUP, *strings()[::100])),
    ],
)
def test_titles_are_unique_and_nothing_is_larger_than_a_slide(report: Report) -> None:
    slides = workshop_deck(report, WORDS).slides
    titles = [one.title for one in slides]
    assert len(set(titles)) == len(titles)
    for slide in slides:
        room = (
            COVER if slide.kind is SlideKind.COVER else replace(TOPIC, width=2790)
        )  # " [2]" may stand behind
        assert len(wrapped(slide.topic, room.width)) <= room.lines, slide.topic
        content = slide.content
        if isinstance(content, Table):
            widths = column_widths(content.weights)
            lines = sum(row_lines(row, widths) for row in (content.header, *content.rows))
            assert lines + len(content.rows) * TABLE.gap / 10 <= TABLE.lines
        elif isinstance(content, Plan):
            lines = sum(row_lines((one.what, one.when_and_who), PLAN_WIDTHS) for one in content.steps)
            assert lines + len(content.steps) * PLAN.gap / 10 <= PLAN.lines
        elif isinstance(content, Passages):
            assert sum(len(wrapped(one.text, TEXT.width)) for one in content.passages) <= TEXT.lines
            assert content.passages
