"""What the macros of slides can be given: the slides of a report with every kind of content."""

from __future__ import annotations

from dataclasses import replace

from app.domain.report import Report
from app.domain.slides import Figures, MoneyBars, Opening, Passages, PeopleBar, PeopleBars, Plan, Slide, Table
from app.domain.workshop_slides import workshop_deck
from app.exports.slide_words import SLIDE_WORDS
from tests.exports.mood_factories import asked, priority
from tests.exports.section_factories import with_values


def deck_of_all_kinds() -> tuple[Slide, ...]:
    """Slides among which every kind of content is."""
    return workshop_deck(with_response(), SLIDE_WORDS["de"]).slides


def with_response() -> Report:
    """A report with sections of every kind, a closed Stimmungsbild, a vote on the order, and next steps."""
    report = with_values()
    one, outcomes = priority()
    first, second = report.sketches
    sketches = (replace(first, moods=asked()[:1]), replace(second, idea=3))
    return replace(report, sketches=sketches, priorities=(one,), priority_outcomes=outcomes)


def of_slides() -> dict[str, list[object]]:
    """For each name of an argument, what it can be."""
    slides = deck_of_all_kinds()
    contents: list[object] = [one.content for one in slides]

    def those(kind: type) -> list[object]:
        found = [one for one in contents if isinstance(one, kind)]
        assert found, kind
        return found

    return {
        "slide": list(slides),
        "matter": contents,
        "first": those(Opening),
        "passages": [one.content.passages for one in slides if isinstance(one.content, Passages)],
        "table": those(Table),
        "course": those(Plan),
        "costs": those(MoneyBars),
        "figures": [one.content.figures for one in slides if isinstance(one.content, Figures)],
        "tongue": ["de", "en"],
        "level": [1, 2],
        "crowd": those(PeopleBars),
        "heap": [PeopleBar("Politik", (1, 0, 2, 3, 1))],
        "cents": [123456],
        "said": ["ca. 1.234,56\u00a0€"],
    }
