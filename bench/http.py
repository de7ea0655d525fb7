"""HTTP as a laptop speaks it, on bare sockets: keep-alive requests with a cookie, and event streams."""

from __future__ import annotations

import asyncio
import re
import select
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = re.compile(rb"zz(\d{6})zz")  # what a measured text carries; found again in every stream
TOKEN_LENGTH = 10
PATIENCE = 60.0  # seconds for any one answer
Form = Mapping[str, str | Sequence[str]]


def token(number: int) -> str:
    """The mark of measured text number `number`."""
    return f"zz{number:06d}zz"


@dataclass
class Answer:
    """A status, lower-case headers (the last of each name), cookies, and the body."""

    status: int
    headers: dict[str, str]
    cookies: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Connection:
    """One keep-alive connection; opened with the first request, and again when the server has closed it."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._busy = asyncio.Lock()  # one request after the other

    async def request(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, form: Form | None = None
    ) -> Answer:
        """Send one request and wait for the whole answer."""
        body = urlencode(form, doseq=True).encode() if form is not None else b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}:{self._port}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        raw = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
        async with self._busy, asyncio.timeout(PATIENCE):
            if self._reader is None:
                return await self._once(raw)
            try:
                return await self._once(raw)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()  # the server had closed an idle connection; a browser opens a new one, too
                return await self._once(raw)

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _once(self, raw: bytes) -> Answer:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(raw)
        return await self._answer(self._reader)

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ", 2)[1])
        headers: dict[str, str] = {}
        cookies: dict[str, str] = {}
        for line in head[1:]:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                key, _, rest = value.strip().partition("=")
                cookies[key] = rest.split(";", 1)[0]
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = await self._chunks(reader)
        else:
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, cookies, body)

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        parts = []
        while size := int((await reader.readline()).strip() or b"0", 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        return b"".join(parts)


class Stream:
    """An open event stream; it tells `Arrivals` which marks it has seen, the moment their bytes are here."""

    def __init__(self, connection: socket.socket, arrivals: Arrivals) -> None:
        self.connection, self._arrivals = connection, arrivals
        self._rest = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.seen: set[int] = set()

    def read(self) -> None:
        """Take what has come; called when something has."""
        try:
            data = self.connection.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        now = self._arrivals.clock()
        if not self.opened.done():
            self._open(data)
        if not data:
            self._arrivals.lost += 1
            self.close()
            return
        self._arrivals.bytes += len(data)
        text = self._rest + data
        for match in TOKEN.finditer(text):
            found = int(match[1])
            if found not in self.seen:
                self.seen.add(found)
                self._arrivals.note(self, found, now)
        self._rest = text[1 - TOKEN_LENGTH :]

    def close(self) -> None:
        """Hang up."""
        self._arrivals.forget(self)
        self.connection.close()

    def _open(self, data: bytes) -> None:
        if data.startswith(b"HTTP/1.1 200"):
            self.opened.set_result(None)
        else:
            self.opened.set_exception(ConnectionError(data[:60].decode("latin-1") or "closed"))


class Arrivals:
    """All streams; when which mark was sent, and how long after that each stream had it.

    The streams share one epoll that asyncio watches as a whole: with an asyncio transport each, the clients
    would need more of the machine than the server that is measured.
    """

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._streams: dict[int, Stream] = {}
        loop = asyncio.get_running_loop()
        loop.add_reader(self._epoll.fileno(), self._read)
        self.clock = loop.time
        self.sent: dict[int, float] = {}
        self.took: dict[int, list[float]] = {}
        self.bytes = 0
        self.lost = 0  # streams that ended without being asked to
        self.told: Callable[[Stream], None] | None = None  # called when a stream has seen a mark

    def keep(self, stream: Stream) -> None:
        """Listen to a stream."""
        self._streams[stream.connection.fileno()] = stream
        self._epoll.register(stream.connection.fileno(), select.EPOLLIN)

    def forget(self, stream: Stream) -> None:
        """Listen to a stream no longer."""
        if self._streams.pop(stream.connection.fileno(), None) is not None:
            self._epoll.unregister(stream.connection.fileno())

    def _read(self) -> None:
        for descriptor, _ in self._epoll.poll(0, 128):
            if (stream := self._streams.get(descriptor)) is not None:
                stream.read()

    def send(self, number: int) -> None:
        """Mark `number` is about to be sent."""
        self.sent[number] = self.clock()
        self.took[number] = []

    def note(self, stream: Stream, number: int, now: float) -> None:
        """A stream has seen mark `number` for the first time."""
        if number in self.sent:
            self.took[number].append(now - self.sent[number])
            if self.told is not None:
                self.told(stream)

    def start_over(self) -> None:
        """Forget the marks that were measured."""
        self.sent, self.took = {}, {}

    async def complete(self, streams: int, seconds: float) -> None:
        """Wait until every mark has reached every stream, or the patience is over."""
        deadline = self.clock() + seconds
        while self.clock() < deadline and any(len(took) < streams for took in self.took.values()):
            await asyncio.sleep(0.02)

    def missed(self, streams: int) -> int:
        """Deliveries that have not come."""
        return sum(max(0, streams - len(took)) for took in self.took.values())

    def milliseconds(self) -> list[float]:
        """All delivery times."""
        return [1000 * seconds for took in self.took.values() for seconds in took]
