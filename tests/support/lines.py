"""Two ways for a request to reach the product: inside this process, and over a socket."""

from __future__ import annotations

import contextvars
import http.client
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


class InProcess:
    """Requests through WSGI, each in a context of its own, as a server would give it."""

    def __init__(self, app: Flask, address: str = "127.0.0.1") -> None:
        self._app, self._client, self._address = app, app.test_client(), address

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        response = contextvars.Context().run(self._open, method, path, body, headers)
        answer = Answer(response.status_code, response.headers, response.data)
        response.close()
        return answer

    def stream(self, path: str, headers: Mapping[str, str]) -> InProcessStream:
        return InProcessStream(contextvars.Context().run(self._open, "GET", path, None, headers))

    def cookies(self) -> dict[str, str]:
        return {cookie.key: cookie.value for cookie in self._client._cookies.values()}

    def _open(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> TestResponse:
        return self._client.open(
            path,
            method=method,
            data=body,
            headers=dict(headers),
            base_url=self._app.config["PUBLIC_URL"],
            environ_base={"REMOTE_ADDR": self._address},
        )


class InProcessStream:
    """An open stream; chunks as the server yields them."""

    def __init__(self, response: TestResponse) -> None:
        self.status, self.headers = response.status_code, response.headers
        self._response = response
        self._chunks: Iterator[bytes] = iter(response.response)  # type: ignore[arg-type]

    def chunk(self) -> bytes:
        """The next chunk; waits for it. Empty at the end."""
        return next(self._chunks, b"")

    def close(self) -> None:
        self._response.close()


@dataclass
class OverSocket:
    """Requests over HTTP to a running server; a new connection for each, so that a killed one is no loss."""

    url: str
    timeout: float = 20.0
    jar: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        connection, response = self._open(method, path, body, headers)
        try:
            return Answer(response.status, Headers(response.getheaders()), response.read())
        finally:
            connection.close()

    def stream(self, path: str, headers: Mapping[str, str]) -> SocketStream:
        return SocketStream(*self._open("GET", path, None, headers))

    def cookies(self) -> dict[str, str]:
        return dict(self.jar)

    def _open(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=self.timeout)
        sent = dict(headers)
        if self.jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        try:
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
        except BaseException:
            connection.close()
            raise
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.jar[name] = morsel.value
        return connection, response


class SocketStream:
    """An open stream over a socket."""

    def __init__(self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse) -> None:
        self.status, self.headers = response.status, Headers(response.getheaders())
        self._connection, self._response = connection, response

    def chunk(self) -> bytes:
        """What has arrived; waits for it. Empty at the end."""
        return self._response.read1(65536)

    def cut(self) -> None:
        """Break the line, also while somebody else waits in `chunk`."""
        with suppress(OSError):
            self._response.fp.raw._sock.shutdown(socket.SHUT_RDWR)  # type: ignore[attr-defined]

    def close(self) -> None:
        self._connection.close()
