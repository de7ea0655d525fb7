"""Writing together: what several people send for sections at the same moment is committed in one transaction.

A commit waits for the disk, and forty people who type send more changes than a disk has waits in a second. So whoever
comes first commits for all who have come meanwhile; nobody is answered before their own change is on disk.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from app.actions.journal import check_present, locked_steps
from app.actions.open_sections import (
    OpenSection,
    forget_all,
    open_section,
    reload,
    remember,
    write_section,
)
from app.actions.section_devices import check_devices, claim
from app.actions.sketch_rights import check_may_write
from app.db import transaction
from app.domain import cowriting as rules
from app.domain.errors import RuleBroken
from app.domain.phases import Permit, Step, permits

_AT_ONCE = 64  # changes of one transaction
NOTHING = b"\x00\x00"  # a change without any content


@dataclass(frozen=True)
class Change:
    """What somebody sends for a section: a Yjs update, and the state vector of their page after it.

    `pen` is a secret of the browser: only with the same one somebody writes on as a device that has written before.
    """

    participant_id: int
    workshop_id: int
    number: int
    key: str
    update: bytes
    known: bytes
    pen: str
    now: datetime


@dataclass(frozen=True)
class Merged:
    """A change that is on disk: the section's revision, and what the sender's page lacks of it."""

    revision: int
    missing: bytes


@dataclass
class _Ticket:
    change: Change
    merged: Merged | None = None
    refused: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.merged is not None or self.refused is not None


_waiting: list[_Ticket] = []
_gate = threading.Lock()  # around _waiting
_turn = threading.Lock()  # whoever holds it commits for all who wait


def contribute(change: Change) -> Merged:
    """Merge a change into a section; returns when it is on disk.

    Raises `Unreadable` or `TooLarge` for what no page sends, `Behind` when earlier changes of the sender are missing,
    `OtherDevice` for a change in somebody else's name, `RuleBroken` when the section is full or must not be written
    now. A change that came before is taken once.
    """
    ticket = _Ticket(change)
    with _gate:
        _waiting.append(ticket)
    with _turn:
        while not ticket.is_done:
            with _gate:
                batch = _waiting[:_AT_ONCE]
                del _waiting[:_AT_ONCE]
            _commit(batch)
    if ticket.refused is not None:
        raise ticket.refused
    assert ticket.merged is not None
    return ticket.merged


def _commit(batch: Sequence[_Ticket]) -> None:
    """Commit what several people sent; one whose change is refused keeps nobody else's from the disk."""
    merged: list[tuple[_Ticket, Merged]] = []
    try:
        with transaction() as session:
            for workshop_id in sorted({ticket.change.workshop_id for ticket in batch}):
                tickets = [ticket for ticket in batch if ticket.change.workshop_id == workshop_id]
                merged += _merge_all(session, workshop_id, tickets)
    except BaseException as error:
        forget_all()  # they hold what is not on disk
        for ticket in batch:
            ticket.refused = ticket.refused or error
        if not isinstance(error, Exception):
            raise
        return
    for ticket, result in merged:
        ticket.merged = result


def _merge_all(
    session: Session, workshop_id: int, tickets: Sequence[_Ticket]
) -> Iterator[tuple[_Ticket, Merged]]:
    _, step = locked_steps(session, workshop_id)
    opened: dict[tuple[int, str], OpenSection] = {}
    for ticket in tickets:
        try:
            _merge(session, step, ticket.change, opened)
        except RuleBroken as no:
            ticket.refused = no
    for section in opened.values():
        if section.taken:
            write_section(session, workshop_id, section, tickets[-1].change.now)
        remember(session, section)
    for ticket in tickets:
        if ticket.refused is None:
            section = opened[ticket.change.number, ticket.change.key]
            may_read = permits(step, Permit.WRITE_SKETCH)
            missing = section.replica.missing(ticket.change.known) if may_read else NOTHING
            yield ticket, Merged(section.revision, missing)


def _merge(session: Session, step: Step, change: Change, opened: dict[tuple[int, str], OpenSection]) -> None:
    """Take a change into the open section. One that came before asks for nothing: it is not told to be too late."""
    check_present(session, change.workshop_id, change.participant_id)
    place = (change.number, change.key)
    section = opened[place] = opened.get(place) or open_section(
        session, change.workshop_id, *place, change.now
    )
    news = b""
    try:
        check = partial(check_devices, session, section, pen=change.pen)
        news, devices = section.replica.merge(change.update, change.known, check)
        if news:
            check_may_write(session, step, section.sketch, change.participant_id)
            claim(session, section, devices, change.pen, change.participant_id)
            section.taken.append((news, change.participant_id))
    except RuleBroken as no:
        if section.replica.is_spoiled or news:
            section.replica = reload(session, section)
            section.replica.take(*(data for data, _ in section.taken))
        if isinstance(no, rules.Behind) and permits(step, Permit.WRITE_SKETCH):
            no.known = section.replica.known()
        raise
