"""Rows of a table: which column is what, what is wrong, what is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.importing import (
    Choices,
    Row,
    check_importing,
    checked_columns,
    checked_themes,
    guessed,
    language_called,
    new_themes,
    rows,
    shortened,
    taken,
    theme_of,
)
from app.domain.phases import Step
from app.domain.twins import Twin, twins

ALL = {"title": 0, "description": 1, "theme": 2, "target_group": 3, "language": 4}


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        (["Titel", "Beschreibung", "Themen"], {"title": 0, "description": 1, "theme": 2}),
        (["id", "TITLE ", "Description", "Theme(n)", "quelle"], {"title": 1, "description": 2, "theme": 3}),
        (
            ["Thema(en)", "Zielgruppe", "Sprache", "Idee"],
            {"theme": 0, "target_group": 1, "language": 2, "title": 3},
        ),
        (["\u00dcberschrift", "Text", "Kategorie"], {"title": 0, "description": 1, "theme": 2}),
        (["Titel", "Titel"], {"title": 0}),
    ],
)
def test_columns_are_known_by_their_headings(heading, columns):
    found, is_heading = guessed([heading, ["x"] * 5])
    assert is_heading
    assert columns.items() <= found.items()


def test_without_headings_the_first_columns_are_taken():
    assert guessed([["Elterncafé", "Einmal im Monat"]]) == ({"title": 0, "description": 1}, False)
    assert guessed([["Elterncafé"]]) == ({"title": 0}, False)
    assert guessed([]) == ({}, False)


def test_columns_as_chosen_must_make_sense():
    assert checked_columns({"title": 2, "description": None}, 3) == {"title": 2}
    for columns, field in (
        ({"title": None}, "title"),
        ({"title": 3}, "title"),
        ({"title": 0, "theme": -1}, "theme"),
        ({"title": 0, "description": 0}, "title"),
        ({"title": 0, "secret": 1}, "secret"),
    ):
        with pytest.raises(InvalidInput) as refused:
            checked_columns(columns, 3)
        assert refused.value.field == field


def test_rows_say_what_is_wrong_with_them():
    table = [
        ["Titel", "Beschreibung"],
        ["  Eltern\ncafé ", "Text\r\n\r\n\r\nmehr"],
        ["", " "],
        ["", "ohne Titel"],
        ["x" * 121, "kurz"],
        ["Lang", "y" * 2001],
        ["x" * 121, "y" * 1990],
        ["Gut"],
    ]
    found = rows(table, {"title": 0, "description": 1}, heading=True)
    assert [(row.line, row.field, row.problem, row.long) for row in found] == [
        (2, "", "", False),
        (4, "title", "idea.title_missing", False),
        (5, "title", "text.too_long", True),
        (6, "description", "text.too_long", False),
        (7, "title", "text.too_long", False),  # too long for the description, too
        (8, "", "", False),
    ]
    assert (found[0].title, found[0].description) == ("Eltern café", "Text\n\nmehr")
    assert dict(found[2].values) == {"length": 121, "limit": 120}
    assert rows(table, {}, heading=True) == []


def test_all_fields_of_a_row():
    (row,) = rows(
        [["T", "B", "Bildung; Sport | Bildung, Kultur", " Mütter ", "Türkisch"]], ALL, heading=False
    )
    assert row == Row(1, "T", "B", ("Bildung", "Sport", "Kultur"), "Mütter", "tr")
    (row,) = rows([["T", "", "", "x" * 121, ""]], ALL, heading=False)
    assert (row.field, row.problem) == ("target_group", "text.too_long")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("Deutsch", "de"),
        ("de-DE", "de"),
        ("EN", "en"),
        ("türkçe", "tr"),
        ("العربية", "ar"),
        ("Klingonisch", ""),
        ("", ""),
    ],
)
def test_languages_as_people_write_them(typed, tag):
    assert language_called(typed) == tag


def test_first_known_theme_counts_and_unknown_ones_are_offered():
    found = [
        Row(1, "a", themes=("Auto", "Rad")),
        Row(2, "b", themes=("Auto", "Bus")),
        Row(3, "c", themes=("AUTO",)),
        Row(4, "d", themes=("Bus",)),
        Row(5, "e"),
    ]
    assert [theme_of(row, {"rad": 7}) for row in found] == [7, None, None, None, None]
    assert new_themes(found, {"rad"}) == [("Auto", 2), ("Bus", 1)]
    assert checked_themes(["Auto", " "], listed=10) == ["Auto"]
    for wanted, listed in ((["Auto"], 12), (["x" * 81], 0)):
        with pytest.raises(InvalidInput):
            checked_themes(wanted, listed=listed)


def test_only_what_is_wanted_is_taken():
    found = [
        Row(1, "a"),
        Row(2, "b"),
        Row(3, "c"),
        Row(4, "", problem="idea.title_missing"),
        _long(5),
        _long(6),
    ]
    choices = Choices(doubled=frozenset({2, 3, 6}), again=frozenset({3, 6, 77}))
    assert [row.line for row in taken(found, choices)] == [1, 3, 6]
    assert [row.line for row in taken(found, Choices(shorten=True))] == [1, 2, 3, 5, 6]


def test_a_shortened_title_ends_with_a_word_and_nothing_is_lost():
    row = shortened(_long(5))
    assert row.problem == ""
    assert row.title == "Wort " * 22 + "Wort …"
    assert row.description == "Wort " * 29 + "Wort\n\nText"
    assert shortened(Row(1, "x" * 130, long=True)).title == "x" * 118 + " …"


@given(st.text(min_size=121, max_size=160))
def test_any_long_title_becomes_an_idea(title):
    for row in rows([[title, ""]], {"title": 0, "description": 1}, heading=False):
        assert shortened(row).problem == "" or not row.long


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=6), st.booleans())
def test_whatever_stands_in_a_table_is_a_row_or_nothing(table, heading):
    columns, _ = guessed(table)
    for row in rows(table, columns, heading=heading):
        assert bool(row.title) or row.problem


@pytest.mark.parametrize("step", [Step.CHOOSE, Step.CLOSE])
def test_importing_ends_with_the_vote(step):
    with pytest.raises(NotPermitted):
        check_importing(step, vote_open=False)
    with pytest.raises(RuleBroken, match=r"import\.vote_open"):
        check_importing(Step.VOTE, vote_open=True)
    check_importing(Step.VOTE, vote_open=False)


def test_twins_on_the_board_and_in_the_table():
    ideas = {
        4: ("Elterncafé", "Einmal im Monat"),
        9: ("Leihräder für Azubis", "Damit alle zur Berufsschule kommen."),
    }
    found = [
        Row(2, "ELTERNCAFE!", "ganz anders"),
        Row(3, "Chor", "Wir singen"),
        Row(4, "chor", "Anderes"),
        Row(5, "Leihräder für alle Azubis", "Damit alle zur Berufsschule kommen."),
        Row(6, "Ganz neu", "Nichts davon gibt es hier bisher, und alle wünschen es sich."),
        Row(7, "Ganz neue", "Nichts davon gibt es hier bisher, und alle wünschen es sich."),
        Row(8, "", problem="idea.title_missing"),
    ]
    assert twins(found, ideas) == {
        2: Twin("Elterncafé", number=4),
        4: Twin("Chor", line=3),
        5: Twin("Leihräder für Azubis", number=9, same=False),
        7: Twin("Ganz neu", line=6, same=False),
    }


def _long(line: int) -> Row:
    (row,) = rows([["Wort " * 30, "Text"]], {"title": 0, "description": 1}, heading=False)
    assert row.long
    return Row(line, row.title, row.description, field=row.field, problem=row.problem, long=True)
