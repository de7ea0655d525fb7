"""Rules of a ballot: how many points, how many on one idea, which questions, how secret, in which order.

The proposed budget: about a quarter of the ideas, at least 3 points and at most 12, because nobody weighs more than a
dozen; and on one idea at most so many that whoever gives all away reaches three different ideas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from app.domain.errors import InvalidInput, RuleBroken, all_of
from app.domain.phases import N_, Permit, Step
from app.domain.text import clean_line, fitting

Ballot = Mapping[str, int]  # idea number as text -> points; approval counts as 1
MOST_POINTS = 50
FEWEST_PROPOSED, MOST_PROPOSED = 3, 12  # points
DIFFERENT = 3  # ideas that somebody reaches at least who gives all points away, where there are as many
CRITERION_LENGTH = 30  # characters
OFFERED_CRITERIA = (N_("mutig"), N_("machbar"))
VOTERS_STEP = 5  # people; while a vote is open their number is told in such steps only
LARGEST_QUORUM = 999
SEED_LENGTH = 6  # digits


class Level(StrEnum):
    """How secret a vote is: names stand beside the votes afterwards, nobody learns, or also one code for each vote."""

    OPEN = "open"
    ANONYMOUS = "anonymous"
    CODE = "code"


class Subject(StrEnum):
    """What a round is about: ideas, of which the room chooses, or sketches, which it puts in order."""

    IDEAS = "ideas"
    SKETCHES = "sketches"


class Method(StrEnum):
    """How people vote."""

    POINTS = "points"
    APPROVAL = "approval"


@dataclass(frozen=True)
class VoteRules:
    """`budget` points per person, at most `per_idea` on one idea.

    Approval: every idea may get one approval; `budget` 0 means any number of ideas.
    """

    method: Method
    budget: int
    per_idea: int

    def __post_init__(self) -> None:
        least = 0 if self.method == Method.APPROVAL else 1
        if not least <= self.budget <= MOST_POINTS:
            raise InvalidInput("budget", "vote.rules")
        most = 1 if self.method == Method.APPROVAL else self.budget
        if not 1 <= self.per_idea <= most:
            raise InvalidInput("per_idea", "vote.rules")


@dataclass(frozen=True)
class VoteTerms:
    """What else is fixed once voting opens.

    `criteria` are up to two words voted side by side, `quorum` says how many people of a bench (by its id) are needed,
    `by_bench` whether the result is told by bench too, and `thrown` is the number the room threw to decide ties (""
    when it is to be drawn).
    """

    level: Level = Level.ANONYMOUS
    criteria: tuple[str, ...] = ()
    quorum: Mapping[str, int] = field(default_factory=dict)
    thrown: str = ""
    by_bench: bool = True


def subject_in(step: Step) -> Subject:
    """What can be voted on in a step, if anything: rounds on sketches belong to the Stimmungsbild."""
    return Subject.SKETCHES if step == Step.MOOD else Subject.IDEAS


def permit_for(subject: Subject) -> Permit:
    """What a step must permit, so that a round about this may be opened, answered and closed."""
    return Permit.GIVE_MOOD if subject is Subject.SKETCHES else Permit.VOTE


def check_places(places: int, sketches: int) -> None:
    """An order needs two sketches at least, and not more places than there are sketches."""
    if sketches < 2:
        raise RuleBroken("priority.too_few")
    if not 1 <= places <= sketches:
        raise InvalidInput("places", "priority.places", most=sketches)


def proposed(ideas: int) -> VoteRules:
    """The rules to begin with, for so many ideas: spending all points reaches three different ones."""
    budget = min(MOST_PROPOSED, max(FEWEST_PROPOSED, -(-ideas // 4)))
    return VoteRules(Method.POINTS, budget, most_on_one(budget, ideas))


def most_on_one(budget: int, ideas: int) -> int:
    """How many of `budget` points may go to one idea, so that giving all away reaches `DIFFERENT` of `ideas`."""
    reached = min(DIFFERENT, ideas)
    return budget if reached < 2 else max(1, (budget - 1) // (reached - 1))


def check_spread(rules: VoteRules, ideas: int) -> None:
    """Refuse points that could all be given away on fewer than three ideas, or on fewer than there are."""
    if rules.method == Method.APPROVAL:
        return
    reached = min(DIFFERENT, ideas)
    if rules.budget < reached:
        raise InvalidInput("budget", "vote.budget_narrow", least=reached)
    most = most_on_one(rules.budget, ideas)
    if rules.per_idea > most:
        raise InvalidInput("per_idea", "vote.too_narrow", budget=rules.budget, most=most, reached=reached)


def checked_criteria(*words: str) -> tuple[str, ...]:
    """The words to vote on side by side, one or two: the first is needed, the second may be left empty."""
    kept: list[str] = []
    for place, word in enumerate(words, start=1):
        name = f"criterion_{place}"
        text = fitting(name, word, limit=CRITERION_LENGTH, clean=clean_line)
        if place == 1 and not text:  # an emptied first word is a slip, and an open vote cannot be corrected
            raise InvalidInput(name, "vote.criteria_missing")
        if text.casefold() in (other.casefold() for other in kept):
            raise InvalidInput(name, "vote.criteria_alike")
        kept += [text] if text else []
    return tuple(kept)


def checked_seed(typed: str) -> str:
    """The number the room threw; nothing means it is to be drawn."""
    text = clean_line(typed[: SEED_LENGTH * 4])
    if text and not (text.isascii() and text.isdecimal() and len(text) <= SEED_LENGTH):
        raise InvalidInput("seed", "vote.seed", limit=SEED_LENGTH)
    return text


def checked_quorum(typed: Mapping[str, str]) -> dict[str, int]:
    """How many people are needed, by the id of their bench; a field left empty sets none."""
    quorum, wrong = {}, []
    for bench, entry in typed.items():
        text = entry.strip()
        if not text:
            continue
        if not (text.isascii() and text.isdecimal() and 0 <= int(text[:9]) <= LARGEST_QUORUM):
            wrong.append(InvalidInput(f"quorum_{bench}", "vote.quorum", limit=LARGEST_QUORUM))
        elif int(text[:9]):
            quorum[bench] = int(text[:9])
    if wrong:
        raise all_of(wrong)
    return quorum


def told(voters: int) -> int:
    """How many voters are told of while a vote is open: the last whole step, never one by one."""
    return voters - voters % VOTERS_STEP


def check_vote(ballot: Ballot, idea: str, points: int, rules: VoteRules) -> None:
    """Whether this ballot may come to have `points` on `idea`; raises `RuleBroken` when not."""
    if points < 0:
        raise RuleBroken("vote.nothing_to_take_back")
    if points > rules.per_idea:
        raise RuleBroken("vote.too_many_on_one")
    others = sum(given for other, given in ballot.items() if other != idea)
    if rules.budget and points > ballot.get(idea, 0) and others + points > rules.budget:
        raise RuleBroken("vote.budget_spent")


def personal_order(ids: Sequence[str], seed: str) -> list[str]:
    """The ideas in an order of a person's own, the same every time: nobody's idea stands first for all."""
    return sorted(ids, key=lambda identity: sha256(f"{seed}:{identity}".encode()).digest())
