"""Who presents which sketch, and up to which journal number slides are what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain import events as happened
from app.models import Bench, JournalRow, Participant, Sketch, SketchMember, SketchPresenter

Text = dict[str, str]


@dataclass(frozen=True)
class Presenter:
    """Somebody who presents a sketch: their bench, and the name they wish to be shown with (empty: none)."""

    id: int
    sketch: int
    name: str
    leads: bool
    bench: Text | None


@dataclass(frozen=True)
class Offer:
    """A sketch of one's own team, and whether one presents it: under which name, and leading its slides or not."""

    sketch: int
    presents: bool
    name: str
    leads: bool


# What may happen while slides stay what they are; after everything else they are made anew.
_ASIDE = tuple(
    event.kind
    for event in (
        happened.SlideTurned,
        happened.SketchShown,
        happened.PresentersChanged,
        happened.AudienceAsked,
        happened.AudienceSupported,
        happened.MoodsCounted,
        happened.TimerChanged,
        happened.AnnouncementChanged,
        happened.DoorChanged,
        happened.ParticipantJoined,
        happened.DoneChanged,
    )
)
_JOURNAL, _SKETCHES, _MEMBERS = table(JournalRow), table(Sketch), table(SketchMember)
_PRESENTERS, _PEOPLE, _BENCHES = table(SketchPresenter), table(Participant), table(Bench)
_MARK = (
    select(_JOURNAL.c.seq)
    .where(_JOURNAL.c.workshop_id == bindparam("workshop_id"), _JOURNAL.c.kind.not_in(_ASIDE))
    .order_by(_JOURNAL.c.seq.desc())
    .limit(1)
)
_OF_ROOM = (
    select(_PEOPLE.c.id, _SKETCHES.c.number, _PRESENTERS.c.name, _PRESENTERS.c.leads, _BENCHES.c.name)
    .select_from(_PRESENTERS)
    .join(_SKETCHES, _SKETCHES.c.id == _PRESENTERS.c.sketch_id)
    .join(_PEOPLE, _PEOPLE.c.id == _PRESENTERS.c.participant_id)
    .outerjoin(_BENCHES, _BENCHES.c.id == _PEOPLE.c.bench_id)
    .where(_SKETCHES.c.workshop_id == bindparam("workshop_id"), _PEOPLE.c.removed_at.is_(None))
    .where(_PRESENTERS.c.offers.is_(True))
    .order_by(_SKETCHES.c.number, _PEOPLE.c.order_seed, _PEOPLE.c.id)  # in no order that tells when
)
_MINE = (
    select(_SKETCHES.c.number, _PRESENTERS.c.name, _PRESENTERS.c.leads)
    .select_from(_MEMBERS)
    .join(_SKETCHES, _SKETCHES.c.id == _MEMBERS.c.sketch_id)
    .outerjoin(
        _PRESENTERS,
        (_PRESENTERS.c.sketch_id == _MEMBERS.c.sketch_id)
        & (_PRESENTERS.c.participant_id == _MEMBERS.c.participant_id)
        & _PRESENTERS.c.offers.is_(True),
    )
    .where(
        _SKETCHES.c.workshop_id == bindparam("workshop_id"),
        _MEMBERS.c.participant_id == bindparam("participant"),
    )
    .order_by(_SKETCHES.c.position, _SKETCHES.c.number)
)


def content_mark(session: Session, workshop_id: int) -> int:
    """The last journal number after which slides may be other ones; 0 at the very beginning."""
    return session.execute(_MARK, {"workshop_id": workshop_id}).scalar() or 0


def presenters(session: Session, workshop_id: int) -> Sequence[Presenter]:
    """Everybody who presents a sketch and is in the room."""
    return [
        Presenter(person, sketch, name, leads, bench)
        for person, sketch, name, leads, bench in session.execute(_OF_ROOM, {"workshop_id": workshop_id})
    ]


def own_offers(session: Session, workshop_id: int, participant_id: int) -> Sequence[Offer]:
    """The sketches of one's own teams, in their order."""
    rows = session.execute(_MINE, {"workshop_id": workshop_id, "participant": participant_id})
    return [Offer(number, name is not None, name or "", bool(leads)) for number, name, leads in rows]


def led_by(session: Session, workshop_id: int, participant_id: int) -> frozenset[int]:
    """Numbers of the sketches whose slides a participant may turn."""
    found = own_offers(session, workshop_id, participant_id)
    return frozenset(offer.sketch for offer in found if offer.presents and offer.leads)
