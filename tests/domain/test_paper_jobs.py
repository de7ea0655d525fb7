"""What may be wished of a paper."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.errors import InvalidInput, NotFound
from app.domain.paper_jobs import (
    OWN,
    PaperWish,
    checked_wish,
    is_long,
    is_there,
    narrowed,
    read_wish,
    surplus,
    wants_child,
)
from app.domain.phases import Audience
from app.domain.report import Reader
from tests.exports.factories import sample

KNOWN = {"formats": {"json", "pdf", "zip"}, "present": [1, 2, 3]}


DESK, ROOM = Audience.FACILITATOR, Audience.PARTICIPANT


def _wish(kind="json", language="de", sketches=(), names=False, audience=DESK) -> PaperWish:
    return checked_wish(kind, language, sketches, reader=Reader(audience=audience, names=names), **KNOWN)


def test_a_wish_is_read_as_it_was_stored():
    wish = _wish(sketches=[3, 1, 3], names=True)
    assert wish.sketches == (1, 3)
    assert read_wish(wish.data()) == wish
    assert wish.query() == {"language": "de", "sketches": [1, 3], "names": "1"}


def test_all_sketches_are_the_same_wish_as_none():
    assert _wish(sketches=[1, 2, 3]) == _wish()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("language", {"language": "tr"}),
        ("sketches", {"sketches": [4]}),
        ("names", {"names": True, "audience": ROOM}),
    ],
)
def test_what_cannot_be_granted_is_told_at_its_field(field, wrong):
    with pytest.raises(InvalidInput) as told:
        _wish(**wrong)
    assert told.value.field == field


def test_an_unknown_format_is_not_there():
    with pytest.raises(NotFound):
        _wish("exe")


def test_papers_without_a_place_for_names_have_none():
    assert not _wish("pdf", names=True).reader.names
    assert _wish("json", names=True).reader.names


def test_a_mark_is_of_wish_reader_content_and_day():
    marks = {
        wish.mark(content=content, day=date(2026, 11, day))
        for wish in (_wish(), _wish("pdf"), _wish(audience=ROOM), _wish(names=True))
        for content in ("1", "2")
        for day in (1, 2)
    }
    assert len(marks) == 16


def test_a_report_is_narrowed_to_the_sketches_wished_for():
    number = sample().sketches[0].number
    assert [
        one.number for one in narrowed(sample(), PaperWish(format="pdf", sketches=(number,))).sketches
    ] == [number]
    assert narrowed(sample(), PaperWish(format="pdf")) == sample()


@pytest.mark.parametrize("kind", ["docx", "csv", "pdf", "zip"])
def test_what_is_long_depends_on_how_much_there_is(kind):
    assert is_long(kind, ideas=500, sketches=100) is (kind != "csv")
    assert is_long(kind, ideas=20, sketches=4) is (kind == "zip")


def test_the_server_itself_writes_only_what_the_room_will_not_feel():
    assert not wants_child("docx", ideas=20, sketches=4)
    assert not wants_child("csv", ideas=60, sketches=8)
    assert wants_child("csv", ideas=500, sketches=100)  # every rule is counted anew
    assert wants_child("pdf", ideas=0, sketches=0)
    assert wants_child(OWN, ideas=0, sketches=0)


def test_there_is_a_paper_for_what_there_is():
    assert is_there("pdf", minutes=False, template=False)
    assert [is_there("protokoll", minutes=some, template=True) for some in (False, True)] == [False, True]
    assert [is_there(OWN, minutes=True, template=some) for some in (False, True)] == [False, True]


def test_the_newest_paper_stays_however_large_it_is():
    kept = [("a", 9), ("b", 1), ("b", 1), ("c", 1)]
    assert surplus(kept, number=9, size=5) == {"b", "c"}
    assert surplus(kept, number=2, size=50) == {"c"}
    assert surplus(kept, number=9, size=50) == set()
