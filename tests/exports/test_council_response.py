"""A council reads what the room made of the sketches, in which order it wants them, what it asked, and what is next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.report import Report
from app.exports.blocks import Heading, Table
from app.exports.council import compose
from tests.exports.factories import sample
from tests.exports.mood_factories import asked, priority


def _full() -> Report:
    one, outcomes = priority()
    first, second = sample().sketches
    sketches = (replace(first, moods=asked()), replace(second, idea=3))
    return replace(sample(), sketches=sketches, priorities=(one,), priority_outcomes=outcomes)


def _headings(report: Report) -> list[str]:
    return [one.text for one in compose(report).blocks if isinstance(one, Heading)]


def _table(report: Report, caption: str) -> list[list[str]]:
    (found,) = [one for one in compose(report).blocks if isinstance(one, Table) and one.caption == caption]
    return [[cell.text for cell in row] for row in found.rows]


def test_they_stand_in_the_part_on_participation_after_the_choice() -> None:
    said = _headings(_full())
    start, end = said.index("Beteiligung"), said.index("Die Projektskizzen")
    assert said[start:end][-3:] == ["Stimmungsbild", "In welcher Reihenfolge?", "Fragen aus dem Raum"]


def test_the_last_closed_question_of_each_sketch_counts() -> None:
    (row,) = _table(_full(), "Wie viele Personen welche Antwort gaben")
    assert row == ["1. Lotsen für die Berufsschule", "20", "8", "0", "0", "2", "30 von 34"]


def test_benches_and_words_are_in_the_report_of_results() -> None:
    def told(report: Report) -> bool:
        return any(
            getattr(one, "text", "").startswith("Die Antworten nach Bänken") for one in compose(report).blocks
        )

    first, second = _full().sketches
    assert not told(_full())  # the last question has neither benches nor words
    assert told(replace(_full(), sketches=(replace(first, moods=asked()[:1]), second)))


def test_the_order_is_counted_by_the_two_rules_a_council_knows() -> None:
    caption = "Stimmen für jede Skizze, und welcher Platz sich nach jeder Regel ergibt"
    (found,) = [one for one in compose(_full()).blocks if getattr(one, "caption", "") == caption]
    assert isinstance(found, Table)
    assert found.header == ("Projektskizzen", "Zustimmungen", "Die meisten Stimmen", "Gleiche Anteile")
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Elterncafé in drei Sprachen", "2", "1", "1"],
        ["Lotsen für die Berufsschule", "1", "–", "–"],
    ]


def test_next_steps_open_the_schedule() -> None:
    said = _headings(_full())
    assert said[said.index("Zeitplan") + 1] == "Wie es weitergeht"
    rows = _table(_full(), "Was als Nächstes geschieht")
    assert rows[0][:3] == ["Vorlage für den Ausschuss schreiben", "Integrationsbüro", "15. März 2027"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_where_nobody_was_asked_there_is_nothing(language: str) -> None:
    report = replace(sample(), language=language, audience_questions=(), next_steps=())
    parts = {"Stimmungsbild", "Mood of the room", "Fragen aus dem Raum", "Wie es weitergeht"}
    assert not parts & set(_headings(report))


def test_the_subtitle_begins_with_a_capital_in_english_too() -> None:
    assert compose(replace(sample(), language="en")).subtitle.startswith("Project group I (")
