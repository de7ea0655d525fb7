"""Presenting a sketch: who offers to, under which name if any, and whether they may turn its slides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import forget_deleted, table, transaction
from app.domain import presenting as rules
from app.domain.errors import NotFound
from app.domain.events import PresentersChanged
from app.domain.phases import Permit, Step, require
from app.models import Sketch, SketchPresenter
from app.queries.sketches import my_sketches, sketch

_PRESENTERS, _SKETCHES = table(SketchPresenter), table(Sketch)


def offer_to_present(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    name: str,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Say "Ich stelle vor", or change the name one is shown with; whoever presents may lead the slides."""
    name = rules.checked_presenter(name)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "offer_to_present", number, name):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        found = sketch(session, workshop_id, number)
        if found is None:
            raise NotFound
        rules.check_in_team(number, my_sketches(session, workshop_id, participant_id))
        known = session.get(SketchPresenter, (found.id, participant_id))
        if known is not None and known.offers and known.name == name:
            return
        if known is None:
            session.add(SketchPresenter(sketch_id=found.id, participant_id=participant_id, name=name))
        else:
            known.name, known.offers = name, True
        append(session, workshop_id, PresentersChanged(sketch=number), now)
    forget_deleted()  # another name


def withdraw_offer(
    *, participant_id: int, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Present a sketch no longer; the name goes as well."""
    with transaction() as session:
        locked_workshop(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "withdraw_offer", number):
            return
        found = sketch(session, workshop_id, number)
        if found is None:
            raise NotFound
        if leave_presenting(session, participant_id, found.id):
            append(session, workshop_id, PresentersChanged(sketch=number), now)
    forget_deleted()


def let_lead(
    *, workshop_id: int, number: int, person: int, leads: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Take the lead of a sketch's slides back from somebody who presents it, or give it again."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "let_lead", number, person, leads):
            return
        require(Step(workshop.step), Permit.SHOW_SKETCH)
        found = sketch(session, workshop_id, number)
        known = session.get(SketchPresenter, (found.id, person)) if found else None
        if known is None or not known.offers:
            raise NotFound
        if known.leads != leads:
            known.leads = leads
            append(session, workshop_id, PresentersChanged(sketch=number), now)


def leave_presenting(session: Session, person: int, sketch_id: int) -> bool:
    """Somebody presents a sketch no longer; under the workshop's lock. False when they did not.

    Where the moderator took the lead back, only that is kept: offering again must not undo it.
    """
    known = session.get(SketchPresenter, (sketch_id, person))
    if known is None or not known.offers:
        return False
    if known.leads:
        session.delete(known)
    else:
        known.name, known.offers = "", False
    session.flush()
    return True


def forget_presenter(session: Session, person: int) -> None:
    """Somebody was removed, and presents nothing any more."""
    session.execute(delete(_PRESENTERS).where(_PRESENTERS.c.participant_id == person))


def forget_presenters(session: Session, workshop_id: int) -> None:
    """Nobody presents any more: another meeting begins."""
    of_room = select(_SKETCHES.c.id).where(_SKETCHES.c.workshop_id == workshop_id)
    session.execute(delete(_PRESENTERS).where(_PRESENTERS.c.sketch_id.in_(of_room)))
