"""What a section means leads back to what was typed."""

from __future__ import annotations

import pytest

from app.domain.section_content import content_from
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind
from tests.exports.section_factories import values

OPTIONS = {"young": {"de": "Jugendliche", "en": "Young people"}, "all": "Alle"}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_leads_back_to_itself(kind):
    value = values()[kind]
    assert read_section(kind, OPTIONS, content_from(value)) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.CHOICES, {"chosen": ["old", "all"]}),
        (Kind.CHOICE, {"chosen": ["young", "all"]}),
        (
            Kind.MONEY,
            {"rows": [{"id": "a", "item": "x", "amount": "1,234", "rhythm": "weekly", "funding": ""}]},
        ),
        (Kind.PEOPLE, {"rows": [{"id": "a", "name": "x", "role": "boss"}, {"id": "b", "name": "y"}]}),
        (Kind.SPAN, {"begins": "bald", "ends": ""}),
        (Kind.INDICATORS, {"rows": [{"id": "", "what": "x", "due": "31.2.2027"}]}),
    ],
)
def test_what_was_not_understood_leads_back_too(kind, raw):
    value = read_section(kind, OPTIONS, raw)
    assert read_section(kind, OPTIONS, content_from(value)) == value
