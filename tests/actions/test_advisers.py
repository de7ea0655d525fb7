"""Seats of the advisory board: a link of which only a digest is kept, and which can be taken back."""

from __future__ import annotations

import pytest

from app.actions import advisers
from app.actions.journal import KeyReused, Request
from app.db import reading
from app.domain.codes import digest
from app.domain.errors import InvalidInput, NotFound
from app.models import Adviser, JournalRow
from app.queries.advisers import adviser_by_token, seats
from app.web.answers import now
from tests.support.product import new_workshop

SECRET = "k" * 32


def _invite(workshop_id: int, name: str = "Sozialamt", secret: str = SECRET, key: str = "") -> int:
    request = Request("workshop-1", key)
    return advisers.invite_adviser(
        workshop_id=workshop_id, name=name, token_digest=digest(secret), now=now(), request=request
    )


def test_a_seat_is_found_by_its_secret_which_is_nowhere(app, workshop):
    assert _invite(workshop.id, " Sozialamt ") == 1
    with reading() as session:
        found = adviser_by_token(session, digest(SECRET))
        assert (found.workshop_id, found.name) == (workshop.id, "Sozialamt")
        assert adviser_by_token(session, digest("x")) is None
        assert SECRET not in repr([vars(row) for row in session.query(Adviser).all()])
        rows = session.query(JournalRow).filter(JournalRow.kind == "advisers.changed").all()
        assert [row.data for row in rows] == [{}]


def test_a_revoked_link_opens_nothing_and_stays_listed(app, workshop):
    _invite(workshop.id)
    _invite(workshop.id, "Schulamt", "s" * 32)
    advisers.revoke_adviser(workshop_id=workshop.id, number=1, now=now())
    with reading() as session:
        assert adviser_by_token(session, digest(SECRET)) is None
        assert [(one.number, one.name, one.revoked) for one in seats(session, workshop.id)] == [
            (1, "Sozialamt", True),
            (2, "Schulamt", False),
        ]
    for number in (1, 9):
        with pytest.raises(NotFound):
            advisers.revoke_adviser(workshop_id=workshop.id, number=number, now=now())


def test_a_seat_of_another_workshop_is_not_there(app, workshop):
    _invite(new_workshop().id)
    with pytest.raises(NotFound):
        advisers.revoke_adviser(workshop_id=workshop.id, number=1, now=now())


def test_the_same_press_twice_is_one_seat(app, workshop):
    assert [_invite(workshop.id, key="a"), _invite(workshop.id, key="a"), _invite(workshop.id)] == [1, 1, 1]
    with pytest.raises(KeyReused):
        _invite(workshop.id, "Schulamt", "s" * 32, key="a")
    for _ in range(2):
        advisers.revoke_adviser(workshop_id=workshop.id, number=1, now=now(), request=Request("w", "b"))
    with reading() as session:
        assert len(seats(session, workshop.id)) == 1


def test_a_seat_without_a_name_is_refused_at_the_field(app, workshop):
    with pytest.raises(InvalidInput) as refused:
        _invite(workshop.id, " \n")
    assert refused.value.field == "name"
