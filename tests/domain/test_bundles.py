"""Bundles: whatever people do, in whatever order, no idea is lost, there are no chains, and taking back is exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain import bundles
from app.domain.bundles import Arrangement, Move, Place, applied
from app.domain.errors import InvalidInput, RuleBroken

IDEAS = range(1, 9)
NUMBERS = st.integers(1, 8)
SOME = st.sets(NUMBERS, max_size=5)
NAMES = st.sampled_from(["Sprache", "Wege", "Lotsen"])


def _apart(*hidden: int) -> Arrangement:
    return Arrangement({idea: Place() for idea in IDEAS}, frozenset(hidden))


def _of(arrangement: Arrangement) -> dict[int, tuple[str, tuple[int, ...]]]:
    """The bundles, by head: name and members."""
    return {
        head: (arrangement.places[head].name, arrangement.members(head))
        for head in arrangement.places
        if len(arrangement.members(head)) > 1
    }


class Ordering(RuleBasedStateMachine):
    """People create, rename, put in, take out, merge, split and take back, as they like."""

    def __init__(self) -> None:
        super().__init__()
        self.now = _apart(3)
        self.done: list[tuple[Arrangement, Move]] = []

    def _try(self, operation) -> None:
        try:
            move = operation()
        except RuleBroken:
            return
        assert move.before.keys() == move.after.keys()
        assert all(self.now.places[idea] == place for idea, place in move.before.items())
        assert all(move.before[idea] != move.after[idea] for idea in move.before)
        self.done.append((self.now, move))
        self.now = applied(self.now, move)

    @rule(ideas=SOME, name=NAMES)
    def create(self, ideas, name):
        self._try(lambda: bundles.created(self.now, ideas, name))

    @rule(ideas=SOME, into=NUMBERS, name=NAMES)
    def put_in(self, ideas, into, name):
        self._try(lambda: bundles.put_in(self.now, ideas, into, name))

    @rule(head=NUMBERS, name=NAMES)
    def rename(self, head, name):
        self._try(lambda: bundles.renamed(self.now, head, name))

    @rule(idea=NUMBERS)
    def take_out(self, idea):
        self._try(lambda: bundles.taken_out(self.now, idea))

    @rule(head=NUMBERS, out=SOME, name=NAMES)
    def split(self, head, out, name):
        self._try(lambda: bundles.split(self.now, head, out, name))

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self):
        earlier, move = self.done.pop()
        self.now = applied(self.now, bundles.restored(self.now, move.before))
        assert self.now.places == earlier.places

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def take_back_an_earlier_one(self, data):
        """Refused, or sound: the invariants below look at what comes of it."""
        _, move = data.draw(st.sampled_from(self.done))
        if all(self.now.places[idea] == place for idea, place in move.after.items()):
            self._try(lambda: bundles.restored(self.now, move.before))

    @invariant()
    def nobody_is_lost(self):
        assert self.now.places.keys() == set(IDEAS)
        heads = {self.now.head_of(idea) for idea in IDEAS}
        assert sorted(member for head in heads for member in self.now.members(head)) == list(IDEAS)

    @invariant()
    def everything_is_sound(self):
        """No chains, no name without a bundle, no bundle without a name."""
        assert all(bundles.is_sound(self.now, idea) for idea in IDEAS)


TestOrdering = Ordering.TestCase
TestOrdering.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)


@given(ideas=st.sets(NUMBERS, min_size=2, max_size=8))
def test_a_new_bundle_has_the_lowest_number_and_all_ideas(ideas):
    made = applied(_apart(), bundles.created(_apart(), ideas, "Sprache"))
    assert _of(made) == {min(ideas): ("Sprache", tuple(sorted(ideas)))}


def test_a_bundle_keeps_number_and_name_when_others_come_in():
    one = applied(_apart(), bundles.created(_apart(), [5, 6], "Wege"))
    two = applied(one, bundles.created(one, [2, 3], "Sprache"))
    merged = bundles.put_in(two, [2], 5, "egal")
    assert _of(applied(two, merged)) == {5: ("Wege", (2, 3, 5, 6))}
    assert merged.successors == {2: 5}


def test_the_head_taken_out_leaves_number_and_name_to_the_lowest_that_can_be_seen():
    made = applied(_apart(2), Move({}, {1: Place(None, "Wege"), 2: Place(1), 3: Place(1), 4: Place(1)}))
    move = bundles.taken_out(made, 1)
    assert _of(applied(made, move)) == {3: ("Wege", (2, 3, 4))}
    assert move.successors == {1: 3}


def test_a_bundle_of_one_is_none():
    made = applied(_apart(), bundles.created(_apart(), [1, 2], "Wege"))
    assert applied(made, bundles.taken_out(made, 1)).places == _apart().places
    assert applied(made, bundles.split(made, 1, [2], "Neu")).places == _apart().places


def test_a_part_that_leaves_with_the_head_gets_its_own_name():
    made = applied(_apart(), bundles.created(_apart(), [1, 2, 3, 4], "Wege"))
    move = bundles.split(made, 1, [1, 4], "Neu")
    assert _of(applied(made, move)) == {1: ("Neu", (1, 4)), 2: ("Wege", (2, 3))}
    assert move.successors == {1: 2}


@pytest.mark.parametrize(
    "operation, key",
    [
        (lambda a: bundles.created(a, [4], "x"), "bundle.too_few"),
        (lambda a: bundles.created(a, [2, 4], "x"), "bundle.not_standing"),  # 2 lies in 1
        (lambda a: bundles.created(a, [4, 8], "x"), "bundle.not_standing"),  # 8 is hidden
        (lambda a: bundles.put_in(a, [1], 1, "x"), "merge.same"),
        (lambda a: bundles.put_in(a, [], 1, "x"), "bundle.too_few"),
        (lambda a: bundles.put_in(a, [4], 2, "x"), "bundle.not_standing"),
        (lambda a: bundles.renamed(a, 4, "x"), "bundle.none"),
        (lambda a: bundles.taken_out(a, 4), "merge.not_merged"),
        (lambda a: bundles.split(a, 1, [4], "x"), "bundle.not_in_it"),
        (lambda a: bundles.split(a, 1, [1, 2, 3], "x"), "bundle.not_split"),
        (lambda a: bundles.split(a, 1, [], "x"), "bundle.not_split"),
    ],
)
def test_what_cannot_be_is_refused(operation, key):
    before = _apart(8)
    with pytest.raises(RuleBroken) as refused:
        operation(applied(before, bundles.created(before, [1, 2, 3], "Wege")))
    assert refused.value.key == key


@pytest.mark.parametrize("name, key", [("  ", "bundle.name_missing"), ("x" * 121, "text.too_long")])
def test_a_name_says_something_and_fits(name, key):
    with pytest.raises(InvalidInput) as refused:
        bundles.checked_name(name)
    assert (refused.value.field, refused.value.key) == ("name", key)


def test_taking_back_is_refused_when_something_came_to_lie_in_it_since():
    made = applied(_apart(), first := bundles.created(_apart(), [1, 2], "Wege"))
    more = applied(made, bundles.put_in(made, [3], 1, "Wege"))
    with pytest.raises(RuleBroken, match=r"undo\.in_the_way"):
        bundles.restored(more, first.before)
