"""What sections mean: rows are read, nothing typed is lost, and what is open is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Amount
from app.domain.section_types import Chosen, Money, Problem, Steps, Sums
from app.domain.section_values import completeness, read_section
from app.domain.sketch_kinds import ROW_FIELDS, Kind
from app.domain.when import Precision

OPTIONS = {"young": {"de": "Jugendliche"}, "old": {"de": "Ältere"}, "all": "Alle"}


def _costs(*rows: tuple[str, str, str, str]) -> Money:
    keys = ("item", "amount", "rhythm", "funding")
    raw = {"rows": [{"id": str(n), **dict(zip(keys, row, strict=True))} for n, row in enumerate(rows, 1)]}
    value = read_section(Kind.MONEY, {}, raw)
    assert isinstance(value, Money)
    return value


def _steps(*rows: tuple[str, str, str]) -> Steps:
    raw = {"rows": [{"id": w, "what": w, "begins": b, "ends": e} for w, b, e in rows]}
    value = read_section(Kind.STEPS, {}, raw)
    assert isinstance(value, Steps)
    return value


def test_sums_say_what_is_not_in_them() -> None:
    value = _costs(
        ("Schulung", "1.200,50 €", "once", "Stadt"),
        ("Heft", "ca. 800", "", "stadt "),
        ("Raum", "3 Tsd. €", "yearly", ""),
        ("Stelle", "viel", "yearly", "Land"),
        ("Fest", "", "", ""),
        ("", "", "yearly", ""),
    )
    assert value.sums == Sums(200_050, 300_000, approximate_once=1, approximate_yearly=0, left_out=2)
    assert value.sums.approximate == 1
    assert [(one.source, one.sums) for one in value.by_funding] == [
        ("Stadt", Sums(200_050, 0, 1, 0, 0)),
        ("Land", Sums(0, 0, 0, 0, 1)),
        ("", Sums(0, 300_000, 0, 0, 1)),
    ]
    assert value.problems == (
        Problem("4", "amount", "money.unclear", "viel"),
        Problem("5", "amount", "money.missing"),
    )
    assert [row.text for row in value.rows] == ["1.200,50 €", "ca. 800", "3 Tsd. €", "viel", ""]
    assert value.rows[1].amount == Amount(80_000, approximate=True)


def test_an_unknown_rhythm_is_not_passed_over() -> None:
    assert _costs(("Raum", "5", "monthly", "")).problems == (
        Problem("1", "rhythm", "choice.gone", "monthly"),
    )


def test_steps_keep_their_order_and_know_their_first_and_last_day() -> None:
    value = _steps(
        ("Auswerten", "2028", ""), ("Vorbereiten", "März 2027", "15.9.2027"), ("Feiern", "bald", "")
    )
    assert [row.what for row in value.rows] == ["Auswerten", "Vorbereiten", "Feiern"]
    assert (value.earliest, value.latest) == (date(2027, 3, 1), date(2028, 12, 31))
    assert value.problems == (Problem("Feiern", "begins", "when.unclear", "bald"),)
    assert value.rows[2].begins.text == "bald"


def test_an_end_before_its_beginning_is_a_problem() -> None:
    assert _steps(("A", "2028", "2027")).problems == (Problem("A", "ends", "when.end_before_begin", "2027"),)
    assert _steps(("A", "2027", "3.2027"), ("B", "3.2027", "2027")).problems == ()
    span = read_section(Kind.SPAN, {}, {"begins": "31.2.2027", "ends": "Ende 2027"})
    assert span.problems == (Problem("", "begins", "when.impossible", "31.2.2027"),)
    assert span.ends.span.precision is Precision.PART_OF_YEAR


def test_choices_stand_in_the_order_of_the_options() -> None:
    value = read_section(Kind.CHOICES, OPTIONS, {"chosen": ["all", "gone", "young", "young"]})
    assert value.chosen == (Chosen("young", {"de": "Jugendliche"}), Chosen("all", "Alle"))
    assert value.problems == (Problem("", "chosen", "choice.gone", "gone"),)
    alone = read_section(Kind.CHOICE, OPTIONS, {"chosen": ["all", "young"]})
    assert [one.key for one in alone.problems] == ["choice.only_one"]


def test_people_and_indicators_are_rows() -> None:
    rows = [
        {"id": "1", "name": "IHK", "role": "lead"},
        {"id": "2", "name": " RAA "},
        {"id": "3", "role": "lead"},
    ]
    people = read_section(Kind.PEOPLE, {}, {"rows": rows})
    assert [(one.name, one.leads) for one in people.rows] == [("IHK", True), ("RAA", False)]
    seen = {"id": "1", "what": "Abbrüche", "start": "40", "target": "20", "due": "Q4 2028"}
    (row,) = read_section(Kind.INDICATORS, {}, {"rows": [seen]}).rows
    assert (row.what, row.start, row.target, row.due.span.last) == (
        "Abbrüche",
        "40",
        "20",
        date(2028, 12, 31),
    )


@pytest.mark.parametrize("kind", Kind)
def test_nothing_typed_is_nothing_filled(kind: Kind) -> None:
    empty = [
        {},
        {"rows": []},
        {"rows": [{"id": "1"}]},
        {"text": "  "},
        {"chosen": []},
        {"begins": " ", "ends": ""},
    ]
    for raw in empty:
        value = read_section(kind, OPTIONS, raw)
        assert (value.filled, value.problems) == (False, ())


ANYTHING = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.sampled_from(
                    ["text", "rows", "chosen", "id", *{f.key for fs in ROW_FIELDS.values() for f in fs}]
                ),
                st.text(max_size=5),
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@given(
    st.sampled_from(Kind), st.dictionaries(st.sampled_from(["text", "rows", "chosen", "begins"]), ANYTHING)
)
def test_whatever_is_kept_is_read(kind: Kind, raw: dict[str, object]) -> None:
    value = read_section(kind, OPTIONS, raw)
    assert value.filled or not value.problems or kind in (Kind.CHOICE, Kind.CHOICES)
    hash(value.problems)


def test_completeness_counts_what_is_required_and_what_is_filled() -> None:
    known = completeness(
        [
            ("title", True, True, 0),
            ("goals", True, False, 0),
            ("costs", True, True, 2),
            ("risks", False, False, 0),
            ("span", False, True, 0),
        ]
    )
    assert (known.missing, known.open_points) == (("goals",), (("costs", 2),))
    assert (known.done, known.counted, known.percent) == (2, 4, 50)
    assert completeness([("risks", False, False, 0)]).percent == 0
    assert completeness([("a", True, True, 0)] * 199 + [("b", True, False, 0)]).percent == 99
