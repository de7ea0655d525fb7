"""Publishing and withdrawing: one address, a frozen text, one effect a request, and nothing left behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.actions.journal import Request
from app.actions.publication import withdraw_publication
from app.db import db, forget_deleted, reading
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import JournalRow, PublishedPage
from app.queries.publication import is_anything_published, last_move, listed, published_report
from app.web.answers import now
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until, write
from tests.support.product import new_workshop
from tests.support.publishing import closed_room, publish_past_the_desk, short_room, standing
from tests.support.stored import everything


def _told(workshop_id: int, language: str = "de") -> str:
    with reading() as session:
        return str(published_report(session, standing(workshop_id).id, language))


def _journal(workshop_id: int) -> int:
    with reading() as session:
        rows = select(func.count()).where(
            JournalRow.workshop_id == workshop_id, JournalRow.kind == "publication.changed"
        )
        return session.execute(rows).scalar_one()


def test_what_was_published_stands_until_it_is_published_anew(app, workshop):
    room = closed_room(workshop.id)
    assert publish_past_the_desk(room.id) == "k7m2qxpa"
    before = _told(room.id)
    room.back(Step.SKETCH)
    write(room, "Kanarienvogel")
    assert _told(room.id) == before
    assert "Kanarienvogel" not in before
    room.go(Step.CLOSE)
    assert publish_past_the_desk(room.id, seen=1, address="anderswo") == "k7m2qxpa"
    assert "Kanarienvogel" in _told(room.id)
    assert standing(room.id).revision == 2
    assert _journal(room.id) == 2


@ON_SQLITE
def test_withdrawn_nothing_of_it_is_left_in_the_database_or_its_log(app, workshop, settings):
    room = evening_until(workshop.id, Step.SKETCH)
    write(room, "Kanarienvogel im Text")
    room.go(Step.CLOSE)
    publish_past_the_desk(room.id)
    with db.engine.connect() as connection:  # the room's own texts go first: what is left is of the page
        for name in ("section", "section_version", "section_update", "agreement"):
            connection.exec_driver_sql(f"DELETE FROM {name}")
        connection.commit()
    forget_deleted()
    assert _is_stored(settings, "Kanarienvogel im Text")
    withdraw_publication(workshop_id=room.id, seen=1, now=now())
    assert not _is_stored(settings, "Kanarienvogel im Text")
    found = standing(room.id)
    assert (found.is_public, found.languages, found.address) == (False, (), "k7m2qxpa")
    assert found.numbers.people == 0
    assert everything()["published_page"] == []


def _is_stored(settings, words: str) -> bool:
    """Whether the words are in the file of the database, or in its log."""
    place = Path(settings.database_url.removeprefix("sqlite:///"))
    return any(words.encode() in path.read_bytes() for path in place.parent.glob(f"{place.name}*"))


def test_published_again_it_stands_at_its_old_address(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    first = standing(room.id)
    withdraw_publication(workshop_id=room.id, seen=1, now=now())
    publish_past_the_desk(room.id, seen=2, address="anderswo", languages=("en",), host="neu.example.org")
    again = standing(room.id)
    assert (again.address, again.tag, again.first_at) == (first.address, first.tag, first.first_at)
    assert (again.languages, again.revision, again.is_public) == (("en",), 3, True)


def test_it_is_withdrawn_in_any_step_and_published_only_at_the_end(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    room.back(Step.MOOD)
    with pytest.raises(NotPermitted, match=r"step\.publish"):
        publish_past_the_desk(room.id, seen=1)
    withdraw_publication(workshop_id=room.id, seen=1, now=now())
    with pytest.raises(NotPermitted, match="not_published"):
        withdraw_publication(workshop_id=room.id, seen=1, now=now())
    assert not standing(room.id).is_public


def test_a_page_left_open_does_not_bring_back_what_was_withdrawn(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    withdraw_publication(workshop_id=room.id, seen=1, now=now())
    for seen in (0, 1):
        with pytest.raises(RuleBroken, match="changed_meanwhile"):
            publish_past_the_desk(room.id, seen=seen)
    assert not standing(room.id).is_public


@ON_SQLITE
def test_a_page_left_open_does_not_withdraw_what_was_published_anew(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    publish_past_the_desk(room.id, seen=1)
    with pytest.raises(RuleBroken, match="changed_meanwhile"):
        withdraw_publication(workshop_id=room.id, seen=1, now=now())
    assert standing(room.id).is_public


def test_two_devices_at_once_publish_once(app, workshop):
    room = closed_room(workshop.id)

    def press(name: str) -> str:
        with app.app_context():
            try:
                return publish_past_the_desk(room.id, address=name)
            except RuleBroken as broken:
                return broken.key

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(press, ["k7m2qxpa", "k7m2qxpb"]))
    assert told[1] == "publication.changed_meanwhile"
    assert standing(room.id).address == told[0]
    assert _journal(room.id) == 1


def test_the_same_request_again_publishes_and_withdraws_once(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    request = Request("workshop-1", "key")
    withdraw_publication(workshop_id=room.id, seen=1, now=now(), request=request)
    withdraw_publication(workshop_id=room.id, seen=1, now=now(), request=request)
    assert _journal(room.id) == 2


def test_no_language_is_nothing_to_publish(app, workshop):
    room = closed_room(workshop.id)
    with pytest.raises(InvalidInput):
        publish_past_the_desk(room.id, languages=())
    assert everything()["publication"] == []


def test_the_list_has_what_stands_and_moves_with_all_that_ever_did(app, workshop):
    first, other = short_room(workshop.id), short_room(new_workshop().id)
    with reading() as session:
        assert (list(listed(session)), last_move(session)) == ([], ("", None))
        assert not is_anything_published(session)
    publish_past_the_desk(first.id, languages=("en",))
    publish_past_the_desk(other.id, address="k7m2qxpb")
    with reading() as session:
        assert [one.publication.address for one in listed(session)] == ["k7m2qxpb", "k7m2qxpa"]
        assert [one.card_in("de")[0] for one in listed(session)] == ["de", "en"]
    withdraw_publication(workshop_id=first.id, seen=1, now=now())
    withdrawn = standing(first.id)
    with reading() as session:
        assert [one.publication.address for one in listed(session)] == ["k7m2qxpb"]
        assert last_move(session) == (withdrawn.tag, withdrawn.withdrawn_at)
        assert is_anything_published(session)


def test_what_is_stored_is_the_page_and_no_person(app, workshop):
    room = closed_room(workshop.id)
    publish_past_the_desk(room.id)
    with reading() as session:
        pages = session.scalars(select(PublishedPage)).all()
        assert {page.language for page in pages} == {"de", "en"}
        assert "Helle Eiche" not in "".join(f"{page.card}{page.report}" for page in pages)
