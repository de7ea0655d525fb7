"""How far a sketch has come, and what is still open about it: one rule for cards, editor, desk and big screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.section_values import completeness


@dataclass(frozen=True)
class SectionState:
    """What counts of a section: whether it is required, whether anything stands in it, what is not understood there."""

    key: str
    required: bool
    filled: bool
    problems: int = 0


@dataclass(frozen=True)
class Standing:
    """`done` of `fields` sections are filled and understood. `missing` are the keys of required ones that are empty,
    `unclear` those in which something is not understood, with how much; `advice` nobody has decided on yet.
    """

    done: int
    fields: int
    missing: tuple[str, ...] = ()
    unclear: tuple[tuple[str, int], ...] = ()
    advice: int = 0

    @property
    def percent(self) -> int:
        """A whole number that is 100 only when nothing is empty and nothing open; 0 where there is no section."""
        return 100 * self.done // self.fields if self.fields else 0

    @property
    def problems(self) -> int:
        """How much is not understood."""
        return sum(number for _, number in self.unclear)

    @property
    def open_points(self) -> int:
        """Required sections still empty, things not understood, and advice that is open."""
        return len(self.missing) + self.problems + self.advice


def standing(sections: Sequence[SectionState], *, advice: int = 0) -> Standing:
    """How far a sketch with these sections has come, `advice` on it being open."""
    found = completeness((one.key, one.required, one.filled, one.problems) for one in sections)
    return Standing(found.done, len(sections), found.missing, found.open_points, advice)


def urgent_first(teams: Iterable[tuple[int, bool, int]]) -> list[int]:
    """Numbers of sketches (number, needs help, percent) as the moderator looks at them.

    Whoever needs help first, then whoever has come least far; otherwise in the order given.
    """
    return [number for number, _, _ in sorted(teams, key=lambda one: (not one[1], one[2]))]
