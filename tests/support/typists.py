"""People who write in one section over HTTP, whose lines break: a replica, a stream, and letters that occur once."""

from __future__ import annotations

import http.client
import json
import queue
import secrets
import threading
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from pycrdt import Doc, Text
from sqlalchemy import select

from app import create_app
from app.db import reading
from app.domain.phases import Step
from app.models import Workshop
from tests.actions.sketching import sketching_room
from tests.live.reader import read
from tests.support.databases import settings_for
from tests.support.laptops import FORM, Laptop
from tests.support.product import WorkshopUnderTest, stop
from tests.support.server import Server

_FIRST = 0x4E00  # a script with more letters than anybody types here
_EACH = 500  # letters of one person


class Ear:
    """An open stream, read aside; `heard` gives what came since the last time."""

    def __init__(self, laptop: Laptop, sketch: int) -> None:
        laptop.get(f"{laptop.base}/")
        self._stream = laptop.line.stream(f"{laptop.base}/strom?nach=&skizze={sketch}", {})
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._rest = b""
        threading.Thread(target=self._read, daemon=True).start()

    def heard(self) -> list[dict[str, Any]]:
        """What was told about sections."""
        while not self._chunks.empty():
            self._rest += self._chunks.get()
        whole, end, self._rest = self._rest.rpartition(b"\n\n")
        told = read([whole + end]) if whole else []
        return [json.loads(message.data) for message in told if message.event == "cowriting"]

    def close(self) -> None:
        """Cut the line."""
        self._stream.cut()

    def _read(self) -> None:
        with suppress(OSError, ValueError, AttributeError, http.client.HTTPException):
            while chunk := self._stream.chunk():
                self._chunks.put(chunk)


class Typist:
    """Somebody with a section open. Every letter typed is one nobody else types, and never typed again."""

    def __init__(self, laptop: Laptop, number: int, key: str = "goals") -> None:
        self.laptop, self.key, self.pen = laptop, key, secrets.token_hex(8)
        self.address = f"{laptop.base}/skizzen/1"
        self.document: Doc[Any] = Doc()
        self.text: Text = self.document.get("text", type=Text)
        self.letters: list[str] = []
        self.refused: list[str] = []
        self.revision = -1
        self._first, self._told = _FIRST + number * _EACH, b"\x00"
        self._ear: Ear | None = None
        assert self._post(f"{self.address}/team", {}).status < 300
        self.fetch()
        self._told = self.document.get_state()

    def listen(self) -> None:
        """Open the stream, or open it again after it was cut, and fetch what was missed meanwhile."""
        if self._ear is not None:
            self._ear.close()
        self._ear = Ear(self.laptop, 1)
        self.fetch()

    def fetch(self) -> None:
        """Load everything, as a page does that was away."""
        found = self.laptop.line.send("GET", f"{self.address}/felder", None, {"Accept": "application/json"})
        mine = json.loads(found.body)[self.key]
        self.document.apply_update(b64decode(mine["data"]))
        self.revision = mine["revision"]

    def hear(self) -> None:
        """Take what the stream brought; fetch all when something is missing between."""
        for told in self._ear.heard() if self._ear else ():
            if told["section"] != self.key or told["revision"] <= self.revision:
                continue
            if told["after"] > self.revision:
                self.fetch()
                continue
            for _, data in told["changes"]:
                self.document.apply_update(b64decode(data))
            self.revision = told["revision"]

    def type(self, place: float, count: int = 1) -> None:
        """Type so many letters at a place: 0 is the beginning of the text, 1 its end."""
        fresh = "".join(chr(self._first + len(self.letters) + n) for n in range(count))
        self.letters += fresh
        present = str(self.text)
        self.text.insert(len(present[: int(place * len(present))].encode()), fresh)

    def send(self) -> bool:
        """Send what the server has not acknowledged; whether it has now."""
        known = self.document.get_state()
        answer = self._post(f"{self.address}/felder/{self.key}", self._form(known))
        if answer.status != 200:
            said = (
                json.loads(answer.body).get("error", answer.status) if answer.status < 500 else answer.status
            )
            self.refused.append(str(said))
            if said == "cowriting.behind":
                self._told = b"\x00"
            return False
        merged = json.loads(answer.body)
        self._told = known
        self.document.apply_update(b64decode(merged["missing"]))
        self.revision = max(self.revision, merged["revision"])
        return True

    def send_and_miss_the_answer(self) -> None:
        """Send, and lose the connection before the answer is read."""
        path = f"{self.address}/felder/{self.key}"
        body = urlencode(self._form(self.document.get_state())).encode()
        connection, _ = self.laptop.line._open("POST", path, body, self._headers())
        connection.close()

    def settle(self) -> None:
        """Send until everything is acknowledged."""
        for _ in range(20):
            if self.send():
                return
        raise AssertionError(self.refused)

    def close(self) -> None:
        """Go home."""
        if self._ear is not None:
            self._ear.close()

    def _form(self, known: bytes) -> dict[str, str]:
        parts = {"update": self.document.get_update(self._told), "known": known}
        return {name: b64encode(part).decode() for name, part in parts.items()} | {"pen": self.pen}

    def _headers(self) -> dict[str, str]:
        headers = {"X-CSRFToken": self.laptop.token, "Accept": "application/json", "Content-Type": FORM}
        return {**headers, "Idempotency-Key": secrets.token_hex(8)}

    def _post(self, path: str, form: dict[str, str]) -> Any:
        return self.laptop.line.send("POST", path, urlencode(form).encode(), self._headers())


def writing_room(server: Server) -> WorkshopUnderTest:
    """A room of a running server that writes: seated past the pages, on the server's own database."""
    workshop = server.workshop()
    app = create_app(settings_for(server.database_url, server.data_dir), with_doors=False)
    with app.app_context():
        with reading() as session:
            found = session.scalars(select(Workshop.id).where(Workshop.code == workshop.code)).one()
        sketching_room(found, step=Step.SKETCH)
        stop(app)
    return workshop


def typists(server: Server, workshop: WorkshopUnderTest, count: int, first: int = 0) -> list[Typist]:
    """So many people who sit down in the team of sketch 1."""
    return [Typist(server.doors().join(workshop), first + number) for number in range(count)]
