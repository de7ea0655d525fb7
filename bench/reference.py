"""The floor: a bare asyncio broadcaster that does the same inserts and sends one frame to each stream.

No framework, no sessions, no templates, no rules: `python -m bench.reference PORT FILE BYTES`. POST /text
stores a text in one SQLite transaction (WAL, synchronous=FULL) with the statements the product needs for a
section, and only then answers and sends a frame of BYTES bytes to everybody who listens on GET /stream.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from urllib.parse import parse_qs

_SCHEMA = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE workshop (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE section (key TEXT PRIMARY KEY, text TEXT NOT NULL, revision INTEGER NOT NULL);
CREATE TABLE version (id INTEGER PRIMARY KEY, key TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT);
CREATE TABLE journal (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, data TEXT NOT NULL);
INSERT INTO workshop VALUES (1, 0);
"""


class Broadcaster:
    """All streams, and the one connection to the database."""

    def __init__(self, file: str, size: int) -> None:
        self.streams: set[asyncio.Transport] = set()
        self._size = size
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.executescript(_SCHEMA)

    def take(self, body: bytes) -> None:
        """Store, commit, and send to everybody."""
        form = parse_qs(body.decode())
        key, text = form["key"][0], form["text"][0]
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        seq = db.execute("UPDATE workshop SET seq = seq + 1 WHERE id = 1 RETURNING seq").fetchone()[0]
        db.execute(
            "INSERT INTO section VALUES (?, ?, 1) "
            "ON CONFLICT (key) DO UPDATE SET text = excluded.text, revision = revision + 1",
            (key, text),
        )
        db.execute("INSERT INTO version (key, revision, text) VALUES (?, ?, ?)", (key, seq, text))
        db.execute("INSERT INTO journal VALUES (?, 'section.written', ?)", (seq, key))
        db.execute("COMMIT")
        frame = f"id: {seq}\ndata: {text}".encode().ljust(self._size - 2, b".") + b"\n\n"
        for stream in self.streams:
            stream.write(frame)


class Door(asyncio.Protocol):
    """One connection: a stream, or requests one after the other."""

    def __init__(self, broadcaster: Broadcaster) -> None:
        self._broadcaster = broadcaster
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._broadcaster.streams.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        head, end, body = self._waiting.partition(b"\r\n\r\n")
        if not end or self._transport is None:
            return
        if head.startswith(b"GET "):
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: ping\ndata:\n\n"
            )
            self._broadcaster.streams.add(self._transport)
            self._waiting = b""
            return
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        if len(body) >= length:
            self._broadcaster.take(body)
            self._transport.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            self._waiting = b""


async def serve(port: int, file: str, size: int) -> None:
    """Listen until killed."""
    broadcaster = Broadcaster(file, size)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Door(broadcaster), "127.0.0.1", port, backlog=2048)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    from bench.limits import many_files

    many_files()
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
