"""Papers in the background, as people order them: asking, cancelling, trying again, putting away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_workshop,
    remember,
)
from app.db import transaction
from app.domain import paper_jobs as rules
from app.domain.errors import NotFound
from app.domain.events import PaperJobChanged
from app.domain.paper_jobs import DESK, JobState, PaperWish
from app.domain.phases import Step
from app.models import PaperFile, PaperJob
from app.queries.paper_jobs import content


def ask_for_paper(
    *, workshop_id: int, asker: int, wish: PaperWish, now: datetime, request: Request = NO_KEY
) -> int:
    """Let a paper be written, or find the job that writes or has written this very paper; returns its number.

    `asker` is a participant, or `DESK`. A paper that somebody else has had written is ready at once.
    """
    body = fingerprint("paper", wish.data())
    with transaction() as session:
        _admit(session, workshop_id, asker)
        earlier = earlier_result(session, request, body)
        if earlier is not None:
            return int(earlier["job"])
        mark = wish.mark(content=content(session, workshop_id, wish.format), day=now.date())
        job = session.scalars(
            select(PaperJob).where(
                PaperJob.workshop_id == workshop_id, PaperJob.asker == asker, PaperJob.mark == mark
            )
        ).first()
        if job is None:
            rules.check_open(_open_jobs(session, workshop_id, asker))
            rules.check_waiting(asker, _waiting(session, workshop_id, mark))
            job = _new(session, workshop_id, asker, wish, mark, now)
            append(session, workshop_id, PaperJobChanged(job=job.number), now)
        elif not JobState(job.state).is_open and job.state != JobState.READY:
            _begin_anew(job)
            append(session, workshop_id, PaperJobChanged(job=job.number), now)
        remember(session, request, body, {"job": job.number}, now)
        return job.number


def cancel_paper(
    *, workshop_id: int, asker: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Let a paper not be written; whoever writes it learns of it within seconds and stops."""
    with transaction() as session:
        _admit(session, workshop_id, asker)
        if is_repeated(session, request, now, "cancel_paper", number):
            return
        job = _job(session, workshop_id, asker, number)
        rules.check_can_cancel(JobState(job.state))
        job.state, job.lease, job.lease_until, job.finished_at = JobState.CANCELLED, "", None, now
        session.flush()
        drop_orphaned_files(session, workshop_id)
        append(session, workshop_id, PaperJobChanged(job=number), now)


def repeat_paper(
    *, workshop_id: int, asker: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Try once more what failed or was cancelled."""
    with transaction() as session:
        _admit(session, workshop_id, asker)
        if is_repeated(session, request, now, "repeat_paper", number):
            return
        job = _job(session, workshop_id, asker, number)
        rules.check_can_repeat(JobState(job.state))
        rules.check_open(_open_jobs(session, workshop_id, asker))
        _begin_anew(job)
        append(session, workshop_id, PaperJobChanged(job=number), now)


def forget_paper(
    *, workshop_id: int, asker: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Put a finished job away, and its file with it unless somebody else has the same."""
    with transaction() as session:
        _admit(session, workshop_id, asker)
        if is_repeated(session, request, now, "forget_paper", number):
            return
        job = _job(session, workshop_id, asker, number)
        rules.check_can_forget(JobState(job.state))
        session.delete(job)
        session.flush()
        drop_orphaned_files(session, workshop_id)
        append(session, workshop_id, PaperJobChanged(job=number), now)


def drop_orphaned_files(session: Session, workshop_id: int) -> None:
    """Delete the files of a workshop, and pieces of files, that no job has any more."""
    kept = select(PaperJob.mark).where(
        PaperJob.workshop_id == workshop_id, PaperJob.state.in_([JobState.READY, JobState.WRITING])
    )
    session.execute(
        delete(PaperFile).where(PaperFile.workshop_id == workshop_id, PaperFile.mark.not_in(kept))
    )


def _admit(session: Session, workshop_id: int, asker: int) -> None:
    """Lock the workshop; a participant must be there, and it the step in which papers are for everybody."""
    workshop = locked_workshop(session, workshop_id, by=asker or None)
    if asker != DESK and workshop.step != Step.CLOSE:
        raise NotFound


def _open_jobs(session: Session, workshop_id: int, asker: int) -> int:
    open_states = [state for state in JobState if state.is_open]
    found: int = session.execute(
        select(func.count()).where(
            PaperJob.workshop_id == workshop_id, PaperJob.asker == asker, PaperJob.state.in_(open_states)
        )
    ).scalar_one()
    return found


def _waiting(session: Session, workshop_id: int, mark: str) -> int:
    """How many different papers the room waits for, none if this is one of them."""
    open_states = [state for state in JobState if state.is_open]
    marks = session.scalars(
        select(PaperJob.mark)
        .where(PaperJob.workshop_id == workshop_id, PaperJob.state.in_(open_states))
        .distinct()
    ).all()
    return 0 if mark in marks else len(marks)


def _new(
    session: Session, workshop_id: int, asker: int, wish: PaperWish, mark: str, now: datetime
) -> PaperJob:
    last = session.scalar(select(func.max(PaperJob.number)).where(PaperJob.workshop_id == workshop_id)) or 0
    job = PaperJob(
        workshop_id=workshop_id,
        number=last + 1,
        asker=asker,
        participant_id=asker or None,
        wish=wish.data(),
        mark=mark,
        state=JobState.WAITING,
        asked_at=now,
    )
    twin = session.scalars(
        select(PaperJob).where(
            PaperJob.workshop_id == workshop_id, PaperJob.mark == mark, PaperJob.state == JobState.READY
        )
    ).first()
    if twin is not None:
        hand_over(twin, job, now)
    session.add(job)
    return job


def hand_over(ready: PaperJob, job: PaperJob, now: datetime) -> None:
    """The same paper for another who asked for it."""
    job.state, job.finished_at, job.done, job.parts = JobState.READY, now, ready.parts, ready.parts
    job.file_name, job.media_type, job.size = ready.file_name, ready.media_type, ready.size
    job.lease, job.lease_until = "", None


def _begin_anew(job: PaperJob) -> None:
    job.state, job.failure, job.attempts, job.done, job.parts = JobState.WAITING, "", 0, 0, 0
    job.lease, job.lease_until, job.finished_at = "", None, None


def _job(session: Session, workshop_id: int, asker: int, number: int) -> PaperJob:
    job = session.scalars(
        select(PaperJob)
        .where(PaperJob.workshop_id == workshop_id, PaperJob.asker == asker, PaperJob.number == number)
        .with_for_update()
    ).first()
    if job is None:
        raise NotFound
    return job
