"""What a typed text may contain, and which way it runs.

One place decides it, for input as well as for papers: XML 1.0 forbids some characters outright (a word
processor refuses the whole file for a single one of them), and a direction mark without its partner turns
the text of its neighbours round. Everything else people type stays as they typed it.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby, islice
from typing import Literal

from app.domain.errors import InvalidInput

# Everything XML 1.0 (section 2.2) forbids, what it discourages (C1 controls, noncharacters), and byte order
# marks, which PDF/UA forbids.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# Unicode's mandatory line breaks (UAX 14: CR, LF, VT, FF, NEL, LS, PS).
_NEWLINE = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END_EMBEDDING = "\u202c"
_END_ISOLATE = "\u2069"
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Blank letters: of category "letter" or "symbol", yet nothing is to be seen.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_BREAKS_KEPT = 2
# Marks on one letter that are kept, as in stream-safe text (UAX 15, section 13). No script needs more, and to
# put more of them into their canonical order takes time that grows with the square of their number.
_MARKS_KEPT = 30
_MAYBE_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{_MARKS_KEPT + 1},}}")  # all marks lie above U+02FF
# How much longer than its limit a text may be before it is cleaned: blanks and invisible signs do not count.
_RAW_FACTOR, _RAW_SLACK = 4, 200


def clean_line(text: str) -> str:
    """Return `text` as one tidy line: for titles, names and single-line fields.

    Every run of white space, line breaks included, becomes one blank. A text in which nothing is to be seen
    becomes the empty string. Cleaning twice changes nothing.
    """
    joined = " ".join(_allowed(text).split())
    tidy = _composed(_balanced(joined))
    return _seen(" ".join(tidy.split()))


def clean_text(text: str) -> str:
    r"""Return `text` as tidy paragraphs: for descriptions and other long fields.

    Line breaks of every kind become ``\n``, at most one empty line stays between paragraphs, blanks at the
    end of lines and empty lines around the text go. Cleaning twice changes nothing.
    """
    lines = (_balanced(line) for line in _allowed(text).split("\n"))
    tidy = "\n".join(_composed(line).rstrip() for line in lines)
    return _seen(re.sub(rf"\n{{{_BREAKS_KEPT},}}", "\n" * _BREAKS_KEPT, tidy).strip())


def is_allowed(text: str) -> bool:
    """Tell whether a paper may hold every character of `text`."""
    return _FORBIDDEN.search(text) is None


def fitting(field: str, typed: str, *, limit: int, clean: Callable[[str], str]) -> str:
    """Return `typed`, cleaned; raises `InvalidInput` at `field` when it has more than `limit` characters.

    What is far too long is refused before it is cleaned: nobody's text may cost the others their server.
    """
    if len(typed) > longest_raw(limit):
        raise InvalidInput(field, "text.too_long", length=len(typed), limit=limit)
    text = clean(typed)
    if len(text) > limit:
        raise InvalidInput(field, "text.too_long", length=len(text), limit=limit)
    return text


def longest_raw(limit: int) -> int:
    """How many characters of a text are looked at at all when `limit` of them may stay."""
    return _RAW_FACTOR * limit + _RAW_SLACK


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Tell which way `text` runs: the direction of its first strong character (UAX 9, rule P2), else ltr."""
    for character in text:
        strength = unicodedata.bidirectional(character)
        if strength in ("R", "AL"):
            return "rtl"
        if strength == "L":
            return "ltr"
    return "ltr"


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", _NEWLINE.sub("\n", text))


def _seen(text: str) -> str:
    """Return `text`, or nothing when it consists of invisible characters only."""
    visible = any(unicodedata.category(c)[0] not in "CZM" and c not in _BLANK for c in text)
    return text if visible else ""


def _composed(line: str) -> str:
    """Return `line` in composed form (NFC), without marks no letter can carry.

    They are counted once more afterwards, because a composed mark may fall apart into several.
    """
    return _bearable(unicodedata.normalize("NFC", _bearable(line)))


def _bearable(line: str) -> str:
    return _MAYBE_MARKS.sub(lambda found: _cut_marks(found.group()), line)


def _cut_marks(text: str) -> str:
    runs = groupby(text, key=lambda c: unicodedata.category(c)[0] == "M")
    return "".join("".join(islice(run, _MARKS_KEPT) if marks else run) for marks, run in runs)


def _balanced(line: str) -> str:
    """Return `line` without the direction marks that lack their partner.

    A paragraph ends all of them (UAX 9, X8), so each line is looked at alone. An isolate that ends also
    ends the embeddings opened inside it; those had no end of their own and go as well.
    """
    open_at: list[int] = []
    isolates = 0  # how many of those open are isolates: to look through all of them again would take for ever
    paired: set[int] = set()
    for found in _BIDI.finditer(line):
        place, mark = found.start(), found.group()
        if mark in _EMBEDDINGS or mark in _ISOLATES:
            open_at.append(place)
            isolates += mark in _ISOLATES
        elif mark == _END_EMBEDDING:
            if open_at and line[open_at[-1]] in _EMBEDDINGS:
                paired |= {open_at.pop(), place}
        elif mark == _END_ISOLATE and isolates:
            while line[open_at[-1]] not in _ISOLATES:
                open_at.pop()
            isolates -= 1
            paired |= {open_at.pop(), place}
    return _BIDI.sub(lambda found: found.group() if found.start() in paired else "", line)
