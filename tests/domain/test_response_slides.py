"""Slides of moods, of the order and of next steps: what was closed and may be told, and nothing else."""

from __future__ import annotations

import itertools
from dataclasses import replace

from app.domain.report import Report
from app.domain.slide_parting import BAR_NAME, TABLE, column_widths, evenly, part_rows, shortened
from app.domain.slides import Passages, PeopleBars, Slide, SlideKind, Table
from app.domain.workshop_slides import workshop_deck
from app.exports.slide_words import SLIDE_WORDS
from tests.exports.factories import sample
from tests.exports.mood_factories import asked
from tests.support.slide_values import with_response

WORDS = SLIDE_WORDS["de"]


def _about(kind: SlideKind, report: Report | None = None) -> list[Slide]:
    return [one for one in workshop_deck(report or with_response(), WORDS).slides if one.kind is kind]


def test_a_mood_is_bars_for_all_and_by_bench_and_what_was_missed() -> None:
    all_of_them, benches, missing = _about(SlideKind.MOOD)
    assert [one.topic for one in (all_of_them, benches, missing)] == [
        "Stimmungsbild",
        "Stimmungsbild nach Bänken",
        "Was fehlt?",
    ]
    assert isinstance(all_of_them.content, PeopleBars)
    assert [one.counts for one in all_of_them.content.people] == [(3,), (9,), (4,), (6,), (1,)]
    assert all_of_them.notes.startswith("23 von 34 haben geantwortet.\nDas sollten wir unbedingt tun: 3")
    assert isinstance(benches.content, PeopleBars)
    assert [(one.name, one.counts) for one in benches.content.people] == [("Politik", (0, 1, 0, 4, 1))]
    assert benches.content.parts == WORDS.levels
    assert "Bänke, hinter deren Antworten sich jemand erkennen ließe" in benches.notes
    assert isinstance(missing.content, Passages)
    assert [(one.text, one.language) for one in missing.content.passages] == [
        ("Die Folgekosten.", "de"),
        ("من يدفع؟", "ar"),
    ]


def test_only_the_last_closed_question_counts() -> None:
    first, second = with_response().sketches
    report = replace(with_response(), sketches=(replace(first, moods=asked()), second))
    (only,) = _about(SlideKind.MOOD, report)
    assert isinstance(only.content, PeopleBars)
    assert [one.counts for one in only.content.people] == [(20,), (8,), (0,), (0,), (2,)]


def test_the_order_is_bars_of_votes_and_places_by_rule() -> None:
    bars, places = _about(SlideKind.ORDER)
    assert isinstance(bars.content, PeopleBars)
    assert [(one.name, one.counts) for one in bars.content.people] == [
        ("2. Elterncafé in drei Sprachen", (2,)),
        ("1. Lotsen für die Berufsschule", (1,)),
    ]
    assert isinstance(places.content, Table)
    assert places.content.header == ("Titel", "Zustimmungen", "Die meisten Stimmen", "Gleiche Anteile")
    assert [row[1:] for row in places.content.rows] == [("2", "1", "1"), ("1", "–", "–")]


def test_next_steps_say_who_and_until_when() -> None:
    (slide,) = _about(SlideKind.NEXT)
    assert isinstance(slide.content, Table)
    assert slide.content.rows == (
        ("Vorlage für den Ausschuss schreiben", "Integrationsbüro", "15. März 2027"),
        ("Mit den Kammern sprechen", "IHK, HWK", "Mai 2027"),
        ("Wieder zusammenkommen", "–", "nach der Sommerpause"),
    )
    assert "15. März 2027 · Projektskizze 1" in slide.notes


def test_where_nobody_was_asked_and_nothing_is_planned_there_is_no_slide() -> None:
    report = replace(sample(), next_steps=())
    assert not [kind for kind in (SlideKind.MOOD, SlideKind.ORDER, SlideKind.NEXT) if _about(kind, report)]


def test_sums_are_never_alone_on_a_slide() -> None:
    widths = column_widths((1, 1))
    for lines, words in itertools.product(range(1, 20), range(1, 45)):
        rows = [("Wort " * words, "1")] * lines + [("Einmalig zusammen", "1"), ("Jährlich zusammen", "1")]
        slides = part_rows(rows, widths, TABLE, sums=2)
        assert [place for slide in slides for place in slide] == list(range(lines + 2))
        assert slides[-1][0] < lines <= slides[-1][-2], (lines, words)


def test_bars_are_shared_out_evenly() -> None:
    assert [len(part) for part in evenly(7, 6)] == [4, 3]
    assert [len(part) for part in evenly(6, 6)] == [6]
    assert evenly(0, 6) == []
    for number in range(1, 40):
        assert [place for part in evenly(number, 6) for place in part] == list(range(number))


def test_a_name_is_not_cut_down_to_its_number() -> None:
    assert shortened("1. Ausbildungslotsinnen und Ausbildungslotsen", BAR_NAME).startswith(
        "1. Ausbildungslots"
    )
    assert (
        shortened("Ein Haus für alle Menschen im Stadtteil und Umland", BAR_NAME)
        == "Ein Haus für alle Menschen im…"
    )
