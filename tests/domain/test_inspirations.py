"""Handing out ideas for inspiration: nobody's own, none twice, new ones first, and all about equally often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import RuleBroken
from app.domain.inspirations import FEWEST, MOST, Reader, check_enough, deal, how_many
from bench.choice_exposure import measure_exposure


@st.composite
def rooms(draw):
    """People with ideas of their own, some seen before, and how often each was shown."""
    people = draw(st.integers(1, 12))
    authors = draw(st.lists(st.integers(0, people), min_size=4, max_size=40))  # 0: entered in the room
    ideas = list(range(1, len(authors) + 1))
    readers = {}
    for person in range(1, people + 1):
        own = frozenset(i for i, author in zip(ideas, authors, strict=True) if author == person)
        others = [i for i in ideas if i not in own]
        seen = draw(st.frozensets(st.sampled_from(others), max_size=8)) if others else frozenset()
        readers[person] = Reader(own, seen)
    return readers, ideas


def _shown(readers: Mapping[int, Reader]) -> Counter[int]:
    return Counter(idea for reader in readers.values() for idea in reader.seen)


@given(rooms(), st.text(max_size=8))
def test_nobody_gets_their_own_nor_one_twice_and_everybody_as_many_as_all(room, seed):
    readers, ideas = room
    hands = deal(readers, ideas, shown=_shown(readers), seed=seed)
    count = how_many(len(readers), len(ideas), _shown(readers).total())
    assert FEWEST <= count <= MOST
    assert hands.keys() == readers.keys()
    for person, hand in hands.items():
        assert len(set(hand)) == len(hand) == min(count, len(ideas) - len(readers[person].own))
        assert not readers[person].own & set(hand)
        assert set(hand) <= set(ideas)


@given(rooms(), st.text(max_size=8))
def test_old_ones_come_only_when_there_are_no_new_ones(room, seed):
    readers, ideas = room
    for person, hand in deal(readers, ideas, shown=_shown(readers), seed=seed).items():
        reader = readers[person]
        left = set(ideas) - reader.own - reader.seen - set(hand)
        assert not (left and reader.seen & set(hand))


@given(rooms(), st.text(max_size=8))
def test_no_exchange_between_two_ideas_would_be_more_even(room, seed):
    readers, ideas = room
    shown = _shown(readers)
    hands = deal(readers, ideas, shown=shown, seed=seed)
    often = Counter({idea: shown[idea] for idea in ideas}) + Counter(
        i for hand in hands.values() for i in hand
    )
    for person, hand in hands.items():
        reader = readers[person]
        for given_ in hand:
            for other in set(ideas) - reader.own - set(hand):
                old_for_new = other in reader.seen and given_ not in reader.seen
                assert old_for_new or often[given_] - often[other] < 2


@settings(max_examples=60)
@given(st.lists(st.integers(0, 29), min_size=60, max_size=60), st.text(max_size=8))
def test_of_sixty_ideas_none_is_shown_more_than_twice_as_often_as_another(authors, seed):
    """30 people, whoever wrote how much, as long as some are left to read what the busiest wrote."""
    ideas = list(range(60))
    own = {p: frozenset(i for i in ideas if authors[i] == p) for p in range(30)}
    hands = deal({p: Reader(own[p]) for p in own}, ideas, shown={}, seed=seed)
    often = Counter({idea: 0 for idea in ideas})
    often.update(idea for hand in hands.values() for idea in hand)
    assert max(often.values()) <= 2 * min(often.values())


def test_the_figure_of_the_bench_holds():
    assert measure_exposure() <= 2


def test_a_second_deal_shows_what_was_shown_least():
    readers = {p: Reader(seen=frozenset({1, 2, 3, 4})) for p in range(1, 11)}
    ideas = list(range(1, 9))  # 5 to 8 are new
    hands = deal(readers, ideas, shown=dict.fromkeys((1, 2, 3, 4), 10), seed="x")
    assert {frozenset(hand) for hand in hands.values()} == {frozenset({5, 6, 7, 8})}


def test_who_comes_late_gets_what_was_shown_least():
    shown = {1: 3, 2: 2, 3: 3, 4: 0, 5: 0, 6: 1, 7: 3}
    assert set(deal({9: Reader(own=frozenset({5}))}, list(shown), shown=shown, seed="x")[9]) >= {4, 6, 2}


@given(rooms())
def test_the_same_seed_is_the_same_deal(room):
    readers, ideas = room
    first = deal(readers, ideas, shown={}, seed="eins")
    assert deal(dict(reversed(readers.items())), ideas, shown={}, seed="eins") == first


def test_other_seeds_deal_otherwise():
    readers, ideas = {p: Reader() for p in range(6)}, list(range(24))
    assert len({str(deal(readers, ideas, shown={}, seed=str(n))) for n in range(20)}) == 20


@pytest.mark.parametrize(
    ("people", "ideas", "count"), [(30, 60, 4), (30, 90, 3), (12, 60, 5), (3, 60, 5), (30, 4, 4)]
)
def test_how_many_are_shown_follows_evenness(people, ideas, count):
    assert how_many(people, ideas) == count


def test_too_few_ideas_are_not_handed_out():
    check_enough(4)
    with pytest.raises(RuleBroken, match=r"inspirations\.too_few"):
        check_enough(3)
