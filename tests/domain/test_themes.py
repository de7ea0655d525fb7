"""The list of themes: names, length and order."""

from __future__ import annotations

import pytest

from app.domain import themes
from app.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("typed", "key"),
    [("  ", "theme.name_missing"), ("x" * 81, "text.too_long"), ("SCHULE", "theme.name_taken")],
)
def test_a_name_that_cannot_be_taken_is_refused_at_its_field(typed, key):
    with pytest.raises(InvalidInput) as refused:
        themes.checked_name(typed, ["Schule"])
    assert (refused.value.field, refused.value.key) == ("name", key)


def test_a_name_is_tidied():
    assert themes.checked_name("  Wohnen \n und  Leben ", ["Schule"]) == "Wohnen und Leben"


def test_a_full_list_takes_no_more():
    themes.check_room_on_list(themes.MOST - 1)
    with pytest.raises(InvalidInput, match=r"theme\.too_many"):
        themes.check_room_on_list(themes.MOST)


@pytest.mark.parametrize(("typed", "number"), [(None, None), ("", 0), ("0", 0), ("12", 12)])
def test_a_choice_is_read(typed, number):
    assert themes.read_choice(typed) == number


@pytest.mark.parametrize("typed", ["-1", "1.5", "Schule", "٣", "9" * 20, " 1"])
def test_a_choice_that_is_no_number_is_refused_at_its_field(typed):
    with pytest.raises(InvalidInput) as refused:
        themes.read_choice(typed)
    assert (refused.value.field, refused.value.key) == ("theme", "theme.unknown")


@pytest.mark.parametrize(("listed", "key"), [(None, "theme.unknown"), (False, "theme.gone")])
def test_what_is_not_on_the_list_cannot_be_chosen(listed, key):
    with pytest.raises(InvalidInput) as refused:
        themes.checked_choice(3, listed)
    assert (refused.value.field, refused.value.key) == ("theme", key)
    assert themes.checked_choice(0, None) is None
    assert themes.checked_choice(3, listed=True) == 3
