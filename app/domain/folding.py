"""Texts as they are compared: what people take for the same letters becomes the same letters.

For searching, for similarity and for finding the column "Themen" whatever its spelling; never for showing. A search
for "istanbul" must find "İSTANBUL" and "Istanbul", one for "strasse" the "Straße", one for "الاطفال" the "الأطفال".
"""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart, though people (and keyboards) do.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
        "ə": "e",
        "ʻ": "'",
        "’": "'",
        # Arabic: alef, yeh, teh marbuta and kaf as they are written in different countries; tatweel only stretches.
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ے": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
        "ک": "ك",
        "ـ": "",
    }
)
# Marks that make another letter of a letter (nukta, kana voicing, virama), by canonical combining class.
_KEPT_CLASSES = frozenset({0, 7, 8, 9})


def fold(text: str) -> str:
    """`text` in small letters without accents, invisible signs and national variants; folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(_folded_letter(letter) for letter in apart)
    return unicodedata.normalize("NFKD", kept.translate(_LETTERS))


def _folded_letter(letter: str) -> str:
    """The letter itself, a plain figure for any country's figure, nothing for accents and invisible signs."""
    if letter < "\u0300":
        return "" if letter == "\u00ad" else letter
    if unicodedata.combining(letter) not in _KEPT_CLASSES or unicodedata.category(letter) == "Cf":
        return ""
    figure = unicodedata.decimal(letter, None)
    return letter if figure is None else str(figure)
