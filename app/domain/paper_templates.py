"""An office's own Word template for the council paper: what it may be, and how a wrong one is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.domain.errors import InvalidInput

LARGEST_FILE = 5 * 1024 * 1024  # bytes, as it is uploaded
LARGEST_UNPACKED = 20 * 1024 * 1024  # bytes of all its parts together, pictures among them
LARGEST_XML_PART = 3 * 1024 * 1024  # bytes: text and styles of a long report are 1 to 2 MB
LARGEST_XML = 8 * 1024 * 1024  # bytes of all parts that are XML
MOST_MARKS = 250_000  # signs that begin or end an element, in all of them; a long report has 60,000
MOST_ATTRIBUTES = 250_000
MOST_OF_ONE = 500  # attributes of one element; Word writes forty at most
MOST_PARTS = 500
MOST_TAGS = 2000  # placeholders
LONGEST_TAG = 500  # characters between its braces and with them
DEEPEST_LOOPS = 3  # loops in loops: sketches, their sections, the lines of these
DEEPEST_BLOCKS = 10  # loops and conditions in one another
MOST_TERMS = 40  # names, values and operations in one placeholder
MOST_TERMS_OF_ALL = 10_000
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
