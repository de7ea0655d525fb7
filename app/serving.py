"""What gunicorn says by itself, before or without the application: to laptops, and to the log.

Loaded before gevent patches the standard library, so nothing is imported here beyond what the package itself
needs: Flask, and neither the database nor the live part.
"""

from __future__ import annotations

import os
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn import util
from gunicorn.glogging import Logger
from gunicorn.http import errors
from gunicorn.workers.ggevent import GeventWorker

from app.web.headers import literal_headers
from app.web.logs import JsonLines

_OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName, errors.ConfigurationProblem)
_THEIRS = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
}


class Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's log in the form of the product's: lines of JSON, an error by its kind and place only."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())


class Worker(GeventWorker):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's gevent worker, which says no as the product does when a request cannot even be read."""

    def handle_error(self, _request: Any, client: Any, _address: Any, error: BaseException) -> None:
        """Answer and log without a word of the request; gunicorn would write down its address and headers."""
        if not isinstance(error, Exception):
            return  # told to end
        status = _status(error)
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("unexpected error", exc_info=error)
        else:
            self.log.warning("answered", extra={"rule": "unreadable", "status": int(status)})
        with suppress(Exception):  # whoever sends such things may be gone already
            util.write_nonblock(client, _answer(status))


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, _OURS):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    known = (status for kind, status in _THEIRS.items() if isinstance(error, kind))
    return next(known, HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(status: HTTPStatus) -> bytes:
    body = f"{int(status)} {status.phrase}\n"
    headers = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        **literal_headers(https=os.environ.get("AUGENHOEHE_URL", "").startswith("https://")),
    }
    lines = [
        f"HTTP/1.1 {int(status)} {status.phrase}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", body]).encode("ascii")
