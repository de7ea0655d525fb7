"""Publication: putting results before everybody, anew or for the first time, and withdrawing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_workshop
from app.db import forget_deleted, transaction
from app.domain import publication as rules
from app.domain.events import PublicationChanged
from app.domain.minutes import local_day
from app.domain.phases import Permit, Step, require
from app.domain.report import Report
from app.domain.report_document import document
from app.models import Publication, PublishedPage
from app.queries.report import report

_OF_ROOM = select(Publication).where(Publication.workshop_id == bindparam("workshop_id"))


@dataclass(frozen=True)
class Wanted:
    """What is to be published: in which languages, with the whole paper or without, over which revision (0: none).

    `says` translates the product's words into each language. `address` and `host` count only the first time.
    """

    languages: tuple[str, ...]
    with_paper: bool
    seen: int
    says: Mapping[str, Callable[[str], str]]
    address: str
    host: str


def publish(*, workshop_id: int, wanted: Wanted, now: datetime, request: Request = NO_KEY) -> str:
    """Put the room's results as they are now at its permanent address, which this returns; what stood there goes."""
    languages = rules.checked_languages(wanted.languages)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        place = session.scalars(_OF_ROOM, {"workshop_id": workshop_id}).first()
        asked = ("publish", languages, wanted.with_paper, wanted.seen)
        if is_repeated(session, request, now, *asked):
            return place.address if place else wanted.address
        require(Step(workshop.step), Permit.PUBLISH)
        rules.check_seen(seen=wanted.seen, present=place.revision if place else 0)
        reports = {
            language: report(session, workshop_id, language, local_day(now), wanted.says[language])
            for language in languages
        }
        place = _place(session, workshop_id, place, wanted, now)
        place.published_at, place.withdrawn_at, place.with_paper = now, None, wanted.with_paper
        place.numbers = asdict(rules.numbers_of(reports[languages[0]]))
        _put(session, place, reports)
        append(session, workshop_id, PublicationChanged(), now)
    forget_deleted()
    return place.address


def withdraw_publication(*, workshop_id: int, seen: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take results back, in whichever step the room is: their address says so, and their content is gone.

    `seen` is the revision that is to go.
    """
    with transaction() as session:
        locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "withdraw_publication", seen):
            return
        place = session.scalars(_OF_ROOM, {"workshop_id": workshop_id}).first()
        rules.check_published(place is not None and place.withdrawn_at is None)
        assert place is not None
        rules.check_seen(seen=seen, present=place.revision)
        place.withdrawn_at, place.numbers, place.with_paper = now, {}, False
        place.revision += 1
        _clear(session, place)
        append(session, workshop_id, PublicationChanged(), now)
    forget_deleted()


def _place(
    session: Session, workshop_id: int, place: Publication | None, wanted: Wanted, now: datetime
) -> Publication:
    """The permanent place of the room's results, made if this is the first time."""
    if place is not None:
        place.revision += 1
        return place
    place = Publication(
        workshop_id=workshop_id,
        address=wanted.address,
        tag=rules.tag_of(wanted.host, local_day(now), wanted.address),
        revision=1,
        first_at=now,
        published_at=now,
    )
    session.add(place)
    return place


def _put(session: Session, place: Publication, reports: Mapping[str, Report]) -> None:
    session.flush()
    _clear(session, place)
    for language, told in reports.items():
        kept = rules.publishable(told, with_paper=place.with_paper)
        card = asdict(rules.card_of(kept))
        session.add(
            PublishedPage(publication_id=place.id, language=language, card=card, report=document(kept))
        )


def _clear(session: Session, place: Publication) -> None:
    session.execute(delete(PublishedPage).where(PublishedPage.publication_id == place.id))
