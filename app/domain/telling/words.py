"""What a language has to have words for, to tell how an idea was chosen."""

from __future__ import annotations

from dataclasses import dataclass

Counted = tuple[str, str]  # for one, and for any other number


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every sentence in one language; names in braces are filled with str.format.

    Written for a twelve-year-old: short sentences, no technical word, and nothing that needs a title inside a
    sentence, because titles have a language of their own. `{coins}` is an amount with its unit, such as "33 coins".
    """

    code: str
    name: str
    decimal: str
    coins: Counted
    about: Counted
    fewer: str

    rules: dict[str, str]
    intros: dict[str, str]
    larger_purses: str
    points_as_approvals: str
    nobody: str

    round_before: str
    round_after: str
    plain_approvals: Counted
    plain_points: Counted
    most: str
    together: Counted
    pays: str
    pays_per_point: str
    spent: str
    cheapest: str
    larger: str
    first_given: str
    given: str
    first_enough: Counted
    rest: str
    saved: str
    weighed: Counted
    heaviest: str
    withheld: str
    tied_support: Counted
    tied_lot: Counted
    bars: Counted

    left_out: Counted
    none_left_out: str

    language: str
    way: str
    question: str
    picture: str
    legend_left: str
    legend_paid: str
    one_person: str
    some_people: str
    have_left: Counted
    between: str
    no_picture: str
    words_are_enough: str
    back: str
    next: str
    play: str
    stop: str
    step: str
