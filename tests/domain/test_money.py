"""Amounts are read as people type them, in whole cents, or refused; never guessed and never floats."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.errors import RuleBroken
from app.domain.money import Amount, amount, spelled

LANGUAGES = ("de", "en", "tr", "ar")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1.234,56 €", 123_456),
        ("1234.56", 123_456),
        ("1 234,56", 123_456),
        ("1\u202f234,56\u00a0€", 123_456),
        ("1'234.50", 123_450),
        ("€1,234.56", 123_456),
        ("3000", 300_000),
        ("3.000", 300_000),
        ("1.234", 123_400),
        ("1,234,567", 123_456_700),
        ("12,5", 1_250),
        ("0", 0),
        ("EUR 3.000,-", 300_000),
        ("3000,-- Euro", 300_000),
        ("3 Tsd. €", 300_000),
        ("3k", 300_000),
        ("3 T€", 300_000),
        ("12 TEUR", 1_200_000),
        ("1,5 Mio. €", 150_000_000),
        ("1,5 milyon euro", 150_000_000),
        ("١٢٣٤٫٥٦ يورو", 123_456),
        ("٣٬٠٠٠", 300_000),
        ("۳۰۰۰", 300_000),
        ("999.999.999.999,99", 99_999_999_999_999),
        ("kostenlos", 0),
        (" Ehrenamtlich.", 0),
        ("ücretsiz", 0),
    ],
)
def test_amounts_are_read_as_they_are_typed(typed: str, cents: int) -> None:
    assert amount(typed) == Amount(cents)


@pytest.mark.parametrize(
    "typed",
    [
        "ca. 3000",
        "circa 3000 €",
        "etwa 3.000",
        "rund 3000",
        "~3000",
        "approx. 3000",
        "تقريباً 3000",
        "ca.3000",
    ],
)
def test_what_is_only_about_right_is_marked(typed: str) -> None:
    assert amount(typed) == Amount(300_000, approximate=True)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        *(
            (typed, "money.unclear")
            for typed in ("1.234.5", "12,3456", "viel", "10-20", "10 – 20", "-5", "−5")
        ),
        *(
            (typed, "money.unclear")
            for typed in ("", " ", "€", ".5", "EUR .50", "5.", "10²", "½", "007", "1..5")
        ),
        *(
            (typed, "money.unclear")
            for typed in ("3000 TL", "$3", "3 000 00", "5 und 6", "3 Tsd. Mio.", "0,005")
        ),
        ("1,234", "money.ambiguous"),
        ("1,234 Mio. €", "money.ambiguous"),
        ("1.234 Mio. €", "money.ambiguous"),
        ("1234567890123", "money.too_large"),
        ("1000 Mrd.", "money.too_large"),
        ("1" * 101, "money.unclear"),
    ],
)
def test_what_is_senseless_or_means_two_things_is_refused(typed: str, why: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        amount(typed)
    assert refused.value.key == why


@given(st.integers(0, 10**14 - 1), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_again(cents: int, language: str) -> None:
    assert amount(spelled(cents, language)) == Amount(cents)


def test_every_language_writes_amounts_in_its_own_way() -> None:
    assert [spelled(123_456, language) for language in LANGUAGES] == [
        "1.234,56\u00a0€",
        "€1,234.56",
        "€1.234,56",
        "1,234.56\u00a0€",
    ]
    assert spelled(5, "leicht") == "0,05\u00a0€"
    assert spelled(10**14 - 1, "de") == "999.999.999.999,99\u00a0€"


LIKE_AMOUNTS = st.text(alphabet="0123456789٣.,'- ~€ckTMiosd²½\u00a0\u200f\u0301\ud800", max_size=120)


@given(st.one_of(st.text(max_size=200), LIKE_AMOUNTS))
@example("1" * 10_000)
@example("9" * 40 + " Mrd.")
def test_any_text_is_an_amount_or_refused(typed: str) -> None:
    try:
        found = amount(typed)
    except RuleBroken:
        return
    assert type(found.cents) is int
    assert 0 <= found.cents < 10**14


def test_a_long_text_is_not_even_looked_at() -> None:
    """Whatever its length: no pattern, no normal form and no number is tried on it."""

    class Watched(str):
        def translate(self, table: object) -> str:  # type: ignore[override]
            raise AssertionError("looked at")

    with pytest.raises(RuleBroken):
        amount(Watched("1 " * 1_000_000))
