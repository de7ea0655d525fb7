"""Publications as they may be seen: the state of a room's own, what stands at an address, and the list of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.minutes import local_day
from app.domain.publication import LANGUAGES, LISTED, PublicCard, PublicNumbers
from app.domain.report import Report
from app.domain.report_reading import kept_report
from app.domain.when import Precision, Span
from app.models import Publication, PublishedPage


@dataclass(frozen=True)
class PublicationView:
    """Where results stand, and whether they do; `languages` is empty once they are withdrawn."""

    id: int
    address: str
    tag: str
    revision: int
    first_at: datetime
    published_at: datetime
    withdrawn_at: datetime | None
    with_paper: bool
    numbers: PublicNumbers
    languages: tuple[str, ...]

    @property
    def is_public(self) -> bool:
        """Whether anybody can read it."""
        return self.withdrawn_at is None

    @property
    def published_on(self) -> Span:
        """The day on which it was published, or published anew."""
        day = local_day(self.published_at)
        return Span(day, day, Precision.DAY)

    @property
    def path(self) -> str:
        """The permanent address, within the product."""
        return f"/ergebnis/{self.address}"

    def path_in(self, language: str) -> str:
        """Where it stands in one of its languages."""
        return f"{self.path}/{language}"


@dataclass(frozen=True)
class ListedPublication:
    """A published result on a list, with its card in each of its languages."""

    publication: PublicationView
    cards: dict[str, PublicCard]

    def card_in(self, language: str) -> tuple[str, PublicCard]:
        """The card in this language, or in the first it has; and in which that is."""
        chosen = language if language in self.cards else self.publication.languages[0]
        return chosen, self.cards[chosen]


_PUBLICATIONS, _PAGES = table(Publication), table(PublishedPage)
_WITH_PAGES = select(_PUBLICATIONS, _PAGES.c.language).outerjoin(
    _PAGES, _PAGES.c.publication_id == _PUBLICATIONS.c.id
)
_OF_ROOM = _WITH_PAGES.where(_PUBLICATIONS.c.workshop_id == bindparam("workshop_id"))
_AT_ADDRESS = _WITH_PAGES.where(_PUBLICATIONS.c.address == bindparam("address"))
_REPORT = select(_PAGES.c.report).where(
    _PAGES.c.publication_id == bindparam("publication"), _PAGES.c.language == bindparam("language")
)
_NEWEST = (
    select(_PUBLICATIONS)
    .where(_PUBLICATIONS.c.withdrawn_at.is_(None))
    .order_by(_PUBLICATIONS.c.published_at.desc(), _PUBLICATIONS.c.id.desc())
    .limit(LISTED)
)
_CARDS = select(_PAGES.c.publication_id, _PAGES.c.language, _PAGES.c.card).where(
    _PAGES.c.publication_id.in_(bindparam("publications", expanding=True))
)
_ANY = select(_PUBLICATIONS.c.id).where(_PUBLICATIONS.c.withdrawn_at.is_(None)).limit(1)
_MOVES = select(_PUBLICATIONS.c.tag, _PUBLICATIONS.c.published_at, _PUBLICATIONS.c.withdrawn_at).order_by(
    _PUBLICATIONS.c.first_at, _PUBLICATIONS.c.id
)


def publication_of(session: Session, workshop_id: int) -> PublicationView | None:
    """The publication of a room, withdrawn or not; None if there never was one."""
    return _one(session.execute(_OF_ROOM, {"workshop_id": workshop_id}).all())


def publication_at(session: Session, address: str) -> PublicationView | None:
    """What stands, or stood, at an address."""
    return _one(session.execute(_AT_ADDRESS, {"address": address}).all())


def published_report(session: Session, publication: int, language: str) -> Report | None:
    """The report that was published in a language, as it was then."""
    kept = session.execute(_REPORT, {"publication": publication, "language": language}).scalar_one_or_none()
    return None if kept is None else kept_report(kept)


def is_anything_published(session: Session) -> bool:
    """Whether the list of published results has anything on it."""
    return session.execute(_ANY).first() is not None


def listed(session: Session) -> Sequence[ListedPublication]:
    """All published results, the newest first."""
    rows = session.execute(_NEWEST).all()
    cards: dict[int, dict[str, PublicCard]] = {}
    for publication, language, card in session.execute(_CARDS, {"publications": [row.id for row in rows]}):
        told: dict[str, Any] = {
            name: tuple(one) if isinstance(one, list) else one for name, one in card.items()
        }
        cards.setdefault(publication, {})[language] = PublicCard(**told)
    return [ListedPublication(_view(row, tuple(cards[row.id])), cards[row.id]) for row in rows]


def last_move(session: Session) -> tuple[str, datetime | None]:
    """The tag of the oldest publication, and when anything was published or withdrawn last."""
    rows = session.execute(_MOVES).all()
    moments = [moment for row in rows for moment in (row.published_at, row.withdrawn_at) if moment]
    return (rows[0].tag if rows else ""), max(moments, default=None)


def _one(rows: Sequence[Row[tuple[object, ...]]]) -> PublicationView | None:
    return _view(rows[0], tuple(row.language for row in rows if row.language)) if rows else None


def _view(row: Row[tuple[object, ...]], languages: tuple[str, ...]) -> PublicationView:
    return PublicationView(
        id=row.id,
        address=row.address,
        tag=row.tag,
        revision=row.revision,
        first_at=row.first_at,
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        with_paper=row.with_paper,
        numbers=PublicNumbers(**row.numbers),
        languages=tuple(one for one in LANGUAGES if one in languages),
    )
