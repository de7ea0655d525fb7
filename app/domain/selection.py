"""Counting: what each rule proposes on the same ballots.

Plain ranking, the Method of Equal Shares (the proportional one the product proposes), Phragmén's sequential method
and sequential proportional approval voting stand in modules of their own; all count exactly, and no outcome depends
on the order of ballots or ideas. Ideas that nobody supports are never proposed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.pav import sequential_pav
from app.domain.phragmen import phragmen
from app.domain.plain import plain
from app.domain.profiles import Elected, Outcome, Pair, Profile, Rule, profile
from app.domain.shares import equal_shares
from app.domain.voting import Ballot, Method

__all__ = [
    "Comparison",
    "Elected",
    "Outcome",
    "Pair",
    "Profile",
    "Rule",
    "compare",
    "profile",
    "public_protocol",
]

FEWEST_PAYERS_SHOWN = 5  # below this, who paid could be guessed


@dataclass(frozen=True)
class Comparison:
    """All rules on the same ballots."""

    outcomes: Mapping[Rule, Outcome]

    @property
    def plain(self) -> Outcome:
        """What most approvals or points choose."""
        return self.outcomes[Rule.PLAIN]

    @property
    def equal_shares(self) -> Outcome:
        """What equal shares choose."""
        return self.outcomes[Rule.EQUAL_SHARES]

    @property
    def differing(self) -> frozenset[str]:
        """Ideas that only one of plain ranking and equal shares proposes."""
        return frozenset(self.plain.chosen) ^ frozenset(self.equal_shares.chosen)


def compare(
    ballots: Sequence[Ballot],
    ideas: Sequence[str],
    method: Method,
    places: int,
    seed: str,
    exclusive: frozenset[Pair] = frozenset(),
) -> Comparison:
    """Count by all rules. Of two ideas in `exclusive` only one can be chosen."""
    counted = profile(ballots, ideas, seed, exclusive)
    shares, purse = equal_shares(counted, method, places)
    return Comparison(
        {
            Rule.EQUAL_SHARES: _outcome(counted, Rule.EQUAL_SHARES, shares, purse),
            Rule.PLAIN: _outcome(counted, Rule.PLAIN, plain(counted, places)),
            Rule.PHRAGMEN: _outcome(counted, Rule.PHRAGMEN, phragmen(counted, places), Fraction(0)),
            Rule.SEQUENTIAL_PAV: _outcome(counted, Rule.SEQUENTIAL_PAV, sequential_pav(counted, places)),
        }
    )


def public_protocol(outcome: Outcome, *, secret: bool = True) -> tuple[Elected, ...]:
    """The protocol as it may be shown: while ballots are secret, what few paid is withheld."""
    return tuple(_withheld(line) if secret and _is_told_by_few(line) else line for line in outcome.protocol)


def _is_told_by_few(line: Elected) -> bool:
    return line.payers is not None and line.payers < FEWEST_PAYERS_SHOWN


def _withheld(line: Elected) -> Elected:
    return replace(line, price=None, payers=None, given=None, weight=None)


def _outcome(counted: Profile, rule: Rule, protocol: list[Elected], purse: Fraction | None = None) -> Outcome:
    chosen = tuple(line.idea for line in protocol)
    served = {voter for idea in chosen for voter, _ in counted.support[idea]}
    return Outcome(
        rule=rule,
        chosen=chosen,
        totals=dict(counted.totals),
        supporters={idea: len(marks) for idea, marks in counted.support.items()},
        ranking=counted.ranking,
        protocol=tuple(protocol),
        voters=len(counted.ballots),
        left_out=len(counted.ballots) - len(served),
        purse=purse,
    )
