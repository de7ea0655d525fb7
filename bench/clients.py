"""Laptops: they join by the real forms, keep a real stream, and do what people do."""

from __future__ import annotations

import asyncio
import html
import re
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from bench.http import Answer, Arrivals, Connection, Form, Stream

_CSRF = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
_PSEUDONYM = re.compile(r'name="pseudonym" value="([^"]*)"')
_STREAM = re.compile(r'hx-sse:connect="([^"]+)"')
_SPREAD = re.compile(r'data-spread="(\d+)"')
T = TypeVar("T")


class Refused(Exception):
    """The product said no where the bench needs a yes."""


class Browser:
    """A device with one cookie jar, and one connection for its requests."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.csrf = ""
        self._cookies: dict[str, str] = {}
        self._connection = Connection(host, port)

    async def get(self, path: str) -> Answer:
        """Open a page; its CSRF token, if it has one, is kept."""
        answer = await self._send("GET", path, {})
        if found := _CSRF.search(answer.text):
            self.csrf = html.unescape(found[1])
        return answer

    async def take(self, path: str) -> Answer:
        """Download a file."""
        return await self._send("GET", path, {})

    async def submit(self, path: str, form: Form) -> Answer:
        """Send a form as a browser without script does."""
        return await self._send("POST", path, {}, {"csrf_token": self.csrf, **form})

    async def act(
        self, method: str, path: str, form: Form | None = None, *, over: Connection | None = None
    ) -> Answer:
        """Send what htmx sends; `over` lends a connection that is already open."""
        headers = {
            "HX-Request": "true",
            "X-CSRFToken": self.csrf,
            "Idempotency-Key": secrets.token_hex(8),
        }
        return await self._send(method, path, headers, form or {}, over)

    def hang_up(self) -> None:
        """Close the connection for requests; the cookies stay."""
        self._connection.close()

    def headers(self) -> dict[str, str]:
        """The cookie and the language, as every request carries them."""
        jar = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Cookie": jar, "Accept-Language": "de"} if jar else {"Accept-Language": "de"}

    async def _send(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        form: Form | None = None,
        over: Connection | None = None,
    ) -> Answer:
        answer = await (over or self._connection).request(
            method, path, headers={**self.headers(), **headers}, form=form
        )
        self._cookies.update(answer.cookies)
        return answer


class Laptop(Browser):
    """A participant."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port)
        self.base = ""
        self.stream: Stream | None = None
        self.spread = 0.4  # seconds over which laptops ask for their own part after a change of step
        self.address = ""

    async def join(self, door: str) -> None:
        """Open the join link, send the form, and be led to the workshop's page."""
        page = await self.get(door)
        found = _PSEUDONYM.search(page.text)
        pseudonym = html.unescape(found[1]) if found else ""
        answer = await self.submit(
            door, {"pseudonym": pseudonym, "name": "", "speaks_for": "", "language": "de"}
        )
        if answer.status != 303:
            raise Refused(f"join: {answer.status}")
        self.base = answer.headers["location"].rstrip("/")
        await self.open_page()

    async def open_page(self) -> Answer:
        """Load the workshop's page, as after joining or on F5."""
        page = await self.get(f"{self.base}/")
        found = _STREAM.search(page.text)
        if page.status != 200 or found is None:
            raise Refused(f"page: {page.status}")
        self.address = html.unescape(found[1])
        if spread := _SPREAD.search(page.text):
            self.spread = int(spread[1]) / 1000
        return page

    async def listen(self, arrivals: Arrivals) -> None:
        """Open the stream the page has named."""
        self.stream = await open_stream(self, self.address, arrivals)

    def leave(self) -> None:
        """Close everything."""
        self.hang_up()
        if self.stream is not None:
            self.stream.close()
            self.stream = None


async def open_stream(device: Browser, path: str, arrivals: Arrivals) -> Stream:
    """Connect to an event stream and wait until its first bytes are here."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {device.host}:{device.port}", "Accept: text/event-stream"]
    lines += [f"{name}: {value}" for name, value in device.headers().items()]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    connection = socket.create_connection((device.host, device.port))
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_sendall(connection, request)
    stream = Stream(connection, arrivals)
    arrivals.keep(stream)
    await stream.opened
    return stream


async def at_once(number: int, jobs: Iterable[Callable[[], Awaitable[T]]]) -> list[T]:
    """Do the jobs, so many at a time; the results in no particular order."""
    waiting = iter(jobs)
    done: list[T] = []

    async def work() -> None:
        for job in waiting:
            done.append(await job())

    await asyncio.gather(*(work() for _ in range(number)))
    return done
