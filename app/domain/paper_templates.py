"""An office's own Word template for the council paper: what it may be, and how a wrong one is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.domain.errors import InvalidInput

LARGEST_FILE = 5 * 1024 * 1024  # bytes, as it is uploaded
LARGEST_UNPACKED = 40 * 1024 * 1024  # bytes of all its parts together
MOST_PARTS = 500
MOST_TOLD = 5  # wrong placeholders that are told at once
LONGEST_NAME = 120  # characters of a file's name that are kept
ENDING = ".docx"

Where = Literal["paragraph", "table", "header", "footer", "note", "box", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document something is: the numbers are those of the paragraph, or of table, row and column, from 1."""

    where: Where
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong placeholder: where it is, what stands there, and what is wrong with it; `key` names the reason."""

    place: Place
    quote: str
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


class WrongPlaceholders(InvalidInput):
    """A template names what is not there, or not as placeholders are written; `wrong` is what, and where."""

    def __init__(self, wrong: Sequence[Wrong]) -> None:
        super().__init__("file", "paper_template.placeholders", number=len(wrong))
        self.wrong = tuple(wrong)
