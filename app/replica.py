"""A section as a shared document (Yjs): merging changes, refusing what is none, reading what it says.

The wire format is Yjs's update format, version 1; state vectors tell which changes of which device are known.
A section begins as a *seed*: the same bytes wherever they are made, so that every process begins with the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pycrdt import Doc, Map, Text, merge_updates

from app.domain import cowriting as rules
from app.domain.section_content import kept
from app.domain.sketch_kinds import ROW_FIELDS, ROWS, SPAN_FIELDS, Field, Kind, Reading, has_rows
from app.domain.text import clean_line, clean_text
from app.incoming import clocks, spans
from app.rewriting import put, refill_rows, respell

Check = Callable[[frozenset[int]], None]
News = tuple[bytes, frozenset[int]]  # a change, and the devices it brings something of

SEED_DEVICE = 1
_TEXT, _ROWS, _CHOSEN = "text", "rows", "chosen"
_ID_LENGTH = 24
_PLACE_LENGTH = 60


class Replica:
    """One section in memory. While `is_spoiled` it may hold what was refused: make a new one."""

    def __init__(self, kind: Kind, options: Sequence[str] = (), limit: int = rules.SECTION_LENGTH) -> None:
        self._kind, self._options, self._limit = kind, frozenset(options), limit
        self._document: Doc[Any] = Doc()
        self._roots = _roots(kind)
        for name, shape in self._roots.items():
            self._document.get(name, type=shape)
        self._news: list[bytes] = []
        self._size = 0
        self.is_spoiled = False
        self._document.observe(lambda event: self._news.append(bytes(event.update)))

    def take(self, *updates: bytes) -> Replica:
        """Add what was accepted before: the merged state, and the changes that came after it."""
        for update in updates:
            self._document.apply_update(update)
            self._size += len(update)
        self._news.clear()
        return self

    def merge(self, update: bytes, known: bytes = b"", check: Check = lambda _: None) -> News:
        """Add a change somebody sent; what of it was new, and of which devices. `check` may refuse those.

        `known` is the sender's state vector after the change: whatever it holds must be here now. Raises `Unreadable`,
        `TooLarge`, `Behind`, or `RuleBroken` when the section is full.
        """
        if len(update) > rules.UPDATE_BYTES:
            raise rules.TooLarge
        wanted, brought = clocks(known), spans(update)
        before = self._clocks()
        reached = brought.reach(before)
        devices = frozenset(device for device, clock in reached.items() if clock > before.get(device, 0))
        check(devices)
        self._news.clear()
        self.is_spoiled = True
        self._apply(update)
        here = self._clocks()
        if any(here.get(device, 0) < clock for device, clock in wanted.items()):
            raise rules.Behind
        if any(here.get(device, 0) < clock for device, clock in reached.items()):
            raise rules.Unreadable  # part of it waits for something: it would be taken with another's change
        if len(here) > rules.CLIENTS or len(here) - len(before) > rules.NEW_CLIENTS:
            raise rules.TooLarge
        self._check_size(len(update))
        self._check()
        self.is_spoiled = False
        if not self._news:
            return b"", frozenset()
        news = self._news[0] if len(self._news) == 1 else bytes(merge_updates(*self._news))
        return news, devices

    def known(self) -> bytes:
        """The state vector: which changes are here."""
        return bytes(self._document.get_state())

    def state(self) -> bytes:
        """Everything, merged into one change."""
        return bytes(self._document.get_update())

    def missing(self, known: bytes) -> bytes:
        """What somebody with the state vector `known` lacks."""
        clocks(known)
        return bytes(self._document.get_update(known or None))

    def content(self) -> dict[str, Any]:
        """What the section says, as plain data; see `app.domain.sketch_kinds`."""
        if self._kind == Kind.TEXT:
            return {"text": clean_text(self._text(_TEXT))}
        if self._kind == Kind.SPAN:
            return {field.key: clean_line(self._text(field.key)) for field in SPAN_FIELDS}
        if has_rows(self._kind):
            return {"rows": self._rows()}
        chosen = self._root(_CHOSEN)
        return {"chosen": sorted(key for key in chosen if chosen[key] is True)}

    def plain(self) -> str:
        """What the section says, as it is kept beside the document: its text, or JSON of its fields."""
        return kept(self._kind, self.content())

    def refill(self, content: Mapping[str, Any]) -> bytes:
        """Make the section say this, touching only what differs; the change as it is sent to others.

        Raises as `merge` does when the document would be too large.
        """
        before = self.known()
        with self._document.transaction():
            if self._kind == Kind.TEXT:
                respell(self._root(_TEXT), content.get(_TEXT, ""))
            elif self._kind == Kind.SPAN:
                for field in SPAN_FIELDS:
                    respell(self._root(field.key), content.get(field.key, ""))
            elif has_rows(self._kind):
                refill_rows(self._root(_ROWS), ROW_FIELDS[self._kind], content.get(_ROWS, ()))
            else:
                chosen = self._root(_CHOSEN)
                for key in self._options:
                    put(chosen, key, key in content.get(_CHOSEN, ()))
        change = self.missing(before)
        self._check_size(len(change))
        self._check()
        return change

    def _root(self, name: str) -> Any:
        return self._document.get(name, type=self._roots[name])

    def _text(self, name: str) -> str:
        return str(self._root(name))

    def _clocks(self) -> dict[int, int]:
        return clocks(self.known(), most=None)

    def _apply(self, update: bytes) -> None:
        try:
            self._document.apply_update(update)
        except Exception as error:
            raise rules.Unreadable from error
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # the library met what it never expected
                raise rules.Unreadable from None
            raise

    def _check_size(self, added: int) -> None:
        """Whether the document with all that was removed from it is still one a team could have written."""
        self._size += added
        if self._size > rules.STATE_BYTES:
            self._size = len(self.state())
        if self._size > rules.STATE_BYTES:
            raise rules.TooLarge

    def _check(self) -> None:
        """Whether the document still is of its kind; everything else was made for something else."""
        if not set(self._document.keys()) <= self._roots.keys():
            raise rules.Unreadable
        if self._kind == Kind.TEXT:
            _check_text(self._root(_TEXT), self._limit)
        elif self._kind == Kind.SPAN:
            for field in SPAN_FIELDS:
                _check_text(self._root(field.key), field.length)
        elif has_rows(self._kind):
            self._check_rows()
        else:
            self._check_chosen()

    def _check_chosen(self) -> None:
        chosen = self._root(_CHOSEN)
        for key in chosen:
            if key not in self._options or not isinstance(chosen[key], bool):
                raise rules.Unreadable

    def _check_rows(self) -> None:
        rows = self._root(_ROWS)
        names = list(rows.keys())
        if len(names) > rules.ROWS_EVER:
            raise rules.TooLarge
        for name in names:
            if not name or len(name) > _ID_LENGTH or not name.isascii() or not name.isalnum():
                raise rules.Unreadable
            _check_row(rows[name], ROW_FIELDS[self._kind])
        rules.check_rows(sum(not rows[name]["gone"] for name in names), ROWS)

    def _rows(self) -> list[dict[str, str]]:
        rows = self._root(_ROWS)
        standing = [(str(rows[name]["place"]), name) for name in rows if not rows[name]["gone"]]
        return [
            {"id": name}
            | {field.key: clean_line(str(rows[name][field.key])) for field in ROW_FIELDS[self._kind]}
            for _, name in sorted(standing)
        ]


def seed(kind: Kind, text: str = "") -> bytes:
    """The state a section begins with: the same bytes for the same text, on every machine."""
    document: Doc[Any] = Doc(client_id=SEED_DEVICE)
    if kind == Kind.TEXT and text:
        root = document.get(_TEXT, type=Text)
        root += text
    return bytes(document.get_update())


def _roots(kind: Kind) -> dict[str, type[Any]]:
    if kind == Kind.TEXT:
        return {_TEXT: Text}
    if kind == Kind.SPAN:
        return {field.key: Text for field in SPAN_FIELDS}
    return {_ROWS: Map} if has_rows(kind) else {_CHOSEN: Map}


def _check_text(text: Any, limit: int) -> None:
    if not isinstance(text, Text):
        raise rules.Unreadable
    for part, style in text.diff():
        if style is not None or not isinstance(part, str):
            raise rules.Unreadable
    rules.check_length(len(str(text)), limit)


def _check_row(row: Any, fields: Sequence[Field]) -> None:
    expected = {"place", "gone", *(field.key for field in fields)}
    if not isinstance(row, Map) or set(row.keys()) != expected:
        raise rules.Unreadable
    if not isinstance(row["gone"], bool) or not isinstance(row["place"], str):
        raise rules.Unreadable
    if len(row["place"]) > _PLACE_LENGTH:
        raise rules.Unreadable
    for field in fields:
        if field.reading != Reading.OPTION:
            _check_text(row[field.key], field.length)
        elif row[field.key] not in field.options:
            raise rules.Unreadable
