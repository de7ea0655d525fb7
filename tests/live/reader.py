"""Reads a stream as a browser does: messages with id, event and data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

CARD = re.compile(r'id="idea-(\d+)"')


@dataclass(frozen=True)
class Message:
    """One server-sent event."""

    id: str
    event: str
    data: str

    @property
    def seq(self) -> int:
        return int(self.id.partition(":")[2])

    @property
    def cards(self) -> list[int]:
        """The ideas whose cards this message brings."""
        return [int(number) for number in CARD.findall(self.data)]


def read(chunks: Iterable[bytes]) -> list[Message]:
    """All messages in these bytes."""
    found = []
    for block in b"".join(chunks).decode().split("\n\n"):
        fields: dict[str, list[str]] = {"id": [], "event": [], "data": []}
        for line in block.split("\n"):
            name, _, value = line.partition(": ")
            if name in fields:
                fields[name].append(value)
        if any(fields.values()):
            found.append(Message("".join(fields["id"]), "".join(fields["event"]), "\n".join(fields["data"])))
    return found
