"""Which characters the PDF's own fonts can draw.

PDF/UA-1 (ISO 14289-1, 7.21.8) allows no missing glyph, and rightly so: a reader could not tell what stood
there. The typesetter therefore refuses a document with even one. People type every character there is, so a
text is compared with the fonts before it is set, and what none of them can draw becomes a visible box.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOX = "\u25fb"
_WINDOWS, _UNICODE_FULL, _UNICODE_BMP = 3, 10, 1
_SEGMENTS, _GROUPS = 4, 12
# Shaping hides these when no font draws them; they join emoji and letters and must stay.
_HIDDEN = frozenset(
    "\n\u200b\u200c\u200d\u200e\u200f\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def drawable(text: str) -> str:
    """Return `text` with every character no font of the PDF can draw replaced by a box.

    A letter and its marks are drawn together or not at all by one font: marks no font has beside their
    letter go.
    """
    return "".join(_drawn(cluster) for cluster in _clusters(text))


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if cluster and not unicodedata.category(character).startswith("M"):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _drawn(cluster: str) -> str:
    if _one_font_has(cluster):
        return cluster
    composed = unicodedata.normalize("NFKC", cluster)
    if _one_font_has(composed):
        return composed
    base = cluster[0] if not unicodedata.category(cluster[0]).startswith("M") else ""
    return base if base and _one_font_has(base) else BOX


def _one_font_has(cluster: str) -> bool:
    wanted = {ord(character) for character in cluster if character not in _HIDDEN}
    return any(wanted <= covered for covered in coverage())


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """Return, for each font file shipped, the code points it maps to a glyph."""
    return tuple(frozenset(_code_points(path.read_bytes())) for path in sorted(FONTS.glob("*-Regular.ttf")))


def _code_points(font: bytes) -> Iterator[int]:
    """Yield the code points of a font's best Unicode `cmap` (OpenType 1.9, cmap formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    subtables = {}
    for at in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * at)
        if platform == _WINDOWS and encoding in (_UNICODE_BMP, _UNICODE_FULL):
            subtables[encoding] = start + offset
    table = subtables[max(subtables)]
    kind = struct.unpack_from(">H", font, table)[0]
    if kind == _GROUPS:
        yield from _grouped(font, table)
    elif kind == _SEGMENTS:
        yield from _segmented(font, table)


def _grouped(font: bytes, table: int) -> Iterator[int]:
    for at in range(struct.unpack_from(">L", font, table + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", font, table + 16 + 12 * at)
        yield from range(first + (glyph == 0), last + 1)


def _segmented(font: bytes, table: int) -> Iterator[int]:
    doubled = struct.unpack_from(">H", font, table + 6)[0]
    ends, starts = table + 14, table + 16 + doubled
    deltas, offsets = starts + doubled, starts + 2 * doubled
    for at in range(0, doubled, 2):
        last, first = (struct.unpack_from(">H", font, place + at)[0] for place in (ends, starts))
        delta, offset = (struct.unpack_from(">H", font, place + at)[0] for place in (deltas, offsets))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, offsets + at + offset + 2 * (code - first))[0]
            if (glyph + delta) % 0x10000 if glyph or not offset else 0:
                yield code
