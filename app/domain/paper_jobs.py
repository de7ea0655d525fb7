"""Rules about papers that are written in the background: what may be wished for, and what becomes of a job.

A job is one paper for whoever asked. Everything that could change the paper is in its mark, so the same wish on the
same state of the workshop is the same job.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar, cast

from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Audience
from app.domain.report import EVERYBODY, Language, Reader, Report

Paper = TypeVar("Paper")
DESK = 0  # who asks, where it is nobody's place in the room: all who lead it share one
ZIP = "zip"
OWN = "eigene-vorlage"  # the council paper in the office's own template
LEASE = timedelta(seconds=20)  # without a sign of life for so long, whoever writes a paper is taken for dead
BEAT = 3.0  # seconds between two signs of life
ATTEMPTS = 3  # a paper at which the writer died so often is given up
LONGEST = timedelta(minutes=5)  # one attempt
KEPT = timedelta(hours=1)  # a finished paper, and the word about one that failed
LARGEST = 80 * 2**20  # bytes of one paper
KEPT_PAPERS, KEPT_BYTES = 40, 200 * 2**20  # of a workshop that are kept; the oldest make room
KEPT_BYTES_IN_ALL = 2**30  # of all workshops
MOST_OPEN = 3  # papers one person may wait for at once
MOST_WAITING = 20  # different papers a room may wait for; the desk is never refused for it
LONG = 2.0  # seconds a paper may take while its reader waits for it
HEAVY = 0.3  # seconds of work in the server that a room would feel as a pause
# What a paper takes on a plain machine: seconds for itself, milliseconds for each idea and for each sketch (measured
# with 500 and 100); those not named here are tables of some milliseconds.
_COST = {
    "vorlage": (0.1, 0.8, 18.0),
    "vorlage-pdf": (0.3, 0.8, 12.0),
    OWN: (0.5, 0.8, 18.0),
    "docx": (0.1, 0.8, 18.0),
    "pdf": (0.3, 1.2, 13.0),
    "protokoll-pdf": (0.3, 0.1, 0.5),
    "steckbrief": (0.3, 0.0, 14.0),
    "pptx": (0.1, 0.0, 12.0),
    "folien": (0.1, 0.0, 3.0),
    "xlsx": (0.1, 0.3, 1.0),
    ZIP: (2.0, 4.5, 100.0),
}
_CHILD = 0.9  # seconds until the two children that read and write have begun
_COUNT = 0.000012  # seconds of counting the votes by every rule, for each idea and each place
OF_MINUTES = frozenset({"protokoll", "protokoll-pdf"})
NAMING = frozenset({"rueckmeldungen", "json"})  # papers that have a place for names
# Their typesetter keeps hundreds of megabytes for itself.
TYPESET = frozenset({"vorlage-pdf", "pdf", "protokoll-pdf", "steckbrief"})
ASIDE = TYPESET | {
    ZIP,
    OWN,
}  # always written by a child: a stranger's template has no business in the server either


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    WRITING = "writing"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether a paper is still to come of it."""
        return self in (JobState.WAITING, JobState.WRITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWish:
    """A paper as somebody wants it. `sketches` are numbers, none for all; `reader` is whom it is for.

    What the desk has and the room has not (a draft of the Protokoll, names) so never is one paper.
    """

    format: str
    language: Language = "de"
    sketches: tuple[int, ...] = ()
    reader: Reader = EVERYBODY

    def data(self) -> dict[str, Any]:
        """The wish as it is stored."""
        return {**asdict(self), "sketches": list(self.sketches)}

    def query(self) -> dict[str, Any]:
        """What of it stands in the address of the paper itself."""
        chosen: dict[str, Any] = {"language": self.language}
        if self.sketches:
            chosen["sketches"] = list(self.sketches)
        return {**chosen, "names": "1"} if self.reader.names else chosen

    def mark(self, *, content: str, day: date) -> str:
        """The same for the same paper; `content` names the state of what a paper could show."""
        told = json.dumps([self.data(), content, day.isoformat()], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def read_wish(stored: Mapping[str, Any]) -> PaperWish:
    """A wish as it was stored."""
    return PaperWish(
        format=stored["format"],
        language=stored["language"],
        sketches=tuple(stored["sketches"]),
        reader=Reader(audience=Audience(stored["reader"]["audience"]), names=stored["reader"]["names"]),
    )


def checked_wish(
    kind: str,
    language: str,
    sketches: Sequence[int],
    *,
    reader: Reader,
    formats: Collection[str],
    present: Collection[int],
) -> PaperWish:
    """A wish that can be granted; raises `NotFound` for an unknown format, `InvalidInput` at the field otherwise.

    Names are for the desk alone: what somebody let stand beside their advice in the room goes no further by itself.
    """
    if kind not in formats:
        raise NotFound
    if language not in ("de", "en"):
        raise InvalidInput("language", "papers.language_unknown")
    if not set(sketches) <= set(present):
        raise InvalidInput("sketches", "papers.sketch_unknown")
    if reader.names and reader.audience is not Audience.FACILITATOR:
        raise InvalidInput("names", "papers.names_not_here")
    chosen = tuple(sorted(set(sketches)))
    if len(chosen) == len(set(present)):
        chosen = ()  # all of them
    named = reader.names and kind in NAMING
    return PaperWish(
        format=kind,
        language=cast(Language, language),
        sketches=chosen,
        reader=replace(reader, names=named),
    )


def narrowed(report: Report, wish: PaperWish) -> Report:
    """The report with the sketches that were wished for."""
    if not wish.sketches:
        return report
    return replace(report, sketches=tuple(one for one in report.sketches if one.number in wish.sketches))


def wants_child(kind: str, *, ideas: int, sketches: int) -> bool:
    """Whether it is written by another process even while its reader waits."""
    return kind in ASIDE or _counting(ideas, sketches) + _own(kind, ideas, sketches) > HEAVY


def seconds_for(kind: str, *, ideas: int, sketches: int) -> float:
    """About how long a paper takes."""
    child = _CHILD if wants_child(kind, ideas=ideas, sketches=sketches) else 0.0
    return child + _counting(ideas, sketches) + _own(kind, ideas, sketches)


def _counting(ideas: int, sketches: int) -> float:
    return 0.05 + ideas * sketches * _COUNT


def _own(kind: str, ideas: int, sketches: int) -> float:
    start, per_idea, per_sketch = _COST.get(kind, (0.05, 0.1, 0.3))
    return start + (ideas * per_idea + sketches * per_sketch) / 1000


def is_long(kind: str, *, ideas: int, sketches: int) -> bool:
    """Whether nobody should have to wait for it before a page that does nothing."""
    return seconds_for(kind, ideas=ideas, sketches=sketches) > LONG


def is_there(kind: str, *, minutes: bool, template: bool) -> bool:
    """Whether there is anything for it: a Protokoll to read, a template of the office's own."""
    if kind in OF_MINUTES:
        return minutes
    return template or kind != OWN


def check_open(already: int) -> None:
    """A person waits for a few papers at once, not for any number."""
    if already >= MOST_OPEN:
        raise RuleBroken("papers.too_many", limit=MOST_OPEN)


def check_waiting(asker: int, different: int) -> None:
    """Nor does the room: else a few people who choose ever other sketches keep the machine busy for hours."""
    if asker != DESK and different >= MOST_WAITING:
        raise RuleBroken("papers.queue_full")


def surplus(kept: Iterable[tuple[Paper, int]], *, number: int, size: int) -> set[Paper]:
    """Which finished papers must go, of these with their sizes in bytes, the newest first; that one always stays."""
    gone = set()
    for at, (paper, bytes_) in enumerate(dict(kept).items()):
        size -= bytes_
        if at and (at >= number or size < 0):
            gone.add(paper)
    return gone


def check_can_cancel(state: JobState) -> None:
    """Only what is not finished is cancelled."""
    if not state.is_open:
        raise NotPermitted("papers.finished")


def check_can_repeat(state: JobState) -> None:
    """Only what came to nothing is tried again."""
    if state not in (JobState.FAILED, JobState.CANCELLED):
        raise NotPermitted("papers.not_failed")


def check_can_forget(state: JobState) -> None:
    """What is still being written is cancelled first."""
    if state.is_open:
        raise NotPermitted("papers.not_finished")


def is_dead(lease_until: datetime | None, now: datetime) -> bool:
    """Whether whoever wrote it has given no sign of life."""
    return lease_until is None or lease_until < now


def is_given_up(attempts: int) -> bool:
    """Whether it has killed its writer often enough."""
    return attempts >= ATTEMPTS
