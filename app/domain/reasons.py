"""Why each idea came in, round by round, as plain values: what was asked of whom, and what people have left.

Told in coins. Everybody's purse holds 100 of them where all purses together are worth as many ideas as there are
places, so one coin is a hundredth of one's part, and an idea costs 100 * people / places. Small whole numbers, the
same for a group of twelve and for a hall; they are rounded for reading only, never for counting.

The rounds are played again from the ballots and the protocol, so counting itself carries nothing for the telling.
While ballots are secret, a round that fewer than five people paid for is told without amounts and without a picture;
and since the next picture then shows what both rounds changed, it does not give the first away either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.profiles import Elected, Outcome, Profile, Rule
from app.domain.selection import FEWEST_PAYERS_SHOWN
from app.domain.voting import Method

COINS = 100


@dataclass(frozen=True)
class Purse:
    """So many `people` had as many coins `before` and `after` a round, where `before` includes what they were given."""

    before: Fraction
    after: Fraction
    people: int

    @property
    def paid(self) -> Fraction:
        """What each of them paid."""
        return self.before - self.after


@dataclass(frozen=True)
class Reason:
    """Why an idea came in. Amounts are in coins, None where they are withheld or the rule has none.

    `kind`: "plain", "shares" (paid from the purses), "larger" (paid only because all purses were larger), "given"
    (paid after everybody was given something more; the first one of these has `first`), "rest" (a place no purse
    could fill), "saved" (Phragmén) or "weighed" (PAV). `price` is for one point where points were voted. `spent` says
    that some had less than their part and paid all of it.
    """

    number: int
    idea: str
    kind: str
    supporters: int
    votes: int
    together: Fraction | None = None
    price: Fraction | None = None
    spent: bool = False
    given: Fraction | None = None
    weight: Fraction | None = None
    first: bool = False
    withheld: bool = False
    tied: tuple[str, ...] = ()
    by: str = ""
    bars: tuple[str, ...] = ()
    purses: tuple[Purse, ...] = ()


@dataclass(frozen=True)
class Story:
    """All rounds of a rule. `cost` is what an idea costs, `purse` what everybody began with; None without purses."""

    rule: Rule
    method: Method
    voters: int
    left_out: int
    seed: str
    rounds: tuple[Reason, ...]
    cost: Fraction | None = None
    purse: Fraction | None = None


def story(counted: Profile, outcome: Outcome, method: Method, places: int, *, secret: bool = True) -> Story:
    """The rounds of one rule's outcome on these ballots; `secret` unless names stand beside the ballots."""
    if outcome.purse is None or not outcome.voters:
        rounds = [
            _without_purses(counted, n, line, secret) for n, line in enumerate(outcome.protocol, start=1)
        ]
        return Story(outcome.rule, method, outcome.voters, outcome.left_out, counted.seed, tuple(rounds))
    coin = Fraction(COINS * outcome.voters, places)
    played = _Purses(counted, outcome, coin, secret)
    return Story(
        outcome.rule,
        method,
        outcome.voters,
        outcome.left_out,
        counted.seed,
        tuple(played.round(n, line) for n, line in enumerate(outcome.protocol, start=1)),
        cost=coin,
        purse=outcome.purse * coin,
    )


def _is_withheld(line: Elected, secret: bool) -> bool:
    return secret and line.payers is not None and line.payers < FEWEST_PAYERS_SHOWN


def _without_purses(counted: Profile, number: int, line: Elected, secret: bool) -> Reason:
    withheld = _is_withheld(line, secret)
    return Reason(
        number,
        line.idea,
        "weighed" if line.phase == "pav" else "plain",
        line.supporters,
        counted.totals[line.idea],
        weight=None if withheld else line.weight,
        withheld=withheld,
        tied=line.tied,
        by=line.by,
        bars=line.bars,
    )


class _Purses:
    """Everybody's purse while the rounds are played again; amounts in parts of what an idea costs."""

    def __init__(self, counted: Profile, outcome: Outcome, coin: Fraction, secret: bool) -> None:
        self._counted, self._coin, self._secret = counted, coin, secret
        self._rule = outcome.rule
        self._held = [outcome.purse or Fraction(0)] * outcome.voters
        self._topped_up = False

    def round(self, number: int, line: Elected) -> Reason:
        """Play one round and tell it."""
        given = line.given or Fraction(0)
        before = [held + given for held in self._held]
        marks = self._counted.support[line.idea]
        together = sum((before[voter] for voter, _ in marks), Fraction(0))
        spent = self._pay(line, before, marks)
        kind = self._kind(line)
        withheld = _is_withheld(line, self._secret)
        first = kind == "given" and not self._topped_up
        self._topped_up = self._topped_up or kind == "given"
        shown = kind != "rest" and not withheld
        return Reason(
            number,
            line.idea,
            kind,
            line.supporters,
            self._counted.totals[line.idea],
            together=together * self._coin if shown else None,
            price=line.price * self._coin if shown and line.price is not None else None,
            spent=spent and shown,
            given=given * self._coin if shown and line.given is not None else None,
            first=first,
            withheld=withheld,
            tied=line.tied,
            by=line.by,
            bars=line.bars,
            purses=self._told(before) if shown else (),
        )

    def _pay(self, line: Elected, before: list[Fraction], marks: Sequence[tuple[int, int]]) -> bool:
        """Take what the supporters pay; returns whether some of them had less than their part."""
        self._held = list(before)
        short = False
        for voter, points in marks:
            if line.price is not None:
                short = short or before[voter] < line.price * points
                self._held[voter] = max(Fraction(0), before[voter] - line.price * points)
            elif line.given is not None:
                self._held[voter] = Fraction(0)
        return short

    def _kind(self, line: Elected) -> str:
        if self._rule == Rule.PHRAGMEN:
            return "saved"
        if line.phase == "shares":
            return "shares"
        if line.price is not None:
            return "larger"
        return "given" if line.given is not None else "rest"

    def _told(self, before: list[Fraction]) -> tuple[Purse, ...]:
        """Purses that are alike as one, those who have most left first."""
        alike = Counter(zip(before, self._held, strict=True))
        ordered = sorted(alike.items(), key=lambda entry: (entry[0][1], entry[0][0]), reverse=True)
        coin = self._coin
        return tuple(Purse(was * coin, left * coin, people) for (was, left), people in ordered)
