"""What a language has to have words for, to write a Protokoll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Counted = tuple[str, str]  # for one, and for any other number


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every sentence in one language; names in braces are filled with str.format."""

    code: str
    headings: Mapping[str, str]
    steps: Mapping[str, str]
    months: tuple[str, ...]
    day: str
    clock: str
    from_to: str
    from_on: str
    minutes: Counted
    less_than_minute: str

    group: str
    process: str
    question: str
    on: str
    on_days: str
    began: str

    counted: str
    people: Counted
    for_nobody: str
    without_seat: str
    together: Counted

    stay: str
    stay_timed: str
    until_later: str

    points_round: str
    approval_round: str
    limited_round: str
    levels: Mapping[str, str]
    criteria: str
    ideas: Counted
    turnout: Counted

    chosen: Counted
    chosen_unvoted: Counted
    rules: Mapping[str, str]
    changed: str
    reason: str
    replaced: str
    idea: str
    hidden: str
    agreed: str
    counts: str
    reopened: str

    on_choice: str
    on_sketch: str
    anonymous: str
    stances: Mapping[str, str]

    moods: tuple[str, ...]  # most in favour first
    felt: str
    answered: str
    missed: str
    ordered: Counted
    order_points: Counted
    order_votes: Counted
    order_place: str

    who: str
    due: str
    of_sketch: str
