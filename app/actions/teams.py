"""Teams: going in and out, reading only, the size the moderator wishes for, and placing people who wait."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.actions.presenters import leave_presenting
from app.db import table, transaction
from app.domain import teams as rules
from app.domain.errors import InvalidInput, NotFound
from app.domain.events import ReadersChanged, TeamDoorChanged, TeamsChanged
from app.domain.phases import Permit, Step, at_sketches, require
from app.models import Participant, Sketch, SketchMember, Workshop
from app.queries.sketches import SketchView, sketch, sketches
from app.queries.team_people import states, without_team
from app.queries.teams import in_a_team

_MEMBERS, _PEOPLE = table(SketchMember), table(Participant)


def choose_to_read(
    *, participant_id: int, workshop_id: int, reads: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Say "Ich lese nur mit", or take it back; until then one counts as undecided."""
    with transaction() as session:
        if _begun(session, workshop_id, request, now, "choose_to_read", reads, by=participant_id) is None:
            return
        if reads:
            rules.check_only_reads(in_team=_in_a_team(session, participant_id))
        person = session.get_one(Participant, participant_id)
        if person.only_reads != reads:
            person.only_reads = reads
            append(session, workshop_id, ReadersChanged(), now)


def wish_size(
    *, workshop_id: int, size: int | None, limited: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Wish for a size of every team, or for none; `limited` lets no more people in."""
    with transaction() as session:
        workshop = _begun(session, workshop_id, request, now, "wish_size", size, limited)
        if workshop is None:
            return
        rules.check_size(size, limited=limited)
        workshop.team_size, workshop.team_limit = size, limited
        append(session, workshop_id, TeamsChanged(), now)


def let_go_on(*, workshop_id: int, open_: bool, now: datetime, request: Request = NO_KEY) -> None:
    """Let teams go on between meetings, or no longer; what is locked stays so."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "let_go_on", open_):
            return
        rules.check_going_on(Step(workshop.step), meeting=workshop.meeting, open_=open_)
        if workshop.teams_open != open_:
            workshop.teams_open = open_
            append(session, workshop_id, TeamDoorChanged(open=open_), now)


def wish_size_of(
    *, workshop_id: int, number: int, size: int | None, now: datetime, request: Request = NO_KEY
) -> None:
    """Wish for another size of one team; None takes that back."""
    with transaction() as session:
        if _begun(session, workshop_id, request, now, "wish_size_of", number, size) is None:
            return
        rules.check_size(size, limited=False)
        session.get_one(Sketch, _sketch(session, workshop_id, number).id).team_size = size
        append(session, workshop_id, TeamsChanged(), now)


def place(
    *,
    workshop_id: int,
    person: int,
    number: int,
    leaving: int | None = None,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Put somebody into a team, for the moderator; `leaving` is the team they change from."""
    with transaction() as session:
        workshop = _begun(session, workshop_id, request, now, "place", person, number, leaving)
        if workshop is None:
            return
        rules.check_placed(only_reads=_present(session, workshop_id, person).only_reads)
        old = None if leaving is None else _sketch(session, workshop_id, leaving)
        if not enter(session, workshop, _sketch(session, workshop_id, number), person):
            raise InvalidInput("team", "team.same")
        if old is not None:
            leave(session, old.id, person)
        append(session, workshop_id, TeamsChanged(), now)


def take_out(*, workshop_id: int, person: int, number: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take somebody out of a team, for the moderator; what they wrote stays."""
    with transaction() as session:
        if _begun(session, workshop_id, request, now, "take_out", person, number) is None:
            return
        _present(session, workshop_id, person)
        if leave(session, _sketch(session, workshop_id, number).id, person):
            append(session, workshop_id, TeamsChanged(), now)


def distribute(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Put everybody without a team into the smallest ones, mixed by bench; whoever only reads stays out."""
    with transaction() as session:
        workshop = _begun(session, workshop_id, request, now, "distribute")
        if workshop is None:
            return
        present = sketches(session, workshop_id)
        waiting = without_team(session, workshop_id)
        placed = rules.distributed(waiting, states(present), limited=workshop.team_limit)
        if not placed:
            return
        ids = {one.number: one.id for one in present}
        rows = [{"sketch_id": ids[number], "participant_id": person} for person, number in placed.items()]
        session.execute(insert(_MEMBERS), rows)
        append(session, workshop_id, TeamsChanged(), now)


def enter(session: Session, workshop: Workshop, target: SketchView, person: int) -> bool:
    """Let somebody into a team, if there is room; False when they are in it already. Under the workshop's lock.

    Whoever goes in does not only read any more.
    """
    known = (_MEMBERS.c.sketch_id == target.id) & (_MEMBERS.c.participant_id == person)
    if session.execute(select(_MEMBERS.c.sketch_id).where(known)).first() is not None:
        return False
    rules.check_room(target.team.people, target.team.size, limited=workshop.team_limit)
    session.execute(insert(_MEMBERS).values(sketch_id=target.id, participant_id=person))
    session.execute(update(_PEOPLE).where(_PEOPLE.c.id == person).values(only_reads=False))
    return True


def leave(session: Session, sketch_id: int, person: int) -> bool:
    """Let somebody out of a team; False when they are not in it. Whoever leaves does not present its sketch."""
    leave_presenting(session, person, sketch_id)
    known = (_MEMBERS.c.sketch_id == sketch_id) & (_MEMBERS.c.participant_id == person)
    gone = session.execute(delete(_MEMBERS).where(known).returning(_MEMBERS.c.sketch_id)).first()
    return gone is not None


def _begun(
    session: Session, workshop_id: int, request: Request, now: datetime, *asked: object, by: int | None = None
) -> Workshop | None:
    """The workshop, locked, in a step in which teams are open; None when this very request was answered before."""
    workshop = locked_workshop(session, workshop_id, by=by)
    if is_repeated(session, request, now, *asked):
        return None
    require(at_sketches(Step(workshop.step), teams_open=workshop.teams_open), Permit.JOIN_TEAM)
    return workshop


def _sketch(session: Session, workshop_id: int, number: int) -> SketchView:
    found = sketch(session, workshop_id, number)
    if found is None:
        raise NotFound
    return found


def _present(session: Session, workshop_id: int, person: int) -> Participant:
    found = session.get(Participant, person)
    if found is None or found.workshop_id != workshop_id or found.removed_at is not None:
        raise NotFound
    return found


def _in_a_team(session: Session, person: int) -> bool:
    return (
        session.execute(select(_PEOPLE.c.id).where(_PEOPLE.c.id == person, in_a_team())).first() is not None
    )
