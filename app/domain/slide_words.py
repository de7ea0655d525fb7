"""Which words slides need, in whatever language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.reported_votes import Rule
from app.domain.section_text import SectionWords


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideWords:
    """The fixed words of slides, in the report's language; fields in braces are filled with str.format."""

    sections: SectionWords  # the words around the values of sections
    part: str  # {part} {parts}
    continued: str  # {part} {parts}
    sketch: str  # {number}
    overview: str
    number: str
    title: str
    standing: str
    agreed: str  # {number} {date}
    not_agreed: str
    opened_again: str  # {number}
    still_open: str  # {labels}
    need: str
    audience: str
    who_and_when: str
    when_and_who: str
    more: str
    origin: str
    idea: str  # {number}
    hidden: str
    from_idea: str
    merged: str
    voted: str
    points: str
    approvals: str
    supporters: str
    choice: str
    chosen: str  # {rule}
    chosen_otherwise: str  # {rule}
    reason: str
    rules: Mapping[Rule, str]
    reservations: str
    reservation: str
    concerns: str
    objection: str
    said_by: str  # {what} {who}
    counts: str  # {agreed} {concerned} {objected} {present}
    how_many: str  # {number}
    mood: str
    mood_by_bench: str
    levels: tuple[str, ...]  # most in favour first
    answered: str  # {answered} {present}
    withheld: str
    missing: str
    order: str
    order_told: str  # {cast} {places} {seed}
    order_by_rule: str
    next_steps: str
    what: str
    who: str
    due: str
    in_numbers: str
    present: str
    ideas: str
    ballots: str
    selected: str
    sketches: str
    meetings: str
    participation: str
    bench: str
    people: str
    total: str
    rounds: str
    round: str
    stood: str
    label: str
    made_on: str  # {date}
