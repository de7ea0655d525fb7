"""A document brought to what it shall say: exactly that, for every kind, and as a change others can merge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import cowriting as rules
from app.domain.errors import RuleBroken
from app.domain.sketch_kinds import ROW_FIELDS, Kind, Reading, has_rows
from app.replica import Replica, seed

LINES = st.sampled_from(["", "Raum", "300 €", "ä😀", "Herbst 2027", "عمل"])
OPTIONS = ("x", "y", "z")


@st.composite
def contents(draw, kind: Kind):
    """What a section of this kind may say."""
    if kind is Kind.TEXT:
        return {"text": draw(st.sampled_from(["", "Alle", "Alle Kinder 😀", "Kinder\nund Eltern"]))}
    if kind is Kind.SPAN:
        return {"begins": draw(LINES), "ends": draw(LINES)}
    if not has_rows(kind):
        return {"chosen": sorted(draw(st.sets(st.sampled_from(OPTIONS))))}
    names = draw(st.lists(st.sampled_from(["a1", "b2", "c3", "d4"]), unique=True))
    return {"rows": [{"id": name, **draw(_fields(kind))} for name in names]}


@st.composite
def _fields(draw, kind: Kind):
    return {
        field.key: draw(st.sampled_from(field.options) if field.reading is Reading.OPTION else LINES)
        for field in ROW_FIELDS[kind]
    }


@pytest.mark.parametrize("kind", list(Kind))
@given(data=st.data())
def test_it_says_exactly_that_here_and_where_the_change_is_merged(kind, data):
    here, there = (Replica(kind, OPTIONS).take(seed(kind)) for _ in range(2))
    for _ in range(3):
        wanted = data.draw(contents(kind))
        there.merge(here.refill(wanted), here.known())
        assert here.content() == wanted
        assert there.content() == wanted


def test_what_is_alike_is_not_written_again():
    replica = Replica(Kind.TEXT).take(seed(Kind.TEXT, "Mehr Lehrstellen für alle in der Stadt"))
    change = replica.refill({"text": "Mehr Praktika für alle in der Stadt"})
    assert b"Praktika" in change
    assert b"Stadt" not in change
    assert len(replica.refill({"text": "Mehr Praktika für alle in der Stadt"})) < 20


def test_what_would_be_too_long_is_refused():
    replica = Replica(Kind.TEXT, limit=10).take(seed(Kind.TEXT))
    with pytest.raises(RuleBroken, match=r"cowriting\.full"):
        replica.refill({"text": "x" * (10 * rules.MERGED_FACTOR + 1)})
