"""A page on which somebody writes in a section, without a browser: it keeps its own replica, as the real one does."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from secrets import token_hex
from typing import Any

from pycrdt import Doc, Map, Text

from app.actions import cowriting, sketches
from app.actions.cowriting import Change, Merged
from app.db import reading
from app.queries.cowriting import documents
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest

_PICKED = ("role", "rhythm")  # fields in which something is chosen, not typed


class Page:
    """A section as one person has it open; what is typed is kept until `send`."""

    def __init__(self, workshop_id: int, person: int, sketch: int = 1, key: str = "goals") -> None:
        self.workshop_id, self.person, self.sketch, self.key = workshop_id, person, sketch, key
        self.pen = token_hex(8)
        self.document: Doc[Any] = Doc()
        self._begin()
        self.told = b"\x00"  # the state vector of what the server is known to have
        self.listen()
        self.told = self.document.get_state()

    def _begin(self) -> None:
        self.field: Text = self.document.get("text", type=Text)

    @property
    def text(self) -> str:
        """What the page shows."""
        return str(self.field)

    def listen(self) -> None:
        """Fetch what the page lacks, as after a lost connection."""
        with reading() as session:
            found = documents(session, self.workshop_id, self.sketch, {self.key: self.document.get_state()})
        self.hear(found[0].data)

    def hear(self, update: bytes) -> None:
        """Take what somebody else wrote."""
        self.document.apply_update(update)

    def type(self, text: str, at: int | None = None) -> None:
        """Type at a place, counted in letters; at the end without one."""
        place = len(self.text) if at is None else at
        self.field.insert(len(self.text[:place].encode()), text)

    def erase(self, start: int, end: int) -> None:
        """Remove letters."""
        first = len(self.text[:start].encode())
        del self.field[first : first + len(self.text[start:end].encode())]

    def change(self) -> Change:
        """What the page would send now."""
        return Change(
            self.person,
            self.workshop_id,
            self.sketch,
            self.key,
            update=self.document.get_update(self.told),
            known=self.document.get_state(),
            pen=self.pen,
            now=now(),
        )

    def send(self) -> Merged:
        """Send everything since the last time and take what comes back."""
        change = self.change()
        merged = cowriting.contribute(change)
        self.told = change.known
        self.hear(merged.missing)
        return merged


class Table(Page):
    """A section of rows as one person has it open."""

    def _begin(self) -> None:
        self.rows: Map[Any] = self.document.get("rows", type=Map)

    def add(self, row: str, *, place: str = "000001", **fields: str) -> None:
        """Make a row with all its fields at once; those in `_PICKED` are options, all others texts."""
        made = {key: value if key in _PICKED else Text(value) for key, value in fields.items()}
        self.rows[row] = Map({"gone": False, "place": place, **made})

    def write(self, row: str, key: str, text: str) -> None:
        """Type at the end of a field."""
        field = self.rows[row][key]
        field += text

    def set(self, row: str, key: str, value: object) -> None:
        """Choose an option, take the row out or bring it back, or put it elsewhere."""
        self.rows[row][key] = value


def join_team(room: RoomUnderTest, sketch: int = 1, people: Sequence[int] | None = None) -> None:
    """Let people of the room join the team of a sketch: the first one, or these."""
    for person in people or room.people[:1]:
        sketches.join_sketch(
            participant_id=person, workshop_id=room.id, number=sketch, joined=True, now=now()
        )


def typed(text: str) -> dict[str, str]:
    """A form as a page sends it that typed `text` into an empty section."""
    document: Doc[Any] = Doc()
    field: Text = document.get("text", type=Text)
    field += text
    parts = {"update": document.get_update(), "known": document.get_state()}
    return {name: b64encode(part).decode() for name, part in parts.items()} | {"pen": token_hex(8)}
