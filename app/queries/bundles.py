"""How the ideas of a board lie now, as the rules about bundles and about taking back see it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.bundles import Arrangement, Place
from app.domain.history import Done, Present, deciding
from app.domain.voting import Subject
from app.models import Idea, VoteRound
from app.queries.pairs import all_pairs
from app.queries.standing import on_board

_IDEAS = table(Idea).c
_ON_IDEAS = VoteRound.subject == Subject.IDEAS.value
_PLACES = select(_IDEAS.number, _IDEAS.merged_into, _IDEAS.bundle_name, _IDEAS.hidden_reason).where(
    _IDEAS.workshop_id == bindparam("workshop_id"), on_board()
)
_FIELDS = ("merged_into", "bundle_name", "hidden_reason", "title", "description")
_IDEAS_NOW = select(_IDEAS.number, *(_IDEAS[name] for name in _FIELDS)).where(
    _IDEAS.workshop_id == bindparam("workshop_id"),
    on_board(),
    or_(
        _IDEAS.number.in_(bindparam("about", expanding=True)),
        _IDEAS.merged_into.in_(bindparam("about", expanding=True)),
    ),
)


def arrangement(session: Session, workshop_id: int) -> Arrangement:
    """Where the ideas lie that are on the board."""
    rows = session.execute(_PLACES, {"workshop_id": workshop_id}).all()
    return Arrangement(
        {row.number: Place(row.merged_into, row.bundle_name) for row in rows},
        frozenset(row.number for row in rows if row.hidden_reason is not None),
    )


def round_begun(session: Session, workshop_id: int, meeting: int) -> bool:
    """Whether a vote was opened in this meeting: from then on bundles stay as they are."""
    wanted = select(VoteRound.id).where(
        _ON_IDEAS, VoteRound.workshop_id == workshop_id, VoteRound.meeting == meeting
    )
    return session.execute(wanted.limit(1)).first() is not None


def present(session: Session, workshop_id: int, meeting: int, about: Iterable[Done]) -> Present:
    """All that decides whether these changes can be taken back now; told with every change, so not the whole board."""
    wanted = sorted(set().union(*(deciding(done) for done in about)))
    ideas = {
        row.number: {name: getattr(row, name) for name in _FIELDS}
        for row in session.execute(_IDEAS_NOW, {"workshop_id": workshop_id, "about": wanted})
    }
    rounds = session.execute(
        select(VoteRound.meeting, VoteRound.ideas).where(_ON_IDEAS, VoteRound.workshop_id == workshop_id)
    ).all()
    return Present(
        ideas=ideas,
        pairs=all_pairs(session, workshop_id),
        round_begun=any(row.meeting == meeting for row in rounds),
        voted_on=frozenset(number for row in rounds for number in row.ideas),
    )
