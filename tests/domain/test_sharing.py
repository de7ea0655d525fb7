"""Stacks are disjoint, complete and even; what is alike lies in one stack where that is possible."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.sharing import Card, handed_on, shared_out


@st.composite
def boards(draw, heaviest: int = 1):
    """Cards, pairs that are alike (numbers that are not there as well), and people."""
    weights = draw(st.lists(st.integers(1, heaviest), min_size=1, max_size=30))
    cards, number = [], 1
    for weight in weights:
        cards.append(Card(number, tuple(range(number, number + weight)), draw(st.none() | st.integers(1, 3))))
        number += weight
    numbers = st.integers(1, number + 2)
    alike = draw(st.lists(st.tuples(numbers, numbers), max_size=40))
    people = draw(st.lists(st.integers(100, 120), min_size=1, max_size=8, unique=True))
    return cards, alike, people


def _sizes(given_out: dict[int, int], people: list[int]) -> list[int]:
    counted = Counter(given_out.values())
    return [counted[person] for person in people]


@settings(max_examples=300, deadline=None)
@given(boards())
def test_single_ideas_are_shared_out_evenly(board):
    cards, alike, people = board
    stacks = shared_out(cards, alike, people)
    assert stacks.keys() == {idea for card in cards for idea in card.ideas}
    assert set(stacks.values()) <= set(people)
    sizes = _sizes(stacks, people)
    assert max(sizes) - min(sizes) <= 1


@settings(max_examples=300, deadline=None)
@given(boards(heaviest=6))
def test_bundles_stay_whole_and_are_the_only_reason_for_a_difference(board):
    cards, alike, people = board
    stacks = shared_out(cards, alike, people)
    assert stacks.keys() == {idea for card in cards for idea in card.ideas}
    assert all(len({stacks[idea] for idea in card.ideas}) == 1 for card in cards)
    sizes = dict(zip(people, _sizes(stacks, people), strict=True))
    gap = max(sizes.values()) - min(sizes.values())
    largest = max(sizes, key=lambda person: sizes[person])
    assert gap <= 1 or all(card.weight >= gap for card in cards if stacks[card.number] == largest)


def test_chains_of_alike_ideas_are_cut_at_their_ends():
    cards = [Card(n, (n,)) for n in range(1, 7)]
    stacks = shared_out(cards, [(1, 4), (4, 6), (2, 5), (5, 3)], [8, 9])
    assert stacks == {1: 8, 4: 8, 6: 8, 2: 9, 5: 9, 3: 9}


def test_ideas_of_one_theme_lie_together():
    cards = [Card(n, (n,), theme=n % 2 + 1) for n in range(1, 7)]
    assert shared_out(cards, [], [8, 9]) == {2: 8, 4: 8, 6: 8, 1: 9, 3: 9, 5: 9}


def test_what_comes_later_goes_to_the_smallest_stack():
    late = [Card(7, (7,)), Card(8, (8, 9)), Card(10, (10,))]
    assert handed_on(late, {1: 3, 2: 1}) == {8: 2, 9: 2, 7: 1, 10: 2}
    assert handed_on(late, {}) == {}
