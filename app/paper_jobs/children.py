"""Runs the children that write a paper: one after the other, so that only one of them holds memory at a time.

A typesetter keeps hundreds of megabytes once it has set a few long papers, so each such paper has a child of its own.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import NotFound
from app.domain.paper_jobs import BEAT, LONGEST, TYPESET, ZIP, PaperWish
from app.exports import FORMATS
from app.filling.work import TooMuch, Unfillable

log = logging.getLogger("augenhoehe.papers")
ROOT = Path(__file__).resolve().parents[2]
GoingOn = Callable[[int, int], bool]  # told how many parts of how many are done; False to stop


class Stopped(Exception):
    """Whoever wanted the paper does not want it any more, or the server stops."""


class Failed(Exception):
    """The child could not write the paper."""


class WasNothing(Failed):
    """There is nothing for this paper: no Protokoll yet, no template of the office's own any more."""


class Unfit(Failed):
    """The office's own template cannot be filled with this report."""


class Died(Failed):
    """The child was killed: by the machine, for want of memory, or by somebody. The next one may live."""


class TookTooLong(Failed):
    """It was still writing when its time was over."""


@dataclass(frozen=True)
class Order:
    """Which paper of which workshop, as of which day; `database_url` is where it is."""

    database_url: str
    workshop: int
    wish: PaperWish
    day: date


@dataclass(frozen=True)
class Paper:
    """A written paper: a file that is there until the caller has left `written`."""

    path: Path
    file_name: str
    media_type: str


def steps(kind: str) -> Sequence[Sequence[str]]:
    """Which papers each child writes, the one that was asked for last."""
    if kind != ZIP:
        return [[kind]]
    own = [key for key in FORMATS if key in TYPESET]
    return [*([key] for key in own), [key for key in FORMATS if key not in TYPESET]]


@contextmanager
def written(order: Order, going_on: GoingOn) -> Iterator[Paper]:
    """Have a paper written; it is gone afterwards. Raises `Stopped` and `Failed`."""
    plan = steps(order.wish.format)
    parts = 1 + sum(map(len, plan))
    deadline = time.monotonic() + LONGEST.total_seconds()
    with tempfile.TemporaryDirectory(prefix="augenhoehe-paper-", ignore_cleanup_errors=True) as folder:
        run = _Run(parts, deadline, going_on)
        run.child(
            {
                "step": "read",
                "folder": folder,
                "database_url": order.database_url,
                "workshop": order.workshop,
                "wish": order.wish.data(),
                "day": order.day.isoformat(),
            }
        )
        for papers in plan:
            run.child({"step": "write", "folder": folder, "papers": papers, "kind": order.wish.format})
        yield Paper(Path(folder) / order.wish.format, run.told["file_name"], run.told["media_type"])


class _Run:
    def __init__(self, parts: int, deadline: float, going_on: GoingOn) -> None:
        self._parts, self._deadline, self._going_on = parts, deadline, going_on
        self._done = 0
        self._problem = ""
        self.told: dict[str, str] = {}

    def child(self, order: dict[str, Any]) -> None:
        """One step; kills the child whatever happens."""
        self._beat()
        # One thread of the typesetter: the other processor belongs to the room.
        environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
        child = subprocess.Popen(
            [sys.executable, "-m", "app.paper_jobs.child"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback could quote what people wrote
        )
        try:
            self._follow(child, order)
        finally:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    if pipe is not None:
                        pipe.close()

    def _follow(self, child: subprocess.Popen[bytes], order: dict[str, Any]) -> None:
        assert child.stdin is not None
        with suppress(BrokenPipeError):  # it has died already, which is told below
            child.stdin.write(json.dumps(order).encode() + b"\n")
            child.stdin.flush()  # and left open: its end tells the child that this process has died
        lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_pass_on, args=(child, lines), daemon=True).start()
        while line := self._next(lines):
            self._hear(json.loads(line))
        if child.wait() != 0:
            self._end(child.returncode)

    def _end(self, code: int) -> None:
        if self._problem == NotFound.__name__:
            raise WasNothing
        log.warning("paper failed", extra={"rule": self._problem or f"child {code}"})
        if self._problem in (Unfillable.__name__, TooMuch.__name__):
            raise Unfit
        raise Died if code < 0 else Failed

    def _next(self, lines: queue.SimpleQueue[bytes]) -> bytes:
        while True:
            try:
                return lines.get(timeout=BEAT)
            except queue.Empty:
                self._beat()

    def _hear(self, told: dict[str, Any]) -> None:
        if "done" in told:
            self._done += 1
            self._beat()
        elif "problem" in told:
            self._problem = str(told["problem"])
        else:
            self.told = told

    def _beat(self) -> None:
        if not self._going_on(self._done, self._parts):
            raise Stopped
        if time.monotonic() > self._deadline:
            raise TookTooLong


def _pass_on(child: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    assert child.stdout is not None
    try:
        for line in child.stdout:
            lines.put(line)
    except (OSError, ValueError):
        pass  # killed, and its pipe closed meanwhile
    lines.put(b"")
