"""What a page may report as seen, and the pages of the big screen."""

from __future__ import annotations

import pytest

from app.domain.reading import MOST_AT_ONCE, numbers_in, wall_page, wall_pages


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", []), ("3 1 3 2", [1, 2, 3]), ("7\t x -1 ٣ 2.5 9999999999 8", [7, 8]), ("1;2", [])],
)
def test_numbers_are_read_and_what_is_none_is_left_out(text, numbers):
    assert numbers_in(text) == numbers


def test_no_report_is_longer_than_a_person_reads():
    assert len(numbers_in(" ".join(map(str, range(10_000))))) == MOST_AT_ONCE


@pytest.mark.parametrize(("cards", "pages"), [(0, 1), (1, 1), (6, 1), (7, 2), (12, 2), (697, 117)])
def test_six_cards_stand_on_a_page(cards, pages):
    assert wall_pages(cards) == pages


@pytest.mark.parametrize(("wanted", "page"), [(-3, 1), (0, 1), (1, 1), (3, 3), (4, 3), (10**9, 3)])
def test_a_page_beyond_the_last_is_the_last(wanted, page):
    assert wall_page(wanted, 14) == page
