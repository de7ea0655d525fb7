"""One line of JSON per request, without personal data: no address, no name, no code, no token, no text.

Paths hold secrets (join links, the screen's link), so the rule is logged, never the path.
"""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, request


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        for name in ("rule", "method", "status", "ms"):
            if hasattr(record, name):
                line[name] = getattr(record, name)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _places(record)
        return json.dumps(line, ensure_ascii=False)


def _places(record: logging.LogRecord) -> list[str]:
    """Where an error happened, without the values (they may be people's texts)."""
    places = []
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-8:]


def log_requests(app: Flask) -> None:
    """Log every answer of 400 and more, and slow ones; a quiet evening has a short log."""
    log = logging.getLogger("augenhoehe.web")

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        took = (time.perf_counter() - g.get("began", time.perf_counter())) * 1000
        if response.status_code >= 400 or took > 1000:
            extra = {
                "rule": str(request.url_rule or "unknown"),
                "method": request.method,
                "status": response.status_code,
                "ms": round(took),
            }
            log.warning("answered", extra=extra)
        return response


def set_up_logging() -> None:
    """Send the product's log to standard error as lines of JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("augenhoehe")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
