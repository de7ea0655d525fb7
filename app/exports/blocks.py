"""What a paper is made of, before any format: headings, paragraphs, facts and tables."""

from dataclasses import dataclass
from typing import Literal

from app.exports.words import Words

Tone = Literal["body", "quiet", "strong"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `break_before` asks for a new page."""

    level: int
    text: str
    break_before: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without line breaks, or a `Blank`. `language` is a BCP 47 tag, empty for the paper's own."""

    text: str
    tone: Tone = "body"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list without an order, one line for each entry."""

    lines: tuple[str, ...]


class Blank(str):
    """A place the office fills in before the paper is sent on: marked, and told apart from what is known."""

    __slots__ = ()


Line = tuple[str, ...]  # what is known and `Blank`s, in reading order


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list with numbers from 1; every line may hold blanks, and lines of its own below it, with letters."""

    lines: tuple[tuple[Line, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled facts set apart from the text: a label and the lines of its value, which may be `Blank`s."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, `more` lines like it and, below and smaller, paragraphs of detail in languages of their own."""

    text: str
    detail: tuple[Paragraph, ...] = ()
    language: str = ""
    strong: bool = False
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `weights` are relative widths, `numeric` the columns set to the end."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    weights: tuple[int, ...]
    numeric: tuple[int, ...] = ()


Block = Heading | Paragraph | Items | Numbered | Facts | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its title block and its blocks in reading order.

    `name` is what the file calls itself where its title alone would not tell it from others.
    """

    title: str
    running: str
    eyebrow: str
    subtitle: str
    stamp: str
    motto: str
    words: Words
    blocks: tuple[Block, ...]
    name: str = ""
