"""Bundles (Bündel): which idea lies in which, and what a bundle is called. State and operation give what changes.

A bundle is an idea, its head, that others lie in; there are no chains. Nothing here loses an idea: an operation
only says where ideas lie and what a bundle is called.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.errors import InvalidInput, RuleBroken
from app.domain.text import clean_line, fitting

NAME_LENGTH = 120  # characters


@dataclass(frozen=True)
class Place:
    """Where an idea lies: `into` is the head of its bundle, None where it stands by itself or is a head.

    `name` is what the bundle is called whose head it is. Bundles of the time before names have none.
    """

    into: int | None = None
    name: str = ""


Places = Mapping[int, Place]


@dataclass(frozen=True)
class Arrangement:
    """All ideas on the board and where they lie. Hidden ones become head only where no other can."""

    places: Places
    hidden: frozenset[int] = frozenset()

    def head_of(self, idea: int) -> int:
        """The idea that stands for this one: its head, or itself."""
        return self.places[idea].into or idea

    def members(self, head: int) -> tuple[int, ...]:
        """The ideas of a bundle, its head among them, by number; of an idea by itself only that."""
        return self._members.get(head, (head,))

    @cached_property
    def _members(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for idea in sorted(self.places):
            found.setdefault(self.head_of(idea), []).append(idea)
        return {head: tuple(ideas) for head, ideas in found.items()}


@dataclass(frozen=True)
class Move:
    """What an operation changes, and nothing that stays: the places of ideas before and after.

    `successors`: which idea now stands for one that stood by itself before, for whatever is known of it (pairs).
    """

    before: dict[int, Place]
    after: dict[int, Place]
    successors: dict[int, int] = field(default_factory=dict)


def applied(arrangement: Arrangement, move: Move) -> Arrangement:
    """The arrangement after a move."""
    return Arrangement({**arrangement.places, **move.after}, arrangement.hidden)


def checked_name(name: str) -> str:
    """A name for a bundle as it is kept; raises `InvalidInput` when it cannot be taken."""
    name = fitting("name", name, limit=NAME_LENGTH, clean=clean_line)
    if not name:
        raise InvalidInput("name", "bundle.name_missing")
    return name


def created(arrangement: Arrangement, ideas: Collection[int], name: str) -> Move:
    """A new bundle of ideas, and of whole bundles, that stand by themselves; the lowest number becomes its head."""
    cards = sorted(set(ideas))
    if len(cards) < 2:
        raise RuleBroken("bundle.too_few")
    return _gathered(arrangement, cards, cards[0], name)


def put_in(arrangement: Arrangement, ideas: Collection[int], target: int, name: str) -> Move:
    """Put ideas, or whole bundles, into a bundle, which keeps its head and name; into an idea, which becomes one.

    `name` is for a target that has none yet.
    """
    if not ideas:
        raise RuleBroken("bundle.too_few")
    if target in ideas:
        raise RuleBroken("merge.same")
    if len(arrangement.members(target)) > 1:
        name = arrangement.places[target].name
    return _gathered(arrangement, sorted({target, *ideas}), target, name)


def renamed(arrangement: Arrangement, head: int, name: str) -> Move:
    """Another name for a bundle."""
    if len(arrangement.members(head)) < 2:
        raise RuleBroken("bundle.none", number=head)
    return _move(arrangement, {head: Place(None, name)}, {})


def taken_out(arrangement: Arrangement, idea: int) -> Move:
    """Take an idea out of its bundle, the head as well; what is left of two stands by itself."""
    head = arrangement.head_of(idea)
    rest = [member for member in arrangement.members(head) if member != idea]
    if not rest:
        raise RuleBroken("merge.not_merged")
    left, leader = _bundle(arrangement, rest, head, arrangement.places[head].name)
    return _move(arrangement, {**left, idea: Place()}, {head: leader} if leader != head else {})


def split(arrangement: Arrangement, head: int, out: Collection[int], name: str) -> Move:
    """Part a bundle: `out` becomes a bundle of its own called `name`, or an idea by itself if it is only one."""
    members = arrangement.members(head)
    leaving = sorted(set(out))
    rest = [member for member in members if member not in leaving]
    if not set(leaving) <= set(members):
        raise RuleBroken("bundle.not_in_it", number=head)
    if not leaving or not rest:
        raise RuleBroken("bundle.not_split")
    left, leader = _bundle(arrangement, rest, head, arrangement.places[head].name)
    parted, _ = _bundle(arrangement, leaving, head, name)
    return _move(arrangement, {**left, **parted}, {head: leader} if leader != head else {})


def restored(arrangement: Arrangement, earlier: Places) -> Move:
    """Put ideas back to where they lay; raises `RuleBroken` when the board has gone on too far for that.

    It has when an idea would lie in one that lies in another or is gone, or a bundle would have a name and
    nothing in it, or lose its name while something lies in it.
    """
    if not earlier.keys() <= arrangement.places.keys():
        raise RuleBroken("undo.in_the_way")
    move = _move(arrangement, earlier, {})
    then = applied(arrangement, move)
    concerned = {
        *move.after,
        *(then.head_of(i) for i in move.after),
        *(arrangement.head_of(i) for i in move.after),
    }
    if any(
        not is_sound(then, idea) and is_sound(arrangement, idea) for idea in concerned & then.places.keys()
    ):
        raise RuleBroken("undo.in_the_way")
    return move


def is_sound(arrangement: Arrangement, idea: int) -> bool:
    """Whether an idea lies in nothing, or in one that stands; and has a name exactly if something lies in it."""
    place = arrangement.places[idea]
    if place.into is not None:
        around = arrangement.places.get(place.into)
        return around is not None and around.into is None and not place.name
    return bool(place.name) == (len(arrangement.members(idea)) > 1)


def _gathered(arrangement: Arrangement, cards: list[int], head: int, name: str) -> Move:
    for card in cards:
        if arrangement.places[card].into is not None or card in arrangement.hidden:
            raise RuleBroken("bundle.not_standing", number=card)
    after = {member: Place(head) for card in cards for member in arrangement.members(card)}
    after[head] = Place(None, name)
    return _move(arrangement, after, {card: head for card in cards if card != head})


def _bundle(
    arrangement: Arrangement, members: list[int], head: int, name: str
) -> tuple[dict[int, Place], int]:
    """The places of these ideas as one bundle, and its head: the same as before if it can be."""
    seen = [member for member in members if member not in arrangement.hidden]
    leader = head if head in members else (seen or members)[0]
    if len(members) == 1:
        return {leader: Place()}, leader
    return {member: Place(None, name) if member == leader else Place(leader) for member in members}, leader


def _move(arrangement: Arrangement, wanted: Places, successors: dict[int, int]) -> Move:
    changed = [idea for idea in sorted(wanted) if arrangement.places[idea] != wanted[idea]]
    return Move(
        before={idea: arrangement.places[idea] for idea in changed},
        after={idea: wanted[idea] for idea in changed},
        successors=successors,
    )
