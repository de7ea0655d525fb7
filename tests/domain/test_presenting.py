"""Slides of two languages stand at the same numbers, and none is left out."""

from __future__ import annotations

from app.domain.presenting import Place, Running, Way, aligned
from app.domain.slides import Opening, Slide, SlideKind

KINDS = {"s": SlideKind.SKETCH, "n": SlideKind.NEED, "p": SlideKind.PLAN, "o": SlideKind.ORIGIN}


def _deck(kinds: str) -> list[Slide]:
    return [Slide(KINDS[kind], "", f"{kind}{n}", Opening("", ""), "") for n, kind in enumerate(kinds)]


def test_where_a_language_needs_fewer_slides_its_last_one_stands_longer():
    german, english = _deck("snnpo"), _deck("snpppo")
    pairs = aligned([german, english])
    assert pairs == ((0, 0), (1, 1), (2, 1), (3, 2), (3, 3), (3, 4), (4, 5))
    for n, deck in enumerate((german, english)):
        assert {pair[n] for pair in pairs} == set(range(len(deck)))


def test_nothing_to_show_leads_nowhere():
    empty = Running()
    assert empty.total == 0
    assert [empty.turned(None, way, 3) for way in Way] == [None, None, None]
    assert empty.standing(1, 1) is None


def test_running_numbers_go_through_all_sketches():
    running = Running(((7, 2), (3, 1), (5, 3)))
    places = [running.place(number) for number in range(1, 7)]
    assert places == [Place(7, 1), Place(7, 2), Place(3, 1), Place(5, 1), Place(5, 2), Place(5, 3)]
    assert [running.number(place) for place in places if place] == [1, 2, 3, 4, 5, 6]
