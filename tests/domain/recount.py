"""An independent count of ballots, as somebody outside would write it from the published rules.

It shares no line with the product. Exact fractions throughout; ideas are texts, ballots map ideas to points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fractions import Fraction

Ballot = dict[str, int]
Pairs = Iterable[tuple[str, str]]


def recount(
    ballots: list[Ballot], ideas: list[str], method: str, places: int, seed: str
) -> tuple[list[str], list[str]]:
    """What plain ranking and the Method of Equal Shares (completed) choose, in order of election."""
    counted = recount_all(ballots, ideas, method, places, seed)
    return counted["plain"], counted["equal_shares"]


def recount_all(
    ballots: list[Ballot], ideas: list[str], method: str, places: int, seed: str, exclusive: Pairs = ()
) -> dict[str, list[str]]:
    """What each of the four rules chooses, in order of election. Of two ideas in `exclusive` only one can be chosen."""
    election = Election([b for b in ballots if any(b.get(i, 0) > 0 for i in ideas)], ideas, seed, exclusive)
    return {
        "plain": election.by_most_points([], places),
        "equal_shares": election.approval(places) if method == "approval" else election.points(places),
        "phragmen": election.earn_evenly([], [Fraction(0) for _ in election.people], places),
        "sequential_pav": election.thiele(places),
    }


def left_out(ballots: list[Ballot], chosen: list[str]) -> int:
    """How many people who voted have voted for nothing that was chosen."""
    voted = [ballot for ballot in ballots if any(given > 0 for given in ballot.values())]
    return sum(1 for ballot in voted if not any(ballot.get(idea, 0) > 0 for idea in chosen))


class Election:
    """Ballots that count, and the questions the rules ask of them."""

    def __init__(self, ballots: list[Ballot], ideas: list[str], seed: str, exclusive: Pairs = ()) -> None:
        self.ballots, self.seed = ballots, seed
        self.people = range(len(ballots))
        self.ideas = [idea for idea in ideas if self.points_of(idea)]
        self.exclusive = {frozenset(pair) for pair in exclusive}

    def given(self, person: int, idea: str) -> int:
        return self.ballots[person].get(idea, 0)

    def supporters(self, idea: str) -> list[int]:
        return [person for person in self.people if self.given(person, idea)]

    def points_of(self, idea: str) -> int:
        return sum(self.given(person, idea) for person in self.people)

    def lot(self, idea: str) -> str:
        return hashlib.sha256(f"{self.seed}:{idea}".encode()).hexdigest()

    def still_possible(self, chosen: list[str]) -> list[str]:
        """Neither chosen nor shut out by something that is."""
        return [
            idea
            for idea in self.ideas
            if idea not in chosen and not any(frozenset((idea, one)) in self.exclusive for one in chosen)
        ]

    def settle(self, equals: list[str]) -> str:
        """More supporters, then more points, then the lot with the smallest number."""
        return min(equals, key=lambda i: (-len(self.supporters(i)), -self.points_of(i), self.lot(i)))

    def by_most_points(self, before: list[str], places: int) -> list[str]:
        """Go on from `before` with whatever has most points, while there are places."""
        chosen = list(before)
        while len(chosen) < places and (possible := self.still_possible(chosen)):
            key = {i: (-self.points_of(i), -len(self.supporters(i)), self.lot(i)) for i in possible}
            chosen.append(min(possible, key=key.__getitem__))
        return chosen

    def rate(self, idea: str, purse: list[Fraction]) -> Fraction | None:
        """What one point costs its supporters when those who cannot pay their part give all they have."""
        rich, poor = self.supporters(idea), list[int]()
        while rich:
            missing = 1 - sum((purse[person] for person in poor), Fraction(0))
            rate = Fraction(missing) / sum(self.given(person, idea) for person in rich)
            broke = [person for person in rich if purse[person] < rate * self.given(person, idea)]
            if not broke:
                return rate
            rich = [person for person in rich if person not in broke]
            poor += broke
        return None

    def equal_shares(self, purse: list[Fraction]) -> list[str]:
        """Buy what is cheapest per point until nothing more can be paid; `purse` keeps the change."""
        bought: list[str] = []
        while True:
            rates = {idea: self.rate(idea, purse) for idea in self.still_possible(bought)}
            payable = {idea: rate for idea, rate in rates.items() if rate is not None}
            if not payable:
                return bought
            cheapest = min(payable.values())
            winner = self.settle([idea for idea, rate in payable.items() if rate == cheapest])
            for person in self.supporters(winner):
                purse[person] -= min(purse[person], cheapest * self.given(person, winner))
            bought.append(winner)

    def approval(self, places: int) -> list[str]:
        """Equal Shares, then Phragmén with what is left in the purses."""
        purse = [Fraction(places, len(self.ballots)) for _ in self.people]
        return self.earn_evenly(self.equal_shares(purse), purse, places)

    def earn_evenly(self, before: list[str], purse: list[Fraction], places: int) -> list[str]:
        """Phragmén: everybody earns evenly until some supporters can pay together, and then have nothing."""
        chosen = list(before)
        while len(chosen) < places and (possible := self.still_possible(chosen)):
            until = {
                idea: (1 - sum((purse[p] for p in self.supporters(idea)), Fraction(0)))
                / len(self.supporters(idea))
                for idea in possible
            }
            soonest = min(until.values())
            winner = self.settle([idea for idea, wait in until.items() if wait == soonest])
            purse = [money + soonest for money in purse]
            for person in self.supporters(winner):
                purse[person] = Fraction(0)
            chosen.append(winner)
        return chosen

    def thiele(self, places: int) -> list[str]:
        """Sequential PAV: one who has n chosen ideas already counts for one part in n + 1."""
        chosen: list[str] = []
        while len(chosen) < places and (possible := self.still_possible(chosen)):
            worth = {
                idea: sum(
                    Fraction(1, 1 + sum(1 for one in chosen if self.given(person, one)))
                    for person in self.supporters(idea)
                )
                for idea in possible
            }
            most = max(worth.values())
            chosen.append(self.settle([idea for idea, value in worth.items() if value == most]))
        return chosen

    def points(self, places: int) -> list[str]:
        """Equal Shares with ever larger purses, while no place is exceeded; the rest by most points."""
        chosen: list[str] = []
        money = places
        while len(chosen) < places and self.still_possible(chosen):
            bought = self.equal_shares([Fraction(money, len(self.ballots)) for _ in self.people])
            if len(bought) > places:
                break
            chosen, money = bought, money + 1
        return self.by_most_points(chosen, places)
