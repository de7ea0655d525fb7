"""Sharing out the ordering: everybody gets a stack of their own, similar ideas lie in one stack, and none is twice.

Randomness and identity are the caller's: people come in the order in which they get their stacks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import InvalidInput, RuleBroken

MOST_PEOPLE = 50  # who may order at once; with more nobody could follow on the board


@dataclass(frozen=True)
class Card:
    """An idea that stands by itself, or a bundle with all that lies in it; it is never torn apart."""

    number: int
    ideas: tuple[int, ...]
    theme: int | None = None

    @property
    def weight(self) -> int:
        """How many ideas it is."""
        return len(self.ideas)


def chosen_people(available: Sequence[int], wanted: int | None, cards: int) -> list[int]:
    """Who gets a stack: as many as wanted of those who are there (None: all), never more than there are cards."""
    if wanted is not None and not 1 <= wanted <= MOST_PEOPLE:
        raise InvalidInput("people", "sharing.range", limit=MOST_PEOPLE)
    if not available:
        raise RuleBroken("sharing.nobody")
    if not cards:
        raise RuleBroken("sharing.nothing")
    return list(available[: min(wanted or MOST_PEOPLE, MOST_PEOPLE, cards)])


def shared_out(
    cards: Sequence[Card], alike: Sequence[tuple[int, int]], people: Sequence[int]
) -> dict[int, int]:
    """Which person gets which idea: all of them, each once, in stacks as equal as bundles allow.

    `alike` are pairs of card numbers, the most similar first. Stacks differ by at most one idea, unless all cards
    of the largest weigh at least as much as the difference.
    """
    stacks = _cut(_chain(cards, alike), people)
    _level(stacks)
    return {idea: person for person, stack in stacks.items() for card in stack for idea in card.ideas}


def handed_on(cards: Collection[Card], sizes: Mapping[int, int]) -> dict[int, int]:
    """Which person gets which of the ideas that belong to nobody: always the one with the smallest stack.

    `sizes`: how many ideas each person has; nobody gets anything where there is nobody.
    """
    left = dict(sizes)
    given: dict[int, int] = {}
    for card in sorted(cards, key=lambda card: (-card.weight, card.number)):
        if not left:
            break
        person = min(left, key=lambda person: (left[person], person))
        left[person] += card.weight
        given.update(dict.fromkeys(card.ideas, person))
    return given


def _chain(cards: Sequence[Card], alike: Sequence[tuple[int, int]]) -> list[Card]:
    """All cards in a row in which similar ones are neighbours, then those of one theme.

    The most similar pairs are joined first, end to end; a pair inside a row that is already there is left out.
    """
    rows: dict[int, list[int]] = {card.number: [card.number] for card in cards}
    for one, other in alike:
        first, second = rows.get(one), rows.get(other)
        if first is None or second is None or first is second:
            continue
        joined = _joined(first, second, one, other)
        if joined is not None:
            rows.update(dict.fromkeys(joined, joined))
    by_number = {card.number: card for card in cards}
    whole = {id(row): row for row in rows.values()}.values()

    def place(row: list[int]) -> tuple[int, int]:
        return by_number[min(row)].theme or 0, min(row)

    return [by_number[number] for row in sorted(whole, key=place) for number in row]


def _joined(first: list[int], second: list[int], one: int, other: int) -> list[int] | None:
    """Two rows as one, if the two cards stand at their ends."""
    if one not in (first[0], first[-1]) or other not in (second[0], second[-1]):
        return None
    ahead = first if first[-1] == one else first[::-1]
    behind = second if second[0] == other else second[::-1]
    return [*ahead, *behind]


def _cut(chain: Sequence[Card], people: Sequence[int]) -> dict[int, list[Card]]:
    """The row in as many parts as there are people; a card belongs to the part its middle lies in."""
    total = sum(card.weight for card in chain)
    stacks: dict[int, list[Card]] = {person: [] for person in people}
    before = 0
    for card in chain:
        middle = 2 * before + card.weight  # in halves, to stay whole
        stacks[people[middle * len(people) // (2 * total)]].append(card)
        before += card.weight
    return stacks


def _level(stacks: dict[int, list[Card]]) -> None:
    """Move cards from the largest stack to the smallest as long as that makes them more alike."""

    def size(person: int) -> int:
        return sum(card.weight for card in stacks[person])

    while True:
        largest, smallest = max(stacks, key=size), min(stacks, key=size)
        gap = size(largest) - size(smallest)
        lighter = [card for card in stacks[largest] if card.weight < gap]
        if gap <= 1 or not lighter:
            return
        moved = min(lighter, key=lambda card: (abs(gap - 2 * card.weight), -stacks[largest].index(card)))
        stacks[largest].remove(moved)
        stacks[smallest].append(moved)
