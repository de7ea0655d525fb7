"""Cells a spreadsheet cannot mistake for formulas, and numbers that stay numbers.

A cell that begins with one of a few characters is computed, not shown, and may call programs or send data
away. The apostrophe in front is what spreadsheets themselves use for "this is text" (OWASP, CSV injection).
"""

import re
import unicodedata
from dataclasses import dataclass

_COMPUTED = frozenset("=+-@|%\u2212")
_UNSAFE_START = frozenset("\t\r\n\x00")
# A number as Germans or computers write it: -1,5 · 1.234,50 · 1234.5 · +7 · -12 %
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)(?: ?%)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_EXACT_DIGITS = 15  # what a spreadsheet keeps of a number (IEEE 754)


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


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the format in which a spreadsheet shows it as it was typed."""

    value: int | float
    shown_as: str


def number(text: str) -> Number | None:
    """Return the number that `text` is as a whole, or None.

    Points before three digits group thousands, as Germans write; "-0.25" is read as computers write. What a number
    cell would not give back stays text: leading zeros, signs that say nothing, per cents, more than 15 digits.
    """
    if not _NUMBER.fullmatch(text) or text[0] == "+" or text[-1] == "%":
        return None
    grouped = _GROUPED.fullmatch(text) is not None
    whole, _, decimals = (text.replace(".", "") if grouped else text).replace(",", ".").partition(".")
    digits = whole.lstrip("-")
    if len(digits + decimals) > _EXACT_DIGITS or (digits[0] == "0" and digits != "0"):
        return None
    value = float(f"{whole}.{decimals}") if decimals else int(whole)
    if not value and whole[0] == "-":
        return None
    shown_as = ("#,##0" if grouped else "0") + ("." + "0" * len(decimals) if decimals else "")
    return Number(value, shown_as)
