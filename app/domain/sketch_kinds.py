"""What a section of a sketch may hold: a text, a choice, a span of time, or rows of named fields.

Everything typed is kept as it was typed; what it means (an amount, a month) is read from it, so that nobody's words
are lost because a program did not understand them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a section holds."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    SPAN = "span"
    PEOPLE = "people"
    STEPS = "steps"
    MONEY = "money"
    INDICATORS = "indicators"


class Reading(StrEnum):
    """How what was typed into a field is read."""

    LINE = "line"
    WHEN = "when"  # a day, a month, a quarter or a year
    AMOUNT = "amount"  # euros
    OPTION = "option"  # one of the field's options; the first while nobody chose


@dataclass(frozen=True)
class Field:
    """A field of a row, or of a span."""

    key: str
    reading: Reading = Reading.LINE
    options: tuple[str, ...] = ()
    length: int = 300  # characters


SPAN_FIELDS = (Field("begins", Reading.WHEN, length=40), Field("ends", Reading.WHEN, length=40))
ROW_FIELDS: Mapping[Kind, tuple[Field, ...]] = MappingProxyType(
    {
        Kind.PEOPLE: (Field("name"), Field("role", Reading.OPTION, ("partner", "lead"))),
        Kind.STEPS: (Field("what"), *SPAN_FIELDS, Field("who")),
        Kind.MONEY: (
            Field("item"),
            Field("amount", Reading.AMOUNT, length=40),
            Field("rhythm", Reading.OPTION, ("once", "yearly")),
            Field("funding"),
        ),
        Kind.INDICATORS: (
            Field("what"),
            Field("start"),
            Field("target"),
            Field("due", Reading.WHEN, length=40),
        ),
    }
)
ROWS = 60  # rows of a section


def has_rows(kind: Kind) -> bool:
    """Whether a section of this kind is a table."""
    return kind in ROW_FIELDS
