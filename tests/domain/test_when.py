"""Points in time are read as people type them into plans, in four languages, or refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleBroken
from app.domain.when import FIRST_YEAR, LAST_YEAR, Precision, Span, spelled, when

LANGUAGES = ("de", "en", "tr", "ar")


def _span(first: str, last: str, precision: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last), Precision(precision))


@pytest.mark.parametrize(
    ("first", "last", "precision", "typed"),
    [
        ("2027-01-01", "2027-12-31", "year", "2027|im Jahr 2027|٢٠٢٧"),
        ("2027-03-01", "2027-03-31", "month", "03/2027|3.2027|2027-03|März 2027|Mär. 2027|mrz 2027|ab März 2027"),
        ("2027-03-01", "2027-03-31", "month", "March 2027|Mar 2027|Mart 2027|مارس ٢٠٢٧|آذار 2027|March of 2027"),
        ("2027-02-01", "2027-02-28", "month", "ŞUBAT 2027|Şub 2027|فبراير 2027|Feber 2027|2.2027"),
        ("2027-11-01", "2027-11-30", "month", "Kasım 2027|KASIM 2027|نوفمبر 2027|تشرين الثاني 2027"),
        ("2027-01-01", "2027-01-31", "month", "Jänner 2027|كانون الثاني 2027|Ocak 2027"),
        ("2027-03-15", "2027-03-15", "day", "15.3.2027|15.03.2027|15.3.27|2027-03-15|15/3/2027|15. März 2027"),
        ("2027-03-15", "2027-03-15", "day", "15 March 2027|March 15, 2027|15th of March 2027|١٥/٣/٢٠٢٧|15 Mart 2027"),
        ("2027-07-01", "2027-09-30", "quarter", "Q3 2027|Q3/2027|2027 Q3|3. Quartal 2027|III. Quartal 2027|III/2027"),
        ("2027-07-01", "2027-09-30", "quarter", "third quarter 2027|2027'nin 3. çeyreği|الربع الثالث 2027"),
        ("2027-01-01", "2027-06-30", "half", "1. Halbjahr 2027|H1 2027"),
        ("2027-03-01", "2027-05-31", "season", "Frühjahr 2027|Frühling 2027|spring 2027|ilkbahar 2027|ربيع 2027"),
        ("2027-09-01", "2027-11-30", "season", "Herbst 2027|autumn of 2027|sonbahar 2027|الخريف 2027"),
        ("2027-12-01", "2028-02-29", "season", "Winter 2027|Winter 2027/28|kış 2027|شتاء 2027"),
        ("2027-01-01", "2027-04-30", "part_of_year", "Anfang 2027|early 2027|2027 başı|بداية 2027"),
        ("2027-05-01", "2027-08-31", "part_of_year", "Mitte 2027|mid-2027|2027 ortası|منتصف 2027"),
        ("2027-09-01", "2027-12-31", "part_of_year", "Ende 2027|bis Ende 2027|end of 2027|2027 sonu|نهاية 2027"),
        ("2027-03-21", "2027-03-31", "part_of_month", "Ende März 2027|end of March 2027|Mart 2027 sonu"),
        ("2027-08-01", "2028-07-31", "school_year", "Schuljahr 2027/28|Schuljahr 2027/2028|SJ 2027/28"),
        ("2027-08-01", "2028-07-31", "school_year", "2027/28 öğretim yılı|العام الدراسي 2027/2028|school year 2027-28"),
    ],
)  # fmt: skip
def test_points_in_time_are_read_as_they_are_typed(first: str, last: str, precision: str, typed: str) -> None:
    for one in typed.split("|"):
        assert when(one) == _span(first, last, precision), one


@pytest.mark.parametrize(
    "typed",
    "31.2.2027|13/2027|0.3.2027|2027-3-32|29.2.2027|Q5 2027|3. Halbjahr 2027|Schuljahr 2027/29".split("|"),
)
def test_days_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        when(typed)
    assert refused.value.key == "when.impossible"


@pytest.mark.parametrize(
    "typed",
    "|bald|nächstes Jahr|2027/28|1899|2200|3 2027|32027|2027-2028|3.4|März|Mitte|m3 2027|s1 2027|1.3.027|²2027|"
    "15.3.2027.|first 2027|Quartal 2027|2027 oder 2028".split("|"),
)
def test_what_is_no_point_in_time_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        when(typed)
    assert refused.value.key == "when.unclear"


def test_the_29th_of_february_needs_its_year() -> None:
    assert when("29.2.2028").first == date(2028, 2, 29)


YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
SAID = st.one_of(
    YEARS.map(str),
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)).map(date.isoformat),
    st.tuples(YEARS, st.integers(1, 12)).map("{0[0]}-{0[1]:02d}".format),
    st.tuples(st.integers(1, 4), YEARS).map("Q{0[0]} {0[1]}".format),
    st.tuples(st.integers(1, 2), YEARS).map("H{0[0]} {0[1]}".format),
    st.tuples(st.sampled_from(("spring", "summer", "autumn", "winter")), YEARS).map("{0[0]} {0[1]}".format),
    st.tuples(st.sampled_from(("Anfang", "Mitte", "Ende")), YEARS).map("{0[0]} {0[1]}".format),
    st.tuples(st.sampled_from(("Anfang", "Mitte", "Ende")), st.integers(1, 12), YEARS).map(
        "{0[0]} {0[1]}.{0[2]}".format
    ),
    YEARS.map(lambda year: f"Schuljahr {year}/{year + 1}"),
)


@given(SAID, st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_again(typed: str, language: str) -> None:
    span = when(typed)
    assert when(spelled(span, language)) == span
    assert span.first <= span.last <= span.first + timedelta(days=366)


def test_a_span_is_written_in_the_language_of_its_reader() -> None:
    assert [spelled(when("Ende 2027"), language) for language in LANGUAGES] == [
        "Ende 2027",
        "late 2027",
        "2027 sonu",
        "نهاية 2027",
    ]
    assert spelled(when("15.3.2027"), "leicht") == "15. März 2027"


LIKE_DATES = st.text(alphabet="0123456789٣./-', QqMmärzAnfgEdSchuljo\u00a0\u0301²\ud800", max_size=120)


@given(st.one_of(st.text(max_size=200), LIKE_DATES))
def test_any_text_is_a_span_or_refused(typed: str) -> None:
    try:
        span = when(typed)
    except RuleBroken:
        return
    assert span.first <= span.last


def test_a_long_text_is_not_even_looked_at() -> None:
    with pytest.raises(RuleBroken):
        when("\u0301\u0323" * 1_000_000)  # putting these in order would take minutes
