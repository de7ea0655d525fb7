"""Reasons in words: in every language a sentence for everything, and numbers a child can follow."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from fractions import Fraction

import pytest

from app.domain import telling
from app.domain.reasons import Purse, Reason, Story, story
from app.domain.selection import Rule, compare, profile
from app.domain.telling.words import Words
from app.domain.voting import Method

ALL = list(telling.LANGUAGES.values())
STORY = Story(
    Rule.EQUAL_SHARES, Method.APPROVAL, 20, 5, "271828", (), cost=Fraction(500), purse=Fraction(100)
)
FULL = Reason(
    3, "7", "shares", 14, 14, together=Fraction(900), price=Fraction(250, 7), spent=True,
    tied=("7", "12", "9"), by="lot", bars=("4",),
)  # fmt: skip


def _texts(words: Words) -> list[str]:
    found: list[str] = []
    for field in fields(words):
        value = getattr(words, field.name)
        found += [value] if isinstance(value, str) else value.values() if isinstance(value, dict) else value
    return found


def _names(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_every_language_has_the_same_sentences_with_the_same_numbers_in_them():
    german = telling.LANGUAGES["de"]
    for words in ALL:
        assert all(text.strip() for text in _texts(words)), words.code
        assert words.rules.keys() == words.intros.keys() == {rule.value for rule in Rule}
        for field in fields(words):
            ours, theirs = getattr(german, field.name), getattr(words, field.name)
            if isinstance(ours, tuple):
                assert _names(ours[1]) == _names(theirs[1]), (words.code, field.name)
            elif isinstance(ours, str):
                assert _names(ours) == _names(theirs), (words.code, field.name)
    assert len({tuple(_texts(words)) for words in ALL}) == 3


def test_a_round_of_equal_shares_in_three_languages():
    told = {words.code: telling.tell(FULL, STORY, words) for words in ALL}
    assert told["de"].before + "X" + told["de"].after == "Runde 3: X kommt dazu."
    assert told["de"].sentences == (
        "14 Menschen wollten sie und hatten zusammen noch 900 Münzen.",
        "Jeder Mensch zahlt rund 36 Münzen.",
        "Wer weniger übrig hatte, zahlte alles, was noch da war.",
        "Nr. 9, 12 waren genau gleichauf. Das Los hat entschieden (Los-Zahl 271828).",
        "Nr. 4 ist damit zurückgestellt: Von beiden kann nur eine gewählt werden.",
    )
    assert told["en"].sentences[:2] == (
        "14 people wanted it and had 900 coins left together.",
        "Each of them pays about 36 coins.",
    )
    assert told["tr"].before + "X" + told["tr"].after == "3. tur: X seçildi."
    assert told["tr"].sentences[:2] == (
        "Bu fikri 14 kişi istiyordu ve ellerinde toplam 900 jeton kalmıştı.",
        "Her biri yaklaşık 36 jeton öder.",
    )


@pytest.mark.parametrize("words", ALL, ids=lambda words: words.code)
@pytest.mark.parametrize("method", Method)
def test_no_placeholder_is_ever_left_in_a_sentence(words, method):
    """Whole counts by every rule, and reasons that hardly ever come about."""
    ballots = [{"1": 1, "2": 1}] * 6 + [{"2": 1, "3": 1}] * 2 + [{"4": 1}]
    counted = compare(ballots, ["1", "2", "3", "4"], method, 3, "1", frozenset({("1", "2")}))
    said = []
    for rule in Rule:
        whole = story(profile(ballots, ["1", "2", "3", "4"], "1"), counted.outcomes[rule], method, 3)
        rounds = [*whole.rounds, replace(FULL, kind="rest"), replace(FULL, kind="larger", by="support")]
        rounds += [
            replace(FULL, kind="given", given=Fraction(1, 3), first=True),
            replace(FULL, withheld=True),
        ]
        rounds += [replace(FULL, kind="weighed", weight=Fraction(23, 2), tied=())]
        for reason in rounds:
            told = telling.tell(reason, whole, words)
            said += [told.before + told.after, *told.sentences, told.left]
        said += [*telling.introduction(whole, words), telling.left_out(whole, words)]
    assert not [text for text in said if "{" in text or "None" in text]
    assert any(words.withheld == text for text in said)


def test_amounts_are_whole_and_say_when_they_are_rounded():
    german = telling.LANGUAGES["de"]
    amounts = {
        Fraction(33): "33 Münzen",
        Fraction(1): "1 Münze",
        Fraction(100, 3): "rund 33 Münzen",
        Fraction(4, 3): "rund 1 Münze",
        Fraction(1, 3): "weniger als 1 Münze",
        Fraction(0): "0 Münzen",
    }
    assert {amount: telling.in_coins(amount, german) for amount in amounts} == amounts


def test_what_people_have_left_is_told_by_groups_or_when_there_are_many_by_range():
    german = telling.LANGUAGES["de"]
    few = (Purse(Fraction(100), Fraction(100), 5), Purse(Fraction(100), Fraction(67), 1))
    assert (
        telling.what_is_left(few, german) == "5 Menschen haben noch 100 Münzen; 1 Mensch hat noch 67 Münzen."
    )
    many = tuple(Purse(Fraction(100), Fraction(n), 2) for n in range(90, 0, -10))
    assert telling.what_is_left(many, german) == (
        "Danach haben die Menschen noch zwischen 10 Münzen und 90 Münzen; die Hälfte hat höchstens 50 Münzen."
    )


def test_the_screen_says_that_a_point_is_an_approval_where_it_is():
    german = telling.LANGUAGES["de"]
    for rule in Rule:
        points = Story(rule, Method.POINTS, 9, 0, "1", (), cost=Fraction(300), purse=Fraction(0))
        is_said = german.points_as_approvals in telling.introduction(points, german)
        assert is_said == (rule in (Rule.PHRAGMEN, Rule.SEQUENTIAL_PAV))
        approvals = replace(points, method=Method.APPROVAL)
        assert german.points_as_approvals not in telling.introduction(approvals, german)


def test_half_votes_are_written_as_each_language_writes_them():
    for code, number in (("de", "11,5"), ("en", "11.5"), ("tr", "11,5")):
        reason = replace(FULL, kind="weighed", weight=Fraction(23, 2), tied=(), bars=())
        assert number in telling.tell(reason, STORY, telling.LANGUAGES[code]).sentences[0]
