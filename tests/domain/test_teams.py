"""Teams: how many fit in, what is missing, and who goes where, the same every time."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInput, RuleBroken
from app.domain.teams import (
    Person,
    Team,
    check_only_reads,
    check_placed,
    check_room,
    check_size,
    distributed,
    missing,
)

POLITICS, OFFICE, UNIONS = 1, 2, 3


def _people(*benches: int | None) -> list[Person]:
    return [Person(number, bench) for number, bench in enumerate(benches, start=1)]


@pytest.mark.parametrize("size", [None, 2, 50])
def test_a_size_that_a_team_can_have_is_taken(size):
    check_size(size, limited=False)


@pytest.mark.parametrize(
    ("size", "limited", "key"),
    [
        (1, False, "team.size_range"),
        (51, True, "team.size_range"),
        (-3, False, "team.size_range"),
        (None, True, "team.size_missing"),
    ],
)
def test_other_sizes_are_refused_at_the_field(size, limited, key):
    with pytest.raises(InvalidInput, match=key) as refused:
        check_size(size, limited=limited)
    assert refused.value.field == "size"


def test_a_full_team_refuses_only_where_more_are_not_let_in():
    check_room(6, 6, limited=False)
    check_room(5, 6, limited=True)
    check_room(99, None, limited=True)
    with pytest.raises(RuleBroken, match=r"team\.full") as refused:
        check_room(6, 6, limited=True)
    assert refused.value.values == {"size": 6}


def test_who_is_in_a_team_does_not_only_read_and_who_reads_is_not_placed():
    check_only_reads(in_team=False)
    check_placed(only_reads=False)
    with pytest.raises(RuleBroken, match="in_team"):
        check_only_reads(in_team=True)
    with pytest.raises(RuleBroken, match="only_reads"):
        check_placed(only_reads=True)


def test_what_is_missing_are_benches_of_the_room_and_nobody_without_a_bench():
    here = [POLITICS, OFFICE, UNIONS, None]
    assert missing(here, {OFFICE: 2}) == [POLITICS, UNIONS]
    assert missing(here, {OFFICE: 1, POLITICS: 1, UNIONS: 1}) == []
    assert missing(here, {}) == []  # an empty team lacks nothing yet
    assert missing([OFFICE], {None: 1, OFFICE: 1}) == []


def test_two_benches_are_mixed_over_two_empty_teams():
    placed = distributed(
        _people(POLITICS, POLITICS, OFFICE, OFFICE), [Team(1, None), Team(2, None)], limited=False
    )
    assert placed == {1: 1, 3: 2, 4: 1, 2: 2}


def test_the_smallest_team_is_filled_with_what_it_lacks():
    teams = [Team(1, None, {POLITICS: 3}), Team(2, None, {POLITICS: 1})]
    assert distributed(_people(POLITICS, OFFICE, OFFICE), teams, limited=False) == {2: 2, 1: 2, 3: 1}


def test_free_places_come_first_and_a_limit_holds():
    teams = [Team(1, 2, {POLITICS: 2}), Team(2, 6, {POLITICS: 3})]
    people = _people(*[OFFICE] * 5)
    assert Counter(distributed(people, teams, limited=True).values()) == {2: 3}
    assert Counter(distributed(people, teams, limited=False).values()) == {2: 3, 1: 2}


def test_without_teams_or_people_nothing_happens():
    assert distributed(_people(POLITICS), [], limited=False) == {}
    assert distributed([], [Team(1, None)], limited=False) == {}


BENCHES = st.sampled_from([POLITICS, OFFICE, UNIONS, None])
TEAMS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(2, 5)), st.dictionaries(BENCHES, st.integers(1, 4))),
    min_size=1,
    max_size=5,
)


@given(st.lists(BENCHES, max_size=20), TEAMS, st.booleans())
def test_everybody_is_placed_once_and_nobody_over_a_limit(benches, given_teams, limited):
    people = _people(*benches)
    teams = [Team(number, size, inside) for number, (size, inside) in enumerate(given_teams, start=1)]
    placed = distributed(people, teams, limited=limited)
    assert placed == distributed(people, teams, limited=limited)
    assert set(placed) <= {person.id for person in people}
    new = Counter(placed.values())
    for team in teams:
        if limited and team.size is not None and new[team.number]:
            assert team.people + new[team.number] <= team.size
    if len(placed) < len(people):
        assert limited
        assert all(team.size and team.people + new[team.number] >= team.size for team in teams)


@given(st.lists(BENCHES, max_size=24), st.integers(1, 5))
def test_empty_teams_become_equally_large(benches, count):
    placed = distributed(_people(*benches), [Team(n, None) for n in range(count)], limited=False)
    sizes = [list(placed.values()).count(n) for n in range(count)]
    assert max(sizes) - min(sizes) <= 1
