"""Placeholders in a text, found in one walk from left to right: what begins is either closed or the text's last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENS = re.compile(r"\{[{%#]")
_SCOPED = re.compile(r"\{([%#])-?(p|tr|tc|r)\s")  # {%tr … %}: takes the row, the paragraph … along
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_QUOTES = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A placeholder as it stands there; `end` is behind it, and one that is not closed reaches to the end."""

    start: int
    end: int
    written: str
    closed: bool = True

    @property
    def scope(self) -> str:
        """What disappears around it: "p", "tr", "tc", "r", or nothing."""
        found = _SCOPED.match(self.written)
        return found.group(2) if found else ""

    @property
    def plain(self) -> str:
        """As the library reads it: typed quotation marks and blanks are plain again, and it takes nothing along."""
        return _SCOPED.sub(r"{\1 ", self.written.translate(_QUOTES)).replace("\n", " ")


def tags(text: str) -> Iterator[Tag]:
    """All placeholders of a text. Linear in its length: behind one that is not closed nothing is looked for."""
    at = 0
    while opened := OPENS.search(text, at):
        closed = text.find(_CLOSES[opened.group()], opened.end())
        at = closed + 2 if closed >= 0 else len(text)
        yield Tag(opened.start(), at, text[opened.start() : at], closed >= 0)
