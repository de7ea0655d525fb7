"""Papers that are written in the background, as whoever asked for them may see them, and as the writer finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.db import reading, table
from app.domain.errors import NotFound
from app.domain.paper_jobs import KEPT, OWN, JobState, PaperWish, read_wish
from app.domain.presenting_events import PaperJobChanged
from app.models import JournalRow, PaperFile, PaperJob
from app.queries.paper_templates import brought_template

_JOBS = table(PaperJob)


@dataclass(frozen=True)
class PaperJobView:
    """A job. `done` of `parts` are finished; `failure` is a message key, `mark` names the file."""

    number: int
    wish: PaperWish
    state: JobState
    done: int
    parts: int
    failure: str
    file_name: str
    media_type: str
    size: int
    mark: str

    @property
    def percent(self) -> int:
        """How far it is, from 0 to 100."""
        return 100 * self.done // self.parts if self.parts else 0

    @property
    def megabytes(self) -> float:
        """How large the file is, to a tenth."""
        return max(0.1, round(self.size / 2**20, 1))


def paper_jobs(session: Session, workshop_id: int, asker: int) -> Sequence[PaperJobView]:
    """All jobs of one who asks, in the order they were asked for."""
    rows = session.scalars(
        select(PaperJob)
        .where(PaperJob.workshop_id == workshop_id, PaperJob.asker == asker)
        .order_by(PaperJob.number)
    )
    return [_view(row) for row in rows]


def paper_job(session: Session, workshop_id: int, asker: int, number: int) -> PaperJobView:
    """One job; raises `NotFound` when there is none, or it is somebody else's."""
    found = [one for one in paper_jobs(session, workshop_id, asker) if one.number == number]
    if not found:
        raise NotFound
    return found[0]


def content(session: Session, workshop_id: int, kind: str) -> str:
    """Names what this kind of paper would show now: the last event, all but those of papers, and the own template."""
    newest = session.scalar(
        select(func.max(JournalRow.seq)).where(
            JournalRow.workshop_id == workshop_id, JournalRow.kind != PaperJobChanged.kind
        )
    )
    template = (
        brought_template(session, workshop_id) if kind == OWN else None
    )  # any group may have brought it
    return f"{newest or 0} {template}"


def is_work_due(session: Session, now: datetime) -> bool:
    """Whether a paper waits to be written, its writer has died, or a finished one has been kept long enough."""
    waiting = _JOBS.c.state == JobState.WAITING
    dead = (_JOBS.c.state == JobState.WRITING) & (_JOBS.c.lease_until < now)
    old = _JOBS.c.finished_at < now - KEPT
    return session.execute(select(_JOBS.c.id).where(or_(waiting, dead, old)).limit(1)).first() is not None


def piece(workshop_id: int, mark: str, place: int) -> bytes | None:
    """One piece of a finished file, in a snapshot of its own: a slow reader holds nothing. None after the last."""
    with reading() as session:
        return session.scalar(
            select(PaperFile.body).where(
                PaperFile.workshop_id == workshop_id, PaperFile.mark == mark, PaperFile.place == place
            )
        )


def pieces(workshop_id: int, mark: str) -> Iterator[bytes]:
    """A finished file, piece by piece."""
    place = 0
    while (body := piece(workshop_id, mark, place)) is not None:
        yield body
        place += 1


def _view(row: PaperJob) -> PaperJobView:
    return PaperJobView(
        number=row.number,
        wish=read_wish(row.wish),
        state=JobState(row.state),
        done=row.done,
        parts=row.parts,
        failure=row.failure,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        mark=row.mark,
    )
