"""The language of an idea: the claim stands, unless its letters cannot belong to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInput
from app.domain.languages import NAMES, checked_language, language_of


@pytest.mark.parametrize(
    ("text", "claimed", "recorded"),
    [
        ("دورات لغة مرافقة", "de", "ar"),
        ("کلاس زبان گروهی", "de", "fa"),
        ("زبان کی کلاسیں ہر محلے میں", "en", "ur"),
        ("د ژبې کورسونه ټولو ته", "de", "ps"),
        ("کۆرسی زمان", "de", "ku"),
        ("Языковые курсы", "de", "ru"),
        ("Мовні курси для їхніх дітей", "de", "uk"),
        ("Ђаци уче заједно", "tr", "sr"),
        ("Μαθήματα γλώσσας", "de", "el"),
        ("שיעורי שפה", "ar", "he"),
        ("语言班", "de", "zh"),
        ("みんなの教室", "zh", "ja"),
        ("한국어 교실", "de", "ko"),
        ("ናይ ቋንቋ ትምህርቲ", "de", "ti"),
        ("Sprachkurs im Stadtteil", "ar", "de"),
    ],
)
def test_letters_that_cannot_belong_to_the_language_overrule_it(text, claimed, recorded):
    assert language_of(text, claimed) == recorded


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Dil kursu, şehirde", "de"),  # Turkish could be German by its letters: no guessing
        ("Kursên zimanê", "ku"),
        ("کورسی زمان", "ku"),  # Kurdish is written in both
        ("Курсеви", "sr"),
        ("Kursevi", "sr"),
        ("ናይ ቋንቋ", "am"),
        ("مکتب", "fa"),
        ("東京", "ja"),
        ("Ein Café namens سلام", "de"),  # most letters count
        ("1234 – ?!", "ar"),
        ("", "tr"),
    ],
)
def test_the_claim_stands_when_the_letters_allow_it(text, claimed):
    assert language_of(text, claimed) == claimed


def test_latin_letters_claimed_as_arabic_are_taken_for_the_language_of_the_screen():
    assert language_of("Language café", "ar", otherwise="en") == "en"
    assert language_of("Sprachcafé", "ar", otherwise="ar") == "de"


@given(st.text(), st.sampled_from(sorted(NAMES)))
def test_every_text_has_a_language_of_the_list_and_keeps_it(text, claimed):
    recorded = language_of(text, claimed)
    assert recorded in NAMES
    assert language_of(text, recorded) == recorded


@pytest.mark.parametrize(("typed", "kept"), [("", ""), (" AR ", "ar"), ("de", "de")])
def test_a_tag_is_kept_as_in_the_list(typed, kept):
    assert checked_language(typed) == kept


@pytest.mark.parametrize("typed", ["xx", "de-DE", "<script>", "deutsch"])
def test_an_unknown_tag_is_refused_at_its_field(typed):
    with pytest.raises(InvalidInput, match=r"language\.unknown") as refused:
        checked_language(typed)
    assert refused.value.field == "locale"


def test_every_tag_fits_its_column():
    assert all(len(tag) <= 8 for tag in NAMES)
