"""The writer of a process: looks for papers that are due, takes one up, has it written, and stores it.

One per process, in a thread (a greenlet under gevent). It begins with the server, or with the first paper somebody
asks for; the state is in the database alone, so it may be killed at any moment.
"""

from __future__ import annotations

import logging
import secrets
import socket
import threading
import time
from datetime import UTC, datetime

from flask import Flask

from app.actions import paper_writing
from app.actions.paper_writing import Hold, Written
from app.db import db, reading
from app.domain.paper_jobs import LARGEST
from app.paper_jobs.children import Died, Failed, Order, Paper, Stopped, TookTooLong, WasNothing, written
from app.queries.paper_jobs import is_work_due

log = logging.getLogger("augenhoehe.papers")
EVERY = 3.0  # seconds between two looks for what another process was asked for, or has left
PIECE = (
    128 * 1024
)  # bytes stored in one write, which others wait for: four times as large ones take up to 0.1 s
PAUSE = 0.01  # seconds between two of them, in which others write


class PaperWriter:
    """`start` is harmless when it has started already; after `stop` it never starts."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._node = socket.gethostname()[:64]
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ending = False
        app.extensions["paper_writer"] = self

    def start(self) -> None:
        """Begin, and look at once: something is due."""
        with self._lock:
            if self._thread is None and not self._ending:
                self._thread = threading.Thread(target=self._run, name="papers", daemon=True)
                self._thread.start()
        self._wake.set()

    def stop(self) -> None:
        """End; a paper that is being written goes back, for another process or the next start."""
        self._ending = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=4)

    def _run(self) -> None:
        while not self._ending:
            try:
                with self._app.app_context():
                    while not self._ending and self.write_next():
                        pass
            except Exception:  # it must outlive a bad moment of the database
                log.exception("papers")
            self._wake.wait(EVERY)
            self._wake.clear()

    def write_next(self) -> bool:
        """Write one paper, if one is due; called within the context of the application."""
        with reading() as session:
            due = is_work_due(session, _now())
        if not due:
            return False
        paper_writing.clear_away(now=_now())
        paper_writing.give_up(now=_now())
        hold = paper_writing.take_up(node=self._node, lease=secrets.token_hex(12), now=_now())
        if hold is not None:
            self._write(hold)
        db.session.remove()
        return hold is not None

    def _write(self, hold: Hold) -> None:
        def going_on(done: int, parts: int) -> bool:
            # one part more than the children know of: storing it
            return not self._ending and paper_writing.keep_up(hold, done=done, parts=parts + 1, now=_now())

        order = Order(str(self._app.config["SQLALCHEMY_DATABASE_URI"]), hold.workshop, hold.wish, hold.day)
        try:
            with written(order, going_on) as paper:
                self._store(hold, paper)
        except Stopped:
            if self._ending:
                paper_writing.give_back(hold)
        except Died:
            paper_writing.let_go(hold, now=_now())
        except WasNothing:
            paper_writing.fail(hold, "papers.was_nothing", now=_now())
        except TookTooLong:
            paper_writing.fail(hold, "papers.too_long", now=_now())
        except Failed:
            paper_writing.fail(hold, "papers.failed", now=_now())
        except OSError as error:  # no room on the disk, no process to be had
            log.warning("paper failed", extra={"rule": type(error).__name__})
            paper_writing.fail(hold, "papers.failed", now=_now())

    def _store(self, hold: Hold, paper: Paper) -> None:
        size = paper.path.stat().st_size
        if size > LARGEST:
            paper_writing.fail(hold, "papers.too_large", now=_now())
            return
        with paper.path.open("rb") as file:
            place = 0
            while body := file.read(PIECE):
                if self._ending or not paper_writing.put_piece(hold, place=place, body=body, now=_now()):
                    raise Stopped
                place += 1
                time.sleep(PAUSE)
        paper_writing.finish(hold, Written(paper.file_name, paper.media_type, size), now=_now())


def _now() -> datetime:
    return datetime.now(UTC)
