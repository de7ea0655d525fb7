"""What a table is, before any format: typed columns with headings, and rows."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

Value = str | int | Decimal | date | time | None
# "text" and "long" are what people wrote, a "code" must never be read as a number, "short" are words of ours
Kind = Literal["text", "long", "code", "short", "number", "money", "date", "time"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading."""

    heading: str
    kind: Kind = "short"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name; the first `fixed` columns stay in view."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 1


def listed(numbers: tuple[int, ...]) -> str:
    """Return numbers as one cell: "1, 4, 5"."""
    return ", ".join(map(str, numbers))
