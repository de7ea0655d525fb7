"""Papers in the background, as the process that writes one keeps its hold on it: by a lease that must be renewed.

Whoever holds the lease writes; a lease that ran out is anybody's. So a killed server costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.actions.journal import append, locked_workshop
from app.actions.paper_jobs import drop_orphaned_files, hand_over
from app.db import forget_deleted, transaction
from app.domain import paper_jobs as rules
from app.domain.errors import NotFound
from app.domain.events import PaperJobChanged
from app.domain.paper_jobs import JobState, PaperWish, read_wish
from app.models import Instance, PaperFile, PaperJob


@dataclass(frozen=True)
class Hold:
    """A job this process writes, as long as it keeps `lease`."""

    job: int
    workshop: int
    lease: str
    wish: PaperWish
    day: date


@dataclass(frozen=True)
class Written:
    """What a finished file is called and how large it is, in bytes."""

    file_name: str
    media_type: str
    size: int


def take_up(*, node: str, lease: str, now: datetime) -> Hold | None:
    """Take the job that waits longest, or whose writer has died; None when there is none, or this machine has one."""
    with transaction() as session:
        session.scalars(select(Instance).with_for_update()).first()  # one after the other, on all nodes
        held = session.scalars(
            select(PaperJob)
            .where(PaperJob.state.in_([JobState.WAITING, JobState.WRITING]))
            .order_by(PaperJob.asker != rules.DESK, PaperJob.asked_at, PaperJob.id)  # the desk goes first
            .with_for_update()
        ).all()
        living = [
            one for one in held if one.state == JobState.WRITING and not rules.is_dead(one.lease_until, now)
        ]
        if any(one.node == node for one in living):
            return None
        under_way = {(one.workshop_id, one.mark) for one in living}
        for job in held:
            if (job.workshop_id, job.mark) in under_way:
                continue  # the same paper for somebody else: ready when theirs is
            if rules.is_given_up(job.attempts):
                continue  # `give_up` tells
            job.state, job.node, job.lease = JobState.WRITING, node, lease
            job.lease_until, job.attempts, job.done = now + rules.LEASE, job.attempts + 1, 0
            return Hold(job.id, job.workshop_id, lease, read_wish(job.wish), now.date())
    return None


def give_up(*, now: datetime) -> None:
    """Let those jobs fail that have killed their writer too often: they would do so for ever."""
    with transaction() as session:
        dead = select(PaperJob.id, PaperJob.workshop_id).where(
            PaperJob.state == JobState.WRITING,
            PaperJob.lease_until < now,
            PaperJob.attempts >= rules.ATTEMPTS,
        )
        for job_id, workshop_id in session.execute(dead).all():
            locked_workshop(session, workshop_id)
            job = session.scalars(
                select(PaperJob).where(PaperJob.id == job_id, PaperJob.lease_until < now).with_for_update()
            ).first()
            if job is not None:
                _end(session, job, JobState.FAILED, now, failure="papers.gave_up")


def keep_up(hold: Hold, *, done: int, parts: int, now: datetime) -> bool:
    """Give a sign of life and say how far it is; False when the job is not this process's any more: it is to stop."""
    with transaction() as session:
        job = _held(session, hold)
        if job is None:
            return False
        job.lease_until, job.done, job.parts = now + rules.LEASE, done, parts
        return True


def put_piece(hold: Hold, *, place: int, body: bytes, now: datetime) -> bool:
    """Store a piece of the file; the first one replaces what an earlier attempt left. False as `keep_up`."""
    with transaction() as session:
        job = _held(session, hold)
        if job is None:
            return False
        if place == 0:
            of_paper = (PaperFile.workshop_id == job.workshop_id, PaperFile.mark == job.mark)
            session.execute(delete(PaperFile).where(*of_paper))
        session.add(PaperFile(workshop_id=job.workshop_id, mark=job.mark, place=place, body=body))
        job.lease_until = now + rules.LEASE
        return True


def finish(hold: Hold, written: Written, *, now: datetime) -> None:
    """The paper is there: for this job, and for all who wait for the same one; the oldest ones make room."""
    with transaction() as session:
        job = _ending(session, hold)
        if job is None:
            return
        job.file_name, job.media_type, job.size = written.file_name, written.media_type, written.size
        _end(session, job, JobState.READY, now)
        twins = select(PaperJob).where(
            PaperJob.workshop_id == hold.workshop,
            PaperJob.mark == job.mark,
            PaperJob.state == JobState.WAITING,
        )
        for twin in session.scalars(twins).all():
            hand_over(job, twin, now)
            append(session, hold.workshop, PaperJobChanged(job=twin.number), now)
        _make_room(session, hold.workshop)


def fail(hold: Hold, key: str, *, now: datetime) -> None:
    """The paper could not be written, for a reason that would be the same the next time."""
    with transaction() as session:
        job = _ending(session, hold)
        if job is not None:
            _end(session, job, JobState.FAILED, now, failure=key)


def let_go(hold: Hold, *, now: datetime) -> None:
    """What wrote the paper was killed: it is tried again, unless that has happened too often."""
    with transaction() as session:
        job = _ending(session, hold)
        if job is None:
            return
        if rules.is_given_up(job.attempts):
            _end(session, job, JobState.FAILED, now, failure="papers.gave_up")
        else:
            job.state, job.lease, job.lease_until, job.done = JobState.WAITING, "", None, 0


def give_back(hold: Hold) -> None:
    """The server stops: another process, or the next start, takes the job at once, and it counts as no attempt."""
    with transaction() as session:
        job = _held(session, hold)
        if job is not None:
            job.state, job.lease, job.lease_until, job.done = JobState.WAITING, "", None, 0
            job.attempts -= 1


def clear_away(*, now: datetime) -> None:
    """Delete finished jobs that were kept long enough, and the files nobody has any more."""
    with transaction() as session:
        old = session.scalars(select(PaperJob).where(PaperJob.finished_at < now - rules.KEPT)).all()
        for job in old:
            session.delete(job)
        session.flush()
        for workshop_id in {job.workshop_id for job in old}:
            drop_orphaned_files(session, workshop_id)
    if old:
        forget_deleted()


def _ending(session: Session, hold: Hold) -> PaperJob | None:
    """The job, its workshop locked first as everywhere; None when it is not held any more, or the workshop is gone."""
    try:
        locked_workshop(session, hold.workshop)
    except NotFound:
        return None
    return _held(session, hold)


def _held(session: Session, hold: Hold) -> PaperJob | None:
    return session.scalars(
        select(PaperJob)
        .where(PaperJob.id == hold.job, PaperJob.lease == hold.lease, PaperJob.state == JobState.WRITING)
        .with_for_update()
    ).first()


def _end(session: Session, job: PaperJob, state: JobState, now: datetime, failure: str = "") -> None:
    job.state, job.finished_at, job.failure = state, now, failure
    job.lease, job.lease_until = "", None
    if state == JobState.READY:
        job.done = job.parts
    else:
        session.flush()
        drop_orphaned_files(session, job.workshop_id)
    append(session, job.workshop_id, PaperJobChanged(job=job.number), now)


def _make_room(session: Session, workshop_id: int) -> None:
    """Let the oldest papers go: of this workshop, and of all where all workshops together have too many."""
    session.flush()  # the newest is one of them
    ready = session.scalars(
        select(PaperJob)
        .where(PaperJob.state == JobState.READY)
        .order_by(PaperJob.finished_at.desc(), PaperJob.id.desc())
    ).all()
    own = [((job.workshop_id, job.mark), job.size) for job in ready if job.workshop_id == workshop_id]
    everything = [((job.workshop_id, job.mark), job.size) for job in ready]
    gone = rules.surplus(own, number=rules.KEPT_PAPERS, size=rules.KEPT_BYTES)
    gone |= rules.surplus(everything, number=len(ready), size=rules.KEPT_BYTES_IN_ALL)
    for job in ready:
        if (job.workshop_id, job.mark) in gone:
            session.delete(job)
    session.flush()
    for touched in {workshop_id, *(workshop for workshop, _ in gone)}:
        drop_orphaned_files(session, touched)
