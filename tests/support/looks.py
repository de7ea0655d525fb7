"""Everything somebody can get to see: pages, parts, streams, papers; as text, to look for what must not be in it."""

from __future__ import annotations

import io
import re
import zipfile

from pypdf import PdfReader

from app.db import reading
from app.queries import rooms
from tests.live.reader import read
from tests.support.laptops import Laptop
from tests.support.product import WorkshopUnderTest

_CHANGING = re.compile(
    r'(name="csrf(?:_|-)token" (?:value|content)="[^"]*")|(data-cursor="[^"]*")|(\?nach=[^"]*)|'
    r'(name="server-time" content="[^"]*")|(name="attempt" value="[^"]*")'
)


def settled(text: str) -> str:
    """A page without what is another with every look: tokens, cursor, clock."""
    return _CHANGING.sub("", text)


def pages(laptop: Laptop) -> dict[str, str]:
    """All pages and parts of a laptop's own audience."""
    found = {path: laptop.get(laptop.base + path).text for path in ("/", "/stand")}
    if laptop.base.startswith("/w/"):
        found["/mine"] = laptop.get(f"{laptop.base}/mine").text
    if laptop.base.startswith("/regie/"):
        found["/teilnehmende"] = laptop.get(f"{laptop.base}/teilnehmende").text
    return {path: settled(text) for path, text in found.items()}


def papers(laptop: Laptop, workshop: WorkshopUnderTest) -> dict[str, str]:
    """All papers as plain text, whatever their format packs it into."""
    base = f"/ergebnisse/{workshop.public_id}"
    found = {name: laptop.get(f"{base}/{name}").text for name in ("json", "stimmen")}
    for name in ("docx", "xlsx", "csv"):
        found[name] = _unzipped(laptop.get(f"{base}/{name}").body)
    votes = laptop.get(f"{base}/pb").body
    found["pb"] = _unzipped(votes) if zipfile.is_zipfile(io.BytesIO(votes)) else votes.decode()
    pdf = PdfReader(io.BytesIO(laptop.get(f"{base}/pdf").body))
    found["pdf"] = "\n".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata)
    return found


def _unzipped(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())


class Listener:
    """A laptop's stream, kept open while something happens."""

    def __init__(self, laptop: Laptop, room_id: int) -> None:
        self.stream, self.room_id = laptop.stream(), room_id
        self.heard = ""

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stream.close()

    def until_now(self) -> str:
        """All that was sent up to the room's present journal number."""
        with reading() as session:
            newest = rooms.sequences(session, [self.room_id])[self.room_id]
        while True:
            chunk = self.stream.chunk()
            self.heard += chunk.decode()
            if any(m.id and m.seq >= newest for m in read([chunk])) or not chunk:
                return self.heard
