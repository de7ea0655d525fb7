"""No cell is a formula; numbers stay numbers."""

import pytest

from app.exports.cells import inert, number

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "|cmd",
    "%0A=1",
    "=cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1",
    "\x00=1+1",
    "\u200b=1+1",
    "\u00a0=1",
    "\u202e=1",
    "\ufeff=1",
    "\u2060+1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "％x",
    "｜x",
    "﹦1",
    "﹢1",
    "﹣1+1",
    "﹫x",
    "⁼1",
    "⁺1+1",
    "−1+1",
    "\tText",
    "\rText",
    "\x00Text",
    "=",
    "-",
    "+-1",
    "--1",
    "-1,5,5",
    "-1;2",
    "-",
    "- 1",
    "+",
    "-1e5+1",
    "-１,５",
)

PLAIN = (
    "-1,5",
    "+7",
    "-1.234,50",
    "-0.25",
    "12",
    "-12 %",
    "3,5%",
    "Mehr Bänke",
    "A=1",
    "1+1",
    "(=1)",
    "'schon",
    "„= Zitat“",
    "",
    "5 - 3",
    "مقهى",
    "🙂",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "value", "shown_as"),
    [
        ("-1,5", -1.5, "0.0"),
        ("-0.25", -0.25, "0.00"),
        ("12", 12, "0"),
        ("1.234,50", 1234.5, "#,##0.00"),
        ("-1.234", -1234, "#,##0"),
        ("0,0", 0.0, "0.0"),
    ],
)
def test_a_number_is_one_and_looks_as_it_was_typed(text: str, value: float, shown_as: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.value, found.shown_as) == (value, shown_as)


@pytest.mark.parametrize(
    "text",
    ["007", "+7", "-12 %", "3,5%", "-0", "", "1e5", "0123,4", "1234567890123456", "12a", "１２", *FORMULAS],
)
def test_what_a_number_cell_would_not_give_back_stays_text(text: str) -> None:
    assert number(text) is None
