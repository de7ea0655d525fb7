"""An independent count of ballots, as somebody outside would write it from the published rules.

It shares no line with the product. Exact fractions throughout; ideas are texts, ballots map ideas to points.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction

Ballot = dict[str, int]


def recount(
    ballots: list[Ballot], ideas: list[str], method: str, places: int, seed: str
) -> tuple[list[str], list[str]]:
    """What plain ranking and the Method of Equal Shares (completed) choose, in order of election."""
    election = Election([b for b in ballots if any(b.get(i, 0) > 0 for i in ideas)], ideas, seed)
    if not election.ballots:
        return [], []
    plain = election.by_most_points()[:places]
    shares = election.approval(places) if method == "approval" else election.points(places)
    return plain, shares


class Election:
    """Ballots that count, and the questions the rules ask of them."""

    def __init__(self, ballots: list[Ballot], ideas: list[str], seed: str) -> None:
        self.ballots, self.seed = ballots, seed
        self.people = range(len(ballots))
        self.ideas = [idea for idea in ideas if self.points_of(idea)]

    def given(self, person: int, idea: str) -> int:
        return self.ballots[person].get(idea, 0)

    def supporters(self, idea: str) -> list[int]:
        return [person for person in self.people if self.given(person, idea)]

    def points_of(self, idea: str) -> int:
        return sum(self.given(person, idea) for person in self.people)

    def lot(self, idea: str) -> str:
        return hashlib.sha256(f"{self.seed}:{idea}".encode()).hexdigest()

    def settle(self, equals: list[str]) -> str:
        """More supporters, then more points, then the lot with the smallest number."""
        return min(equals, key=lambda i: (-len(self.supporters(i)), -self.points_of(i), self.lot(i)))

    def by_most_points(self) -> list[str]:
        return sorted(self.ideas, key=lambda i: (-self.points_of(i), -len(self.supporters(i)), self.lot(i)))

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
            rates = {idea: self.rate(idea, purse) for idea in self.ideas if idea not in bought}
            payable = {idea: rate for idea, rate in rates.items() if rate is not None}
            if not payable:
                return bought
            cheapest = min(payable.values())
            winner = self.settle([idea for idea, rate in payable.items() if rate == cheapest])
            for person in self.supporters(winner):
                purse[person] -= min(purse[person], cheapest * self.given(person, winner))
            bought.append(winner)

    def approval(self, places: int) -> list[str]:
        """Equal Shares, then Phragmén: everybody earns evenly until some supporters can pay together."""
        purse = [Fraction(places, len(self.ballots)) for _ in self.people]
        chosen = self.equal_shares(purse)
        while len(chosen) < min(places, len(self.ideas)):
            until = {
                idea: (1 - sum(purse[p] for p in self.supporters(idea))) / len(self.supporters(idea))
                for idea in self.ideas
                if idea not in chosen
            }
            soonest = min(until.values())
            winner = self.settle([idea for idea, wait in until.items() if wait == soonest])
            purse = [money + soonest for money in purse]
            for person in self.supporters(winner):
                purse[person] = Fraction(0)
            chosen.append(winner)
        return chosen

    def points(self, places: int) -> list[str]:
        """Equal Shares with ever larger purses, while no place is exceeded; the rest by most points."""
        chosen: list[str] = []
        money = places
        while len(chosen) < min(places, len(self.ideas)):
            bought = self.equal_shares([Fraction(money, len(self.ballots)) for _ in self.people])
            if len(bought) > places:
                break
            chosen, money = bought, money + 1
        rest = [idea for idea in self.by_most_points() if idea not in chosen]
        return chosen + rest[: places - len(chosen)]
