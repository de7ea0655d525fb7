"""Style sheets and scripts of a page in one answer: a hundred small ones are a hundred ways through a hall's Wi-Fi."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from flask import Response, current_app, make_response, request

from app.domain.errors import NotFound
from app.web.home import blueprint

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@blueprint.get("/static/joined-<any(css,js,vendor):folder>/<names>")
def joined(folder: str, names: str) -> Response:
    """The files whose names stand in the address, one after the other; compressed for whoever takes that."""
    ending = "css" if folder == "css" else "js"
    plain, packed = _together(f"{current_app.static_folder}/{folder}", ending, tuple(names.split("+")))
    is_packed = request.accept_encodings.quality("gzip") > 0
    response = make_response(packed if is_packed else plain)
    response.headers["Content-Type"] = _TYPES[ending]
    response.headers["Vary"] = "Accept-Encoding"
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


@lru_cache(maxsize=64)
def _together(folder: str, ending: str, names: Sequence[str]) -> tuple[bytes, bytes]:
    """Plain and compressed; `NotFound` when a name is none of a file here, or stands there twice."""
    there = {path.stem: path for path in Path(folder).glob(f"*.{ending}")}
    if not there.keys() >= set(names) or len(set(names)) < len(names):
        raise NotFound
    plain = b"\n".join(there[name].read_bytes() for name in names)
    return plain, gzip.compress(plain, 9, mtime=0)
