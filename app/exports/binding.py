"""Blanks at which no line may end: between a number and its unit, in a date, and inside an abbreviation.

DIN 5008 asks for them in German letters; in English the same places are kept (New Hart's Rules). Only what is set on
pages is bound: tables and data keep the blanks that were typed.
"""

import re

_BLANK, _BOUND = " ", "\u00a0"
_UNITS = (
    r"%|‰|€|£|\$|°C|EUR|Euro|Uhr|Prozent|Cent|km|m|m²|qm|kg|h|"
    r"Std\.|Min\.|Tsd\.|Mio\.|Mrd\.|Stellen|Personen|people"
)
_MONTHS = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "January|February|March|May|June|July|October|December"
)
_PLACES = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"
    + "".join(rf"|(?<=\b{day}) (?=(?:{_MONTHS})\b)" for day in (r"\d", r"\d\d", r"\d\.", r"\d\d\."))
    + r"|(?<=\bNr\.) (?=\d)|(?<=\bAbs\.) (?=\d)|(?<=\bArt\.) (?=\d)|(?<=\bca\.) (?=\d)|(?<=§) (?=\d)"
    r"|(?<=\b[A-Za-z]\.) (?=[A-Za-z]\.)"
)


def bound(text: str) -> str:
    """Return `text` with blanks that do not break where a line must not end; it is as long as before."""
    return _PLACES.sub(_BOUND, text) if _BLANK in text else text
