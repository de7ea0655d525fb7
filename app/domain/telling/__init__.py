"""Reasons in words: how each idea was chosen, told in German, English or Turkish.

The language is that of the explanation, not of the reader's pages: somebody may want to read just this in another
one. So its words stand here and not in the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from app.domain.reasons import COINS, Purse, Reason, Story
from app.domain.telling.english import ENGLISH
from app.domain.telling.german import GERMAN
from app.domain.telling.turkish import TURKISH
from app.domain.telling.words import Counted, Words
from app.domain.voting import Method

LANGUAGES: Mapping[str, Words] = MappingProxyType({words.code: words for words in (GERMAN, ENGLISH, TURKISH)})
MOST_GROUPS = 4  # of people with as much left as each other; more than that nobody reads


@dataclass(frozen=True)
class Told:
    """A round in words: the title of `idea` stands between `before` and `after`; then come sentences.

    `left` says what people have left, `purses` shows it; both are empty where there is nothing to show.
    """

    number: int
    before: str
    idea: str
    after: str
    sentences: tuple[str, ...]
    left: str = ""
    purses: tuple[Purse, ...] = ()


def words_of(language: str) -> Words:
    """The words of a language; German where there are none."""
    return LANGUAGES.get(language, GERMAN)


def introduction(story: Story, words: Words) -> tuple[str, ...]:
    """How the rule works, before the rounds."""
    if not story.voters:
        return (words.nobody,)
    amounts = {"purse": in_coins(story.purse, words), "cost": in_coins(story.cost, words)}
    said = [words.intros[story.rule.value].format(**amounts)]
    if story.rule.value == "equal_shares" and story.purse is not None and story.purse > COINS:
        said.append(words.larger_purses)
    if story.method == Method.POINTS and story.rule.value in ("phragmen", "sequential_pav"):
        said.append(words.points_as_approvals)
    return tuple(said)


def left_out(story: Story, words: Words) -> str:
    """How many would have nothing they voted for."""
    if not story.voters:
        return words.nobody
    if not story.left_out:
        return words.none_left_out.format(all=story.voters)
    return _counted(words.left_out, story.left_out, all=story.voters)


def tell(reason: Reason, story: Story, words: Words) -> Told:
    """One round in words."""
    return Told(
        number=reason.number,
        before=words.round_before.format(number=reason.number),
        idea=reason.idea,
        after=words.round_after,
        sentences=tuple(_sentences(reason, story, words)),
        left=what_is_left(reason.purses, words),
        purses=reason.purses,
    )


def what_is_left(purses: tuple[Purse, ...], words: Words) -> str:
    """What people have left after a round, as a sentence: for everybody who does not see the picture."""
    if not purses:
        return ""
    people: dict[Fraction, int] = {}
    for purse in purses:
        people[purse.after] = people.get(purse.after, 0) + purse.people
    if len(people) <= MOST_GROUPS:
        parts = [_counted(words.have_left, n, coins=in_coins(left, words)) for left, n in people.items()]
        return "; ".join(parts) + "."
    held = sorted(left for left, number in people.items() for _ in range(number))
    amounts = {"least": held[0], "most": held[-1], "middle": held[(len(held) - 1) // 2]}
    return words.between.format(**{name: in_coins(amount, words) for name, amount in amounts.items()})


def in_coins(amount: Fraction | None, words: Words) -> str:
    """An amount in whole coins, told as rounded where it is."""
    if amount is None:
        return ""
    number = round(amount)
    if number == amount:
        return _counted(words.coins, number)
    return _counted(words.about, number) if number else words.fewer


def _sentences(reason: Reason, story: Story, words: Words) -> Iterator[str]:
    if reason.withheld:
        yield words.withheld
    elif reason.kind in ("plain", "rest"):
        yield from _by_votes(reason, story, words)
    elif reason.kind in ("shares", "larger"):
        yield from _paid(reason, story, words)
    elif reason.kind == "weighed":
        weight = _decimal(reason.weight or Fraction(0), words)
        yield _counted(words.weighed, reason.supporters, weight=weight)
        yield words.heaviest
    else:
        yield from _saved(reason, words)
    yield from _ties(reason, story, words)


def _by_votes(reason: Reason, story: Story, words: Words) -> Iterator[str]:
    if reason.kind == "rest":
        yield words.rest
    approval = story.method == Method.APPROVAL
    yield _counted(
        words.plain_approvals if approval else words.plain_points, reason.supporters, votes=reason.votes
    )
    if reason.kind == "plain" and not reason.tied:
        yield words.most


def _paid(reason: Reason, story: Story, words: Words) -> Iterator[str]:
    yield _counted(words.together, reason.supporters, coins=in_coins(reason.together, words))
    pays = words.pays if story.method == Method.APPROVAL else words.pays_per_point
    yield pays.format(coins=in_coins(reason.price, words))
    if reason.spent:
        yield words.spent
    if not reason.tied:
        yield words.cheapest
    if reason.kind == "larger":
        yield words.larger


def _saved(reason: Reason, words: Words) -> Iterator[str]:
    if reason.first:
        yield words.first_given
    if reason.given:  # of two that have enough at the same moment, nothing more is given for the second
        yield (words.saved if reason.kind == "saved" else words.given).format(
            coins=in_coins(reason.given, words)
        )
    yield _counted(words.first_enough, reason.supporters)


def _ties(reason: Reason, story: Story, words: Words) -> Iterator[str]:
    others = sorted((idea for idea in reason.tied if idea != reason.idea), key=_as_number)
    if others:
        said = words.tied_lot if reason.by == "lot" else words.tied_support
        yield _counted(said, len(others), ideas=", ".join(others), seed=story.seed)
    if reason.bars:
        yield _counted(words.bars, len(reason.bars), ideas=", ".join(sorted(reason.bars, key=_as_number)))


def _as_number(idea: str) -> tuple[int, str]:
    return (int(idea) if idea.isdigit() else 0, idea)


def _counted(forms: Counted, number: int, **values: object) -> str:
    return forms[0 if number == 1 else 1].format(number=number, **values)


def _decimal(value: Fraction, words: Words) -> str:
    """A number with at most one decimal, as the language writes it."""
    tenths = round(value * 10)
    whole, rest = divmod(tenths, 10)
    return f"{whole}{words.decimal}{rest}" if rest else str(whole)
