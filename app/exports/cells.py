"""Cells a spreadsheet cannot mistake for formulas.

A cell that begins with one of a few characters is computed, not shown, and may call programs or send data
away. The apostrophe in front is what spreadsheets themselves use for "this is text" (OWASP, CSV injection).
"""

import re
import unicodedata

_COMPUTED = frozenset("=+-@|%\u2212")
_UNSAFE_START = frozenset("\t\r\n\x00")
# A number as Germans or computers write it: -1,5 · 1.234,50 · 1234.5 · +7 · -12 %
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)(?: ?%)?")


def inert(text: str) -> str:
    """Return `text` so that no spreadsheet computes it: unchanged, or with an apostrophe in front.

    White space and invisible characters before the first visible one do not hide it; full-width and small
    forms (＝ ﹢ －) count as what they look like. A real number, "-1,5" say, stays a number.
    """
    if not text or _NUMBER.fullmatch(text):
        return text
    first = next((one for one in text if unicodedata.category(one)[0] not in "CZM"), "")
    dangerous = bool(_COMPUTED.intersection(unicodedata.normalize("NFKC", first)))
    return f"'{text}" if dangerous or text[0] in _UNSAFE_START else text
