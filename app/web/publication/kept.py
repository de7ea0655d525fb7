"""What anybody may keep, and must ask about each time: a copy that is still true costs us no more than saying so.

Everybody may store it ("public"), nobody may show it again without asking ("no-cache"): a page that was withdrawn is
then gone from every cache that keeps to the rules, at once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from flask import current_app, make_response, request
from werkzeug.wrappers import Response

from app.queries.publication import PublicationView

_STORED = 32  # pages and papers, of all publications of a process
_pages: OrderedDict[tuple[str, str, str], tuple[str, bytes]] = OrderedDict()
_lock = threading.Lock()
_turn = threading.Lock()  # when a council opens a page at once, it is made once, and the room goes on


def answer(
    found: PublicationView, language: str, kind: str, media_type: str, make: Callable[[], bytes]
) -> Response:
    """A page or a paper of this publication; what was made of this revision before is given out again."""
    version = current_app.extensions["asset"]("")  # a new release may look different
    marks = (found.address, found.revision, found.published_at, language, kind, version)
    etag = _digest("/".join(str(mark) for mark in marks).encode())
    if request.if_none_match.contains(etag):
        return _answered(b"", media_type, etag, found.published_at)
    key = (found.address, language, kind)
    body = _known(key, etag)
    if body is None:
        with _turn:
            body = _known(key, etag)
            if body is None:
                body = make()
                _store(key, (etag, body))
    return _answered(body, media_type, etag, found.published_at)


def checked(body: bytes, media_type: str, changed: datetime | None) -> Response:
    """A page that is made each time, with a mark of its own content."""
    return _answered(body, media_type, _digest(body), changed)


def forget(address: str) -> None:
    """Drop what is stored of a publication that was withdrawn."""
    with _lock:
        for key in [key for key in _pages if key[0] == address]:
            del _pages[key]


def _known(key: tuple[str, str, str], etag: str) -> bytes | None:
    with _lock:
        mark, body = _pages.get(key, ("", b""))
    return body if mark == etag else None


def _store(key: tuple[str, str, str], made: tuple[str, bytes]) -> None:
    with _lock:
        _pages[key] = made
        _pages.move_to_end(key)
        while len(_pages) > _STORED:
            _pages.popitem(last=False)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]


def _answered(body: bytes, media_type: str, etag: str, changed: datetime | None) -> Response:
    response = make_response(body, {"Content-Type": media_type, "Cache-Control": "public, no-cache"})
    response.set_etag(etag)
    response.last_modified = changed
    return response.make_conditional(request)
