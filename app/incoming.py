"""What somebody sends for a shared document, read before the library that merges it sees it.

The library keeps what it cannot take yet and waits for the rest, for whoever sends that; a value nested deep enough
ends the whole process; and a count is believed before anything of it is there. So a change is read here first: what it
consists of, how far it goes, and nothing in it that no page writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain import cowriting as rules

_DEVICE_BITS, _CLOCK_BITS = 53, 31
_ORIGIN, _RIGHT_ORIGIN, _SUB, _CONTENT = 0x80, 0x40, 0x20, 0x1F
_GC, _DELETED, _STRING, _TYPE, _ANY, _SKIP = 0, 1, 4, 7, 8, 10
_SHARED = frozenset({1, 2})  # maps and texts
_FALSE, _TRUE, _WORDS = 121, 120, 119  # all that a page puts into a map


@dataclass(frozen=True)
class Spans:
    """Which numbers of which device a change brings, and which it erases: pairs of the first and the one after."""

    brought: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    erased: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def reach(self, here: Mapping[int, int]) -> dict[int, int]:
        """How far each device that it brings something of goes, after what is `here`.

        Raises `Behind` when something before it is missing: the library would wait for that, and take it from anybody.
        """
        reached: dict[int, int] = {}
        for device, spans in self.brought.items():
            reached[device] = here.get(device, 0)
            for first, end in spans:
                if first > reached[device]:
                    raise rules.Behind
                reached[device] = max(reached[device], end)
        for device, spans in self.erased.items():
            if any(end > reached.get(device, here.get(device, 0)) for _, end in spans):
                raise rules.Behind
        return reached


def spans(update: bytes) -> Spans:
    """What a change brings; raises `Unreadable` for anything a page would not write, `TooLarge` for more."""
    reader = _Reader(update)
    found = Spans()
    left = rules.BLOCKS  # to find the place of each takes as long as there are others at it
    for _ in range(reader.count()):
        blocks, device, clock = reader.count(), reader.number(_DEVICE_BITS), reader.number(_CLOCK_BITS)
        left -= blocks
        if left < 0:
            raise rules.TooLarge
        brought = found.brought.setdefault(device, [])
        for _ in range(blocks):
            length, is_there = _block(reader)
            if is_there:
                if not length:
                    raise rules.Unreadable
                brought.append((clock, clock + length))
            clock += length
        if clock >> _CLOCK_BITS:
            raise rules.Unreadable
    for _ in range(reader.count()):
        erased = found.erased.setdefault(reader.number(_DEVICE_BITS), [])
        for _ in range(reader.count()):
            first, length = reader.number(_CLOCK_BITS), reader.number(_CLOCK_BITS)
            erased.append((first, first + length))
    reader.end()
    return found


def clocks(vector: bytes, most: int | None = rules.CLIENTS) -> dict[int, int]:
    """A state vector as data: device -> how many of its changes are known. An empty one knows nothing."""
    if not vector:
        return {}
    reader = _Reader(vector)
    number = reader.count()
    if most is not None and number > most:
        raise rules.Unreadable
    found = {reader.number(_DEVICE_BITS): reader.number(_CLOCK_BITS) for _ in range(number)}
    reader.end()
    return found


class _Reader:
    """Reads numbers and texts one after the other; raises `Unreadable` where there are none."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    def byte(self) -> int:
        self._place += 1
        if self._place > len(self._data):
            raise rules.Unreadable
        return self._data[self._place - 1]

    def number(self, bits: int) -> int:
        value = shift = 0
        while shift < bits:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                if value >> bits:
                    break
                return value
        raise rules.Unreadable

    def count(self) -> int:
        """How many of something follow: never more than there are bytes left."""
        number = self.number(_CLOCK_BITS)
        if number > len(self._data) - self._place:
            raise rules.Unreadable
        return number

    def text(self) -> str:
        length = self.count()
        self._place += length
        try:
            return self._data[self._place - length : self._place].decode()
        except UnicodeDecodeError:
            raise rules.Unreadable from None

    def end(self) -> None:
        """Nothing may follow."""
        if self._place != len(self._data):
            raise rules.Unreadable


def _block(reader: _Reader) -> tuple[int, bool]:
    """How long the next block is, and whether it is there or only left out."""
    info = reader.byte()
    kind = info & _CONTENT
    if kind in (_GC, _SKIP):
        return reader.number(_CLOCK_BITS), kind == _GC
    _place_of(reader, info)
    read = _CONTENTS.get(kind)
    if read is None:
        raise rules.Unreadable
    return read(reader), True


def _place_of(reader: _Reader, info: int) -> None:
    """Where a block stands: after this, before that, or in which part of the document."""
    beside = [sign for sign in (_ORIGIN, _RIGHT_ORIGIN) if info & sign]
    for _ in beside:
        _id(reader)
    if beside:
        return
    if reader.number(1):
        reader.text()
    else:
        _id(reader)
    if info & _SUB:
        reader.text()


def _id(reader: _Reader) -> None:
    reader.number(_DEVICE_BITS)
    reader.number(_CLOCK_BITS)


def _string(reader: _Reader) -> int:
    text = reader.text()
    return len(text) + sum(letter > "\uffff" for letter in text)  # counted as in a browser


def _shared(reader: _Reader) -> int:
    if reader.byte() not in _SHARED:
        raise rules.Unreadable
    return 1


def _values(reader: _Reader) -> int:
    number = reader.count()
    for _ in range(number):
        kind = reader.byte()
        if kind == _WORDS:
            reader.text()
        elif kind not in (_FALSE, _TRUE):
            raise rules.Unreadable
    return number


_CONTENTS: Mapping[int, Callable[[_Reader], int]] = {
    _DELETED: lambda reader: reader.number(_CLOCK_BITS),
    _STRING: _string,
    _TYPE: _shared,
    _ANY: _values,
}
