"""Everybody's purse during a count by equal shares, in exact whole numbers.

A count may have to be repeated with purses that are larger by one step, then by two, and so on, often thousands
of times, until enough ideas are paid for. So every amount here is a line: what it is now, and how much more it
would be if the purses had been one step larger. As long as nobody changes sides — who pays all they have, which
idea is the cheapest, which one nobody can pay — all of these stay straight, and the count goes the same way.
`alike` says for how many further steps that is certain, so that those need no count of their own.

Fractions would do for all of this, but a hall has thousands of purses: they have one denominator, `unit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

Marks = Sequence[tuple[int, int]]  # voter, points


@dataclass(frozen=True, slots=True)
class Line:
    """The number `(now + step * t) / unit`, t being how many steps larger the purses are."""

    now: int
    step: int
    unit: int

    @property
    def rough(self) -> float:
        """About what it is now: close enough to say what to look at first."""
        return self.now / self.unit

    @property
    def exact(self) -> Fraction:
        """What it is now."""
        return Fraction(self.now, self.unit)


def _sum(purses: list[int], marks: Marks) -> int:
    return sum([purses[voter] for voter, _ in marks])  # a list: faster here than a generator


class Purses:
    """Purses of `money / voters` each; a step makes `money` larger by 1."""

    def __init__(self, *, voters: int, money: int, points: Sequence[int], steps: int) -> None:
        """Fill the purses; `points` are those that occur on ballots, `steps` how far ahead to look at most."""
        self._now, self._step, self._unit = [money] * voters, [1] * voters, voters
        self._common = lcm(*points)  # makes whole numbers of purses divided by points
        self.alike = steps

    def price(self, marks: Marks) -> Line | None:
        """The least price per point at which the supporters together can pay 1, or None when they cannot."""
        spare = _sum(self._now, marks) - self._unit
        if self.alike:
            self._stays(spare, _sum(self._step, marks))
        return self._least_price(marks) if spare >= 0 else None

    def _least_price(self, marks: Marks) -> Line:
        now, common = self._now, self._common
        missing, points = self._unit, sum([given for _, given in marks])
        by_means = sorted(marks, key=lambda mark: now[mark[0]] * (common // mark[1]))
        poorer = 0
        for voter, given in by_means:
            if now[voter] * points >= missing * given:
                break
            missing -= now[voter]
            points -= given
            poorer += 1
        step = -_sum(self._step, by_means[:poorer])
        if self.alike:
            self._keep_sides(by_means, missing, step, points)
        shared = gcd(missing, step, points)
        return Line(missing // shared, step // shared, self._unit * (points // shared))

    def _keep_sides(self, marks: Marks, missing: int, step: int, points: int) -> None:
        """Look ahead only as long as those who pay all they have, and those who do not, stay the same."""
        for voter, given in marks:
            self._stays(
                self._now[voter] * points - missing * given, self._step[voter] * points - step * given
            )

    def pay(self, marks: Marks, price: Line) -> int:
        """Let the supporters pay 1 at the price found; returns how many of them still had something."""
        factor = price.unit // self._unit
        self._grow(factor)
        payers = 0
        for voter, given in marks:
            payers += self._now[voter] > 0
            if self._now[voter] < price.now * given:
                self._now[voter] = self._step[voter] = 0
            else:
                self._now[voter] -= price.now * given
                self._step[voter] -= price.step * given
        return payers

    def wait(self, marks: Marks) -> Line:
        """How much everybody must be given until these supporters have 1 together."""
        missing = self._unit - _sum(self._now, marks)
        return Line(missing, 0, self._unit * len(marks))

    def give(self, amount: Line) -> None:
        """Give everybody as much."""
        self._grow(amount.unit // self._unit)
        self._now = [money + amount.now for money in self._now]

    def holders(self, marks: Marks) -> int:
        """How many of these supporters have something."""
        return sum(1 for voter, _ in marks if self._now[voter])

    def empty(self, marks: Marks) -> None:
        """Take all they have from these supporters."""
        for voter, _ in marks:
            self._now[voter] = 0

    def is_least(self, price: Line, least: Line) -> bool:
        """Whether a price is as small as the least one; looks ahead only as long as that stays so."""
        above = price.now * least.unit - least.now * price.unit
        if self.alike:
            step = price.step * least.unit - least.step * price.unit
            if above == 0 and step:
                self.alike = 0
            self._stays(-above, -step)  # from above 0, not even to 0: there they would be equal
        return above == 0

    def _stays(self, now: int, step: int) -> None:
        """Look ahead only as long as `now + step * t` stays below 0, or stays at 0 and above."""
        if now < 0 < step:
            self.alike = min(self.alike, (-now - 1) // step)
        elif step < 0 <= now:
            self.alike = min(self.alike, now // -step)

    def _grow(self, factor: int) -> None:
        """Take another denominator."""
        if factor != 1:
            self._unit *= factor
            self._now = [money * factor for money in self._now]
            self._step = [money * factor for money in self._step]
