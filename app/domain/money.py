"""Amounts of money as people type them, read as whole cents and written again; never through floats.

What could mean two amounts is refused rather than guessed, because a sum that is wrong by a thousand would go into a
council paper. A single point before three digits groups thousands, as Germans write ("1.234" is 1234 euros). A single
comma before three digits ("1,234") is 1234 in English and 1.234 in German, so it is refused, unless cents or a second
group follow ("1,234.56", "1,234,567"). Beside "Tsd." or "Mio." the point is refused in this place as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.errors import RuleBroken
from app.domain.folding import fold

CURRENCY = "EUR"
LONGEST = 100  # characters that are looked at; a field holds fewer
_MOST_EUROS = 10**12  # twelve digits


@dataclass(frozen=True)
class Amount:
    """Whole cents; `approximate` where it was typed as "ca." or the like."""

    cents: int
    approximate: bool = False


# Signs of other keyboards and countries that mean one of . , ' - or a blank.
_SIGNS: Mapping[int, str] = str.maketrans(
    {
        "٫": ",",
        "٬": "'",
        "،": ",",
        "，": ",",
        "．": ".",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "˙": "'",
        "−": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "≈": "~",
    }
)
_ROUGHLY = frozenset(
    map(
        fold,
        "ca circa zirka etwa rund ungefähr grob approx approximately about around roughly yaklaşık حوالي "
        "نحو تقريبا".split(),
    )
)
_CURRENCY = frozenset(map(fold, "€ eur euro euros avro يورو اليورو".split()))
_FREE = frozenset(
    map(
        fold,
        "kostenlos kostenfrei gratis unentgeltlich ehrenamtlich free ücretsiz bedava مجاني مجانا".split(),
    )
)
_TIMES: Mapping[str, int] = MappingProxyType(
    {
        fold(word): factor
        for factor, words in (
            (10**3, "tsd tausend k t teur thousand bin ألف آلاف"),
            (10**6, "mio million millionen millions milyon مليون ملايين"),
            (10**9, "mrd milliarde milliarden milyar مليار"),
        )
        for word in words.split()
    }
)
_PARTS = re.compile(r"[0-9](?:[0-9.,' ]*[0-9])?(?:[.,]-{1,2})?|[^\W\d_]+|[€~]|\.| +")
_WITHOUT_CENTS = re.compile(r"[.,]-{1,2}$")  # 3.000,-
_PLAIN = re.compile(r"(0|[1-9][0-9]*)(?:[.,]([0-9]+))?")
_GROUPED = (
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:'[0-9]{3})+)(?:[.,]([0-9]+))?"),
    re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:[.,]([0-9]+))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
)
_TWO_MEANINGS = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")


def amount(text: str) -> Amount:
    """The amount `text` means; raises `RuleBroken` when it means none, or might mean two."""
    if fold(text.strip(" .")) in _FREE:
        return Amount(0)
    number, factor, approximate = _parts(text)
    twofold = _TWO_MEANINGS.fullmatch(number)
    if twofold and (twofold[1] == "," or factor > 1):
        raise RuleBroken("money.ambiguous")
    cents = _cents(number, factor)
    if cents >= _MOST_EUROS * 100:
        raise RuleBroken("money.too_large")
    return Amount(cents, approximate)


def _parts(text: str) -> tuple[str, int, bool]:
    """The one number in `text`, by what it is multiplied, and whether it is only about right."""
    numbers: list[str] = []
    factors: list[int] = []
    currencies, approximate = 0, False
    before = ""
    for part in _split(_plain(text)):
        word = fold(part)
        if part[0].isdecimal():
            numbers.append(_WITHOUT_CENTS.sub("", part))
        elif word == "~" or word in _ROUGHLY:
            approximate = True
        elif word in _TIMES and numbers:
            factors.append(_TIMES[word])
            currencies += word == "teur"
        elif word in _CURRENCY:
            currencies += 1
        elif part[0] != " " and not (part == "." and (before in _ROUGHLY or before in _TIMES)):
            raise RuleBroken("money.unclear")
        before = word
    if len(numbers) != 1 or len(factors) > 1 or currencies > 1:
        raise RuleBroken("money.unclear")
    return numbers[0], factors[0] if factors else 1, approximate


def _split(text: str) -> Iterator[str]:
    """Numbers, words, signs and blanks; raises `RuleBroken` at what is none of them."""
    place = 0
    while place < len(text):
        found = _PARTS.match(text, place)
        if not found:
            raise RuleBroken("money.unclear")
        place = found.end()
        yield found.group()


def _plain(text: str) -> str:
    """`text` in plain figures, signs and blanks; raises `RuleBroken` for what is far too long for an amount."""
    if len(text) > LONGEST:
        raise RuleBroken("money.unclear")
    return "".join(map(_plain_sign, unicodedata.normalize("NFC", text).translate(_SIGNS))).strip(" ")


def _plain_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Zs" or sign in "\t\n\r":
        return " "
    # Marks of direction say nothing here, and Arabic vowel signs are left out as often as not.
    return "" if kind == "Cf" or "\u064b" <= sign <= "\u0652" else sign


def _cents(number: str, factor: int) -> int:
    grouped = next((found for one in _GROUPED if (found := one.fullmatch(number))), None)
    found = grouped or _PLAIN.fullmatch(number)
    if not found:
        raise RuleBroken("money.unclear")
    whole, decimals = re.sub("[^0-9]", "", found[1]), found[2] or ""
    if len(decimals) > 2 and factor == 1:
        raise RuleBroken("money.unclear")
    scale: int = 10 ** len(decimals)
    cents, rest = divmod(int(whole + decimals) * factor * 100, scale)
    if rest:
        raise RuleBroken("money.unclear")
    return cents


# How a language writes an amount: between thousands, before the cents, and around the whole. The blank never breaks.
_WRITTEN: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "de": (".", ",", "{}\u00a0€"),
        "en": (",", ".", "€{}"),
        "tr": (".", ",", "€{}"),
        "ar": (",", ".", "{}\u00a0€"),
    }
)


def spelled(cents: int, language: str) -> str:
    """An amount as a language writes it, always with its cents: "1.234,56 €"; German where it is none of ours."""
    groups, point, around = _WRITTEN.get(language, _WRITTEN["de"])
    whole, rest = divmod(cents, 100)
    return around.format(f"{whole:,}".replace(",", groups) + f"{point}{rest:02d}")
