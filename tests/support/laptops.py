"""Laptops in the room: they keep a cookie, read the token off the page, and look at every page they get."""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from tests.support import markup
from tests.support.lines import Answer, InProcess, InProcessStream, OverSocket, SocketStream
from tests.support.product import WorkshopUnderTest, facilitator_secret

FORM = "application/x-www-form-urlencoded"


class Laptop:
    """A device with a browser, without the scripts."""

    def __init__(self, line: InProcess | OverSocket) -> None:
        self.line = line
        self.token = ""
        self.base = ""

    def get(self, path: str, *, status: int = 200, headers: Mapping[str, str] = {}) -> Answer:
        """Open a page; redirects are followed."""
        return self._looked_at(self._following(self.line.send("GET", path, None, headers)), status)

    def submit(self, path: str, /, *, status: int = 200, **fields: object) -> Answer:
        """Send a form as a browser does, with the token of the page; redirects are followed."""
        body = urlencode({"csrf_token": self.token, **fields}, doseq=True).encode()
        answer = self.line.send("POST", path, body, {"Content-Type": FORM})
        return self._looked_at(self._following(answer), status)

    def send(
        self, method: str, path: str, /, *, status: int | None = 200, key: str = "", **fields: object
    ) -> Answer:
        """Send as the page's script does: token and idempotency key in the headers, fragments in return."""
        headers = {"HX-Request": "true", "X-CSRFToken": self.token, "Content-Type": FORM}
        headers["Idempotency-Key"] = key or secrets.token_hex(8)
        if source := fields.pop("source", ""):
            headers["HX-Source"] = f"form#{source}"
        body = urlencode(fields, doseq=True).encode()
        if any(isinstance(value, tuple) for value in fields.values()):  # files: a name and what stands in it
            stream, length, boundary = stream_encode_multipart(
                {name: _file(value) for name, value in fields.items()}, use_tempfile=False
            )
            body, headers["Content-Type"] = stream.read(length), f"multipart/form-data; boundary={boundary}"
        return self._looked_at(self.line.send(method, path, body, headers), status)

    def stream(self, *, after: str = "", last: str = "") -> InProcessStream | SocketStream:
        """Open the stream of this laptop's page."""
        headers = {"Last-Event-ID": last} if last else {}
        return self.line.stream(f"{self.base}/strom?nach={after}", headers)

    def _following(self, answer: Answer) -> Answer:
        while answer.status in (301, 302, 303, 307, 308):
            place = urlsplit(answer.headers["Location"])
            self.base = place.path.rstrip("/")
            target = place.path + (f"?{place.query}" if place.query else "")
            answer = self.line.send("GET", target, None, {})
        return answer

    def _looked_at(self, answer: Answer, status: int | None) -> Answer:
        if status is not None:
            assert answer.status == status, f"{answer.status}: {answer.text[:600]}"
        if answer.is_html and answer.body:
            markup.check(answer.text)
            self.token = markup.csrf_token(answer.text) or self.token
        return answer


class Doors:
    """How laptops come into a workshop: by the code, by a moderator's link, by the screen's link."""

    def __init__(self, line: Callable[[], InProcess | OverSocket]) -> None:
        self._line = line

    def stranger(self) -> Laptop:
        """A laptop nobody knows."""
        return Laptop(self._line())

    def join(self, workshop: WorkshopUnderTest, name: str = "", **fields: object) -> Laptop:
        """Type the code from the wall, fill in the form, take a place."""
        laptop = self.stranger()
        laptop.get("/")
        laptop.submit("/", code=f"{workshop.code[:4].lower()} {workshop.code[4:]}")
        page = laptop.submit(f"/j/{workshop.door_token}", name=name, **{"language": "de", **fields})
        assert laptop.base == f"/w/{workshop.public_id}", page.text[:600]
        return laptop

    def lead(self, workshop: WorkshopUnderTest) -> Laptop:
        """Use a moderator's one-time link."""
        laptop = self.stranger()
        return self.enter(laptop, facilitator_secret(workshop.id))

    def enter(self, laptop: Laptop, secret: str) -> Laptop:
        """Look at the moderator's link, then press its button."""
        laptop.get(f"/regie/anmelden/{secret}")
        laptop.submit(f"/regie/anmelden/{secret}")
        return laptop

    def screen(self, workshop: WorkshopUnderTest) -> Laptop:
        """Open the big screen."""
        laptop = self.stranger()
        laptop.base = f"/leinwand/{workshop.screen_token}"
        laptop.get(f"{laptop.base}/")
        return laptop


@pytest.fixture
def doors(app: Flask) -> Doors:
    """The ways into the workshops of this test's application."""
    return Doors(lambda: InProcess(app))


def _file(value: object) -> object:
    return FileStorage(io.BytesIO(value[1]), filename=value[0]) if isinstance(value, tuple) else str(value)
