"""Puts a frame onto a connection without waking the greenlet that serves it.

Waking a greenlet per stream costs more than everything else about a delivery; with 2,000 streams it was most
of a worker's time. Only gevent's sockets qualify: they never block, and nothing else runs while a frame is
being written. Everywhere else, and for a reader that is behind, the queue of the subscription does the work.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Protocol


class Socket(Protocol):
    """What is needed of a connection."""

    def fileno(self) -> int: ...

    def sendall(self, data: bytes) -> None: ...


class Wire:
    """The connection of one stream, whose answer is sent in chunks (HTTP/1.1)."""

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        self._rest = b""

    def take(self, chunk: bytes) -> bool:
        """Send a chunk as far as it goes without waiting; False when none of it went, and it must be queued.

        What did not go is kept for `flush`, which must run before anything else is written. The file
        descriptor is asked for anew each time: once the socket is closed there is none, so that a frame can
        never reach whoever got the same descriptor next.
        """
        try:
            sent = os.write(self._socket.fileno(), chunk)
        except OSError:  # full, or gone: the greenlet will find out by writing itself
            return False
        self._rest = chunk[sent:]
        return True

    @property
    def is_behind(self) -> bool:
        """Whether a part of a chunk is still to be sent."""
        return bool(self._rest)

    def flush(self) -> None:
        """Send what is left of a chunk, waiting as long as it takes; only from the stream's own greenlet."""
        rest, self._rest = self._rest, b""
        if rest:
            self._socket.sendall(rest)


def chunk_of(frame: bytes) -> bytes:
    """A frame as a chunk of an HTTP/1.1 answer."""
    return b"%X\r\n%b\r\n" % (len(frame), frame)


def wire_of(environ: Mapping[str, Any]) -> Wire | None:
    """The wire of the request being answered, if its server lets us write past it."""
    socket = environ.get("gunicorn.socket")
    is_plain = type(socket).__module__.startswith("gevent.") and type(socket).__name__ == "socket"
    if socket is None or not is_plain or environ.get("SERVER_PROTOCOL") != "HTTP/1.1":
        return None
    return Wire(socket)
