"""Changes are read before the library sees them: what a page writes passes, everything else is refused."""

from __future__ import annotations

import pytest
from pycrdt import Doc, Map, Text

from app.domain import cowriting as rules
from app.incoming import clocks, spans


def number(value: int) -> bytes:
    """A number as the format writes it: seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def change(*blocks: bytes, device: int = 5, clock: int = 0, erased: bytes = b"\x00") -> bytes:
    """A change of one device, block by block."""
    head = number(1) + number(len(blocks)) + number(device) + number(clock)
    return head + b"".join(blocks) + erased


def block(kind: int, content: bytes) -> bytes:
    """A block at the beginning of the text."""
    return bytes([kind, 1, 4]) + b"text" + content


def test_what_pages_write_is_read():
    document = Doc(client_id=9)
    text = document.get("text", type=Text)
    text += "Grüße 😀"
    del text[0:1]
    rows = document.get("rows", type=Map)
    rows["a"] = Map({"gone": False, "place": "000001", "what": Text("x")})
    found = spans(document.get_update())
    assert found.reach({}) == clocks(document.get_state())
    assert found.erased == {9: [(0, 1)]}


def test_what_is_there_already_may_come_again():
    found = spans(change(block(4, b"\x02ab"), clock=3))
    assert found.reach({5: 3}) == {5: 5}
    assert found.reach({5: 9}) == {5: 9}


@pytest.mark.parametrize(
    "early",
    [
        change(block(4, b"\x01a"), clock=3),
        change(b"\x0a\x05", block(4, b"\x01a")),
        b"\x00\x01\x05\x01\x02\x05",
    ],
    ids=["a change before is missing", "one is left out", "what is erased is not there"],
)
def test_what_would_wait_for_something_is_behind(early):
    with pytest.raises(rules.Behind):
        spans(early).reach({5: 2})


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"\x00",
        b"\x00\x00\x00",
        number(2**31 - 1) + b"\x00",
        number(1) + number(2**30) + b"\x05\x00" + block(4, b"\x01a"),
        b"\x00" + number(2**31 - 1) + b"\x05\x01\x00\x01",
        b"\xff" * 12,
        change(block(4, b"\x01a"), device=2**53),
        change(block(4, b"\x01a"), clock=2**31),
        change(b"\x00" + number(2**31 - 1), b"\x00" + number(2**31 - 1)),
        change(b"\x00\x00"),
        change(block(4, b"\x03\xed\xa0\x80")),
        change(block(4, b"\x00")),
        change(block(5, b"\x02{}")),
        change(block(6, b"\x01k\x04true")),
        change(block(7, b"\x00")),
        change(block(8, b"\x01\x7d\x01")),
        change(block(8, b"\x01" + b"\x75\x01" * 90_000 + b"\x79")),
        change(block(9, b"\x01g\x76\x00")),
        change(block(12, b"\x01")),
        change(block(4, b"\x01a"))[:-1],
    ],
)
def test_what_no_page_writes_is_refused(wrong):
    with pytest.raises(rules.Unreadable):
        spans(wrong)


@pytest.mark.parametrize(
    "vector",
    [
        b"\x01",
        b"\x00\x00",
        number(2**31 - 1) + b"\x01\x00" * (rules.CLIENTS + 1),
        b"\x01\x05" + b"\x80" * 8 + b"\x00",
        b"\x01" + number(2**53) + b"\x00",
    ],
)
def test_a_state_vector_that_says_more_than_it_holds_is_refused(vector):
    with pytest.raises(rules.Unreadable):
        clocks(vector)
