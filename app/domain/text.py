"""What a typed text may contain, and which way it runs.

One place decides it, for input as well as for papers: XML 1.0 forbids some characters outright (a word
processor refuses the whole file for a single one of them), and a direction mark without its partner turns
the text of its neighbours round. Everything else people type stays as they typed it.
"""

import re
import unicodedata
from typing import Literal

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


def clean_line(text: str) -> str:
    """Return `text` as one tidy line: for titles, names and single-line fields.

    Every run of white space, line breaks included, becomes one blank. A text in which nothing is to be seen
    becomes the empty string. Cleaning twice changes nothing.
    """
    joined = " ".join(_allowed(text).split())
    tidy = unicodedata.normalize("NFC", _balanced(joined))
    return _seen(" ".join(tidy.split()))


def clean_text(text: str) -> str:
    r"""Return `text` as tidy paragraphs: for descriptions and other long fields.

    Line breaks of every kind become ``\n``, at most one empty line stays between paragraphs, blanks at the
    end of lines and empty lines around the text go. Cleaning twice changes nothing.
    """
    lines = (_balanced(line) for line in _allowed(text).split("\n"))
    tidy = "\n".join(unicodedata.normalize("NFC", line).rstrip() for line in lines)
    return _seen(re.sub(rf"\n{{{_BREAKS_KEPT},}}", "\n" * _BREAKS_KEPT, tidy).strip())


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


def _balanced(line: str) -> str:
    """Return `line` without the direction marks that lack their partner.

    A paragraph ends all of them (UAX 9, X8), so each line is looked at alone. An isolate that ends also
    ends the embeddings opened inside it; those had no end of their own and go as well.
    """
    open_at: list[int] = []
    paired: set[int] = set()
    for found in _BIDI.finditer(line):
        place, mark = found.start(), found.group()
        if mark in _EMBEDDINGS or mark in _ISOLATES:
            open_at.append(place)
        elif mark == _END_EMBEDDING:
            if open_at and line[open_at[-1]] in _EMBEDDINGS:
                paired |= {open_at.pop(), place}
        elif mark == _END_ISOLATE and any(line[at] in _ISOLATES for at in open_at):
            while line[open_at[-1]] not in _ISOLATES:
                open_at.pop()
            paired |= {open_at.pop(), place}
    return "".join(c for at, c in enumerate(line) if at in paired or not _BIDI.match(c))
