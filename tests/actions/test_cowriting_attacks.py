"""Changes made to do harm: nothing of them stays, neither on disk nor in the document this process holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pycrdt import Doc, Text
from sqlalchemy import select

from app.actions import cowriting, open_sections, ordering
from app.db import reading
from app.domain import cowriting as rules
from app.domain.errors import NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import SectionDevice
from app.queries.cowriting import heard
from app.queries.sketches import sketch
from app.replica import SEED_DEVICE
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.writers import Page, join_team
from tests.test_incoming import block, change, number

pytestmark = ON_SQLITE


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that writes; its goals say "Mehr Lehrstellen", and only the first person may write them."""
    return evening_until(workshop.id, Step.SKETCH)


def _text(room: RoomUnderTest) -> str:
    with reading() as session:
        found = sketch(session, room.id, 1)
    assert found is not None
    return next(section.text for section in found.sections if section.key == "goals")


def _planted(page: Page) -> list[bytes]:
    """What waits for the next letters of somebody else's page: to follow them, and to take them out."""
    device = page.document.client_id
    after = bytes([0x84]) + number(device) + number(0) + b"\x04EVIL"
    return [
        change(after, device=device, clock=2),
        b"\x00\x01" + number(device) + b"\x01\x00" + number(1000),
    ]


@pytest.mark.parametrize("which", [0, 1])
def test_nobody_can_lay_something_in_wait_for_what_another_will_write(room, which):
    writer = Page(room.id, room.people[0])
    stranger = Page(room.id, room.people[1])
    trap = replace(stranger.change(), update=_planted(writer)[which], known=b"")
    with pytest.raises(rules.Behind):
        cowriting.contribute(trap)
    for letter in " und":
        writer.type(letter)
        writer.send()
    assert _text(room) == writer.text == "Mehr Lehrstellen und"


def _forged(victim: Page, text: bytes, clock: int) -> bytes:
    """Letters behind the victim's last one, under the numbers that the victim's next letters will have."""
    device = victim.document.client_id
    last = bytes([0x84]) + number(device) + number(clock - 1)
    return change(last + number(len(text)) + text, device=device, clock=clock)


@pytest.mark.parametrize("held", [True, False], ids=["held in memory", "from the disk"])
def test_nobody_can_write_in_the_name_of_anothers_page(room, held):
    join_team(room, people=room.people[1:2])
    writer, member = (Page(room.id, person) for person in room.people[:2])
    writer.type(" und")
    writer.send()
    if not held:
        open_sections.forget_all()
    forged = replace(member.change(), update=_forged(writer, b"EVIL", 4), known=b"")
    with pytest.raises(rules.OtherDevice):
        cowriting.contribute(forged)
    writer.type(" mehr")  # these letters have the numbers that the forger wanted
    writer.send()
    assert _text(room) == writer.text == "Mehr Lehrstellen und mehr"


def test_nobody_can_write_in_the_name_of_the_text_a_section_began_with(room):
    page = Page(room.id, room.people[0])
    seeds = change(block(4, b"\x04EVIL"), device=SEED_DEVICE)
    with pytest.raises(rules.OtherDevice):
        cowriting.contribute(replace(page.change(), update=seeds, known=b""))
    assert _text(room) == "Mehr Lehrstellen"


def test_nobody_can_use_up_the_devices_of_a_section(room, monkeypatch):
    monkeypatch.setattr(rules, "DEVICES_EACH", 4)  # one of them wrote what the goals say
    pages = [Page(room.id, room.people[0]) for _ in range(4)]
    for page in pages[:3]:
        page.listen()
        page.type("x")
        page.send()
    pages[3].type("y")
    with pytest.raises(RuleBroken, match=r"cowriting\.too_many_devices"):
        pages[3].send()
    join_team(room, people=room.people[1:2])
    other = Page(room.id, room.people[1])
    other.type("z")
    other.send()
    assert _text(room) == "Mehr Lehrstellenxxxz"


def test_whoever_may_not_write_takes_no_device(room):
    stranger = Page(room.id, room.people[1])
    stranger.type("x")
    with pytest.raises(NotPermitted):
        stranger.send()
    with reading() as session:
        devices = session.scalars(select(SectionDevice.device)).all()
    assert devices
    assert stranger.document.client_id not in devices


def test_more_runs_of_letters_than_anybody_writes_are_refused_and_nothing_is_loaded_anew(room, monkeypatch):
    """To find the place of many at one spot takes minutes, and all who write wait meanwhile."""
    page = Page(room.id, room.people[0])
    monkeypatch.setattr(cowriting, "reload", lambda *_: pytest.fail("loaded anew"))
    many = change(*[block(4, b"\x01x")] * (rules.BLOCKS + 1))
    with pytest.raises(rules.TooLarge):
        cowriting.contribute(replace(page.change(), update=many, known=b""))
    monkeypatch.undo()
    page.type("!")
    page.send()
    assert _text(room) == "Mehr Lehrstellen!"


def test_what_a_browser_kept_is_taken_from_it_whoever_uses_it_now(room):
    """Somebody's place ended and another took the laptop over: the text that was not sent yet still arrives."""
    join_team(room, people=room.people[1:2])
    page = Page(room.id, room.people[0])
    page.type(" und")
    page.send()
    page.type(" mehr")
    page.person = room.people[1]
    page.send()
    assert _text(room) == "Mehr Lehrstellen und mehr"


def test_a_change_that_waits_for_itself_is_refused(room):
    page = Page(room.id, room.people[0])
    looped = change(bytes([0x84, 5, 0]) + b"\x01x")  # stands behind itself
    with pytest.raises(rules.Unreadable):
        cowriting.contribute(replace(page.change(), update=looped, known=b""))
    page.type("!")
    page.send()
    assert _text(room) == "Mehr Lehrstellen!"


def test_a_value_nested_without_end_does_not_end_the_process(room):
    stranger = Page(room.id, room.people[1])
    deep = change(block(8, b"\x01" + b"\x75\x01" * 90_000 + b"\x79"))
    with pytest.raises(rules.Unreadable):
        cowriting.contribute(replace(stranger.change(), update=deep))
    assert _text(room) == "Mehr Lehrstellen"


def test_one_change_cannot_bring_more_devices_than_a_laptop_has_tabs(room):
    page = Page(room.id, room.people[0])
    for device in range(rules.NEW_CLIENTS + 1):
        other: Doc = Doc(client_id=1000 + device)
        other.get("text", type=Text).insert(0, "x")
        page.hear(other.get_update())
    with pytest.raises(rules.TooLarge):
        page.send()
    assert _text(room) == "Mehr Lehrstellen"


def test_a_broken_vector_harms_nobody_else_in_the_same_commit(room):
    join_team(room, people=room.people[1:2])
    one, other = (Page(room.id, person) for person in room.people[:2])
    one.type(" ja")
    many = number(2**31 - 1) + b"\x01\x00" * (rules.CLIENTS + 1)
    sent = [cowriting._Ticket(replace(other.change(), known=many)), cowriting._Ticket(one.change())]
    cowriting._commit(sent)
    assert isinstance(sent[0].refused, rules.Unreadable)
    assert sent[1].merged is not None
    assert _text(room) == "Mehr Lehrstellen ja"


def test_what_was_written_in_a_sketch_hidden_since_is_told_to_nobody_who_asks_for_what_they_missed(room):
    page = Page(room.id, room.people[0])
    page.type(" und ein Name")
    page.send()
    with reading() as session:
        assert heard(session, room.id, 1, 0, 9_999)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name genannt", now=now())
    with reading() as session:
        assert heard(session, room.id, 1, 0, 9_999) == []
