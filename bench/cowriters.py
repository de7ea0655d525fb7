"""People who write in one section each: a replica as the page has, a stream, and the page's own pace of sending."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from secrets import token_hex
from typing import Any

from pycrdt import Doc, Map, Text

from bench.clients import Laptop, Refused

SOON = 0.06  # seconds after a letter, as in cowriting.js
PICKED = ("role", "rhythm")  # fields in which something is chosen, not typed


def clocks(vector: bytes) -> dict[int, int]:
    """A state vector as data: device -> how many of its changes are known."""
    numbers, value, shift = [], 0, 0
    for byte in vector:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            numbers.append(value)
            value = shift = 0
    return dict(zip(numbers[1::2], numbers[2::2], strict=True))


class Cowriter:
    """Somebody with a section open: `typed` says when each letter was typed, `took` how long others waited for it."""

    def __init__(self, laptop: Laptop, sketch: int, key: str) -> None:
        self.laptop, self.sketch, self.key = laptop, sketch, key
        self.document: Doc[Any] = Doc()
        self.text: Text = self.document.get("text", type=Text)
        self.typed: dict[int, float] = {}
        self.others: list[Cowriter] = []
        self.took: list[float] = []
        self.answered: list[float] = []
        self._told, self._pen = b"\x00", token_hex(8)
        self._typed = self._sent = 0  # letters of mine, and how many of them are on disk
        self._known: dict[int, int] = {}
        self._sending: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def begin(self) -> None:
        """Join the team and load the section."""
        answer = await self.laptop.act("POST", f"{self.laptop.base}/skizzen/{self.sketch}/team")
        if answer.status >= 300:
            raise Refused(f"team: {answer.status} {answer.text[:200]}")
        await self.fetch()
        self._told = self.document.get_state()

    async def rewrite(self, text: str) -> None:
        """Put another text in the place of all that is known to stand there, and wait until it is on disk."""
        self.text.clear()
        self.text += text
        await self._send_once()

    async def fill(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Make rows with all their fields, in an empty section of rows, and wait until they are on disk."""
        table: Map[Any] = self.document.get("rows", type=Map)
        for place, row in enumerate(rows, 1):
            fields = {name: said if name in PICKED else Text(said) for name, said in row.items()}
            table[f"row{place}"] = Map({"gone": False, "place": f"{place:06d}", **fields})
        await self._send_once()

    async def open(self) -> None:
        """Join the team, load the section, and listen."""
        await self.begin()
        page = await self.laptop.open_page()
        assert page.status == 200
        reader, self._writer = await asyncio.open_connection(self.laptop.host, self.laptop.port)
        path = f"{self.laptop.address}&skizze={self.sketch}"
        lines = [f"GET {path} HTTP/1.1", f"Host: {self.laptop.host}", "Accept: text/event-stream"]
        lines += [f"{name}: {value}" for name, value in self.laptop.headers().items()]
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await reader.readuntil(b"\r\n\r\n")
        self._reading = asyncio.ensure_future(self._listen(reader))

    async def fetch(self) -> None:
        """Load everything, as a page does that was away."""
        answer = await self.laptop.get(f"{self.laptop.base}/skizzen/{self.sketch}/felder")
        self._hear(b64decode(json.loads(answer.body)[self.key]["data"]))

    def type(self, letter: str) -> None:
        """One key, at the end of the text."""
        self.text += letter
        mine = clocks(self.document.get_state())[self.document.client_id]
        self._typed = mine
        self.typed[mine] = asyncio.get_running_loop().time()
        if self._sending is None or self._sending.done():
            self._sending = asyncio.ensure_future(self._send())

    async def settle(self) -> None:
        """Wait until everything typed is on disk."""
        while self._sending is not None and not self._sending.done():
            await self._sending

    async def close(self) -> None:
        """Go home."""
        if self._reading is not None:
            self._reading.cancel()
        if self._writer is not None:
            self._writer.close()
        self.laptop.leave()

    async def _send(self) -> None:
        pause = SOON
        while self._sent < self._typed:
            await asyncio.sleep(pause)
            await self._send_once()
            pause = max(SOON, self.answered[-1] / 2)

    async def _send_once(self) -> None:
        clock = asyncio.get_running_loop().time
        known = self.document.get_state()
        mine = self._typed
        form = {
            "update": b64encode(self.document.get_update(self._told)).decode(),
            "known": b64encode(known).decode(),
            "pen": self._pen,
        }
        began = clock()
        path = f"{self.laptop.base}/skizzen/{self.sketch}/felder/{self.key}"
        answer = await self.laptop.act("POST", path, form)
        if answer.status != 200:
            raise Refused(f"section: {answer.status} {answer.text[:200]}")
        self.answered.append(clock() - began)
        self._sent = mine
        self._told = known
        self._hear(b64decode(json.loads(answer.body)["missing"]))

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        event = ""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                event = line[7:].strip().decode()
            elif line.startswith(b"data: ") and event == "cowriting":
                told = json.loads(line[6:])
                if told["section"] == self.key:
                    for _, data in told["changes"]:
                        self._hear(b64decode(data))
            elif line == b"\n":
                event = ""

    def _hear(self, update: bytes) -> None:
        self.document.apply_update(update)
        now = asyncio.get_running_loop().time()
        known = clocks(self.document.get_state())
        for other in self.others:
            device = other.document.client_id
            for number in range(self._known.get(device, 0) + 1, known.get(device, 0) + 1):
                if number in other.typed:
                    self.took.append(now - other.typed[number])
        self._known = known
