"""The picture of a round: one column for each person, or for a handful where there are many."""

from __future__ import annotations

from fractions import Fraction

from app.domain.reasons import Purse
from app.live.coins import COLUMNS, picture

TOP = Fraction(100)


def test_every_person_is_a_column_with_what_is_left_and_what_was_paid_on_top_of_it():
    drawn = picture([Purse(Fraction(100), Fraction(100), 1), Purse(Fraction(100), Fraction(75), 2)], TOP)
    assert (drawn.width, drawn.people) == (30, 1)
    assert drawn.left == "M1 0h8v100h-8zM11 25h8v75h-8zM21 25h8v75h-8z"
    assert drawn.paid == "M11 0h8v25h-8zM21 0h8v25h-8z"


def test_a_hall_is_drawn_in_columns_of_several_people():
    drawn = picture([Purse(Fraction(100), Fraction(100), 90), Purse(Fraction(100), Fraction(0), 61)], TOP)
    assert drawn.people == 3
    assert drawn.width == 10 * 51  # 151 people: 50 columns of three, and one person
    assert drawn.left.count("M") == 30
    assert drawn.paid.count("M") == 21
    assert picture([Purse(TOP, TOP, COLUMNS)], TOP).people == 1


def test_a_column_of_several_shows_their_average():
    drawn = picture([Purse(TOP, TOP, COLUMNS + 1), Purse(TOP, Fraction(0), COLUMNS - 1)], TOP)
    assert drawn.people == 2
    assert "M301 50h8v50h-8z" in drawn.left
    assert "M301 0h8v50h-8z" in drawn.paid


def test_there_is_no_picture_of_nothing():
    assert picture([], TOP) is None
    assert picture([Purse(Fraction(0), Fraction(0), 3)], Fraction(0)) is None
