"""Agreement on a page, in a stream, on the wall and in papers: secret until it closes, and then the same for all."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from app.actions import agreement, ordering, people
from app.db import reading
from app.domain.phases import Step
from app.queries.agreement import agreements
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until, give
from tests.support.laptops import Laptop
from tests.support.writers import Page, typed
from tests.web.test_visibility import Audience

SECRET = "Kanarienvogel"


@pytest.fixture
def audience(doors, workshop) -> Audience:
    return Audience(doors, workshop)


@pytest.fixture
def room(app, workshop, audience) -> RoomUnderTest:
    """Two sketches; the first is called up."""
    room = evening_until(workshop.id, Step.ADVISE)
    room.go(Step.AGREE)
    agreement.call_up(workshop_id=room.id, number=1, now=now())
    return room


def _close(room: RoomUnderTest) -> None:
    agreement.close_agreement(workshop_id=room.id, number=1, now=now())


def _unfolded(laptop: Laptop) -> str:
    """The first sketch's text, which a page fetches when somebody unfolds it."""
    address = re.search(r'data-text="([^"]*/skizzen/1/wortlaut[^"]*)"', laptop.get(f"{laptop.base}/").text)
    assert address, laptop.base
    return laptop.get(unescape(address[1])).text


def test_until_closing_nothing_tells_how_anybody_answered(room, audience):
    """The same three answer in two quite different ways: every byte the others get is the same."""
    for person in room.people[:3]:
        give(room, person, "agree")
    first = audience.sees()
    for person in room.people[:2]:
        give(room, person, "objection", f"{SECRET} {person}")
    second = audience.sees()
    listeners = [looks.Listener(laptop, room.id) for laptop in audience.laptops]
    give(room, room.people[2], "concerns", SECRET)
    give(room, room.people[3], "objection", SECRET)
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert {place for place in first if first[place] != second[place]} == set()
    # The number comes, and nothing else: the answer that was only changed is no news at all.
    brought = [set(re.findall(r'hx-target="([^"]*)"', text)) for text in streams]
    assert [places - {"#numbers"} for places in brought] == [
        {"#answered-1"}
    ] * 4  # who is connected comes by itself
    assert not any("#numbers" in places for places in brought[2:])  # and to the desk and the big screen only
    everything = {**audience.sees(), **{f"stream {n}": text for n, text in enumerate(streams)}}
    assert [place for place, text in everything.items() if SECRET in text] == []
    _close(room)
    assert audience.sees()["json"] != second["json"]
    everywhere = audience.sees()
    assert all(SECRET in everywhere[name] for name in ("json", "csv", "docx", "pdf", "xlsx"))
    for laptop in audience.laptops:
        assert SECRET in everywhere[f"{laptop.base}/"], laptop.base


def test_texts_that_are_folded_away_come_by_themselves_and_not_with_every_change(room, audience):
    """All of them, to everybody, with every call: that would be a megabyte through a hall's Wi-Fi."""
    desk, _, *people = audience.laptops
    listener = looks.Listener(people[0], room.id)
    give(room, room.people[0], "agree")
    _close(room)
    pushed = listener.until_now()
    listener.stream.close()
    assert "abgenommen als Version 1" in pushed
    assert "Mehr Lehrstellen" not in pushed
    for laptop in (desk, *people):
        assert "Mehr Lehrstellen" in _unfolded(laptop)
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name genannt", now=now())
    people[0].get(f"{people[0].base}/skizzen/1/wortlaut", status=404)


def test_the_number_of_answers_reaches_all_and_follows_people(room, audience):
    listeners = [looks.Listener(laptop, room.id) for laptop in audience.laptops]
    give(room, room.people[0], "agree")
    people.remove_participant(workshop_id=room.id, participant_id=room.people[1], now=now())
    heard = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    for text in heard[:3]:
        assert re.findall(r'hx-target="#answered-1"[^>]*>([^<]*)<', text)[-1] == "1 von 7 hat geantwortet"


def test_what_all_saw_at_closing_is_what_is_locked(room, audience):
    give(room, room.people[0], "agree")
    pages = [audience.sees()[f"{laptop.base}/"] for laptop in audience.laptops]
    pages[0] += _unfolded(audience.desk)  # at the desk the text is folded away
    shown = [re.sub(r"\s+", " ", unescape(page)) for page in pages]
    _close(room)
    with reading() as session:
        locked = agreements(session, room.id).on(1).locked
    texts = [one.text for one in locked.sections if one.text]
    assert len(texts) >= 2
    for page in shown:
        assert [text for text in (*texts, locked.title) if text not in page] == []
    paper = json.loads(audience.sees()["json"])["sketches"][0]
    assert {one["key"]: one["text"] for one in paper["sections"]} == {
        one.key: one.text for one in locked.sections
    }
    assert (paper["version"], paper["pending"], paper["title"]) == (1, False, locked.title)


@ON_SQLITE
def test_ones_own_answer_is_in_ones_own_part_alone(room, audience):
    me, other = audience.others
    me.get(f"{me.base}/")
    fields = {"stance": "concerns", "text": SECRET, "read": 1}
    own = me.send("POST", f"{me.base}/abnahme/1", **fields).text
    assert SECRET in own
    assert re.search(r'value="concerns" checked', own)
    assert SECRET in me.get(f"{me.base}/mine").text
    shared = [
        me.get(f"{me.base}/stand"),
        *(other.get(other.base + path) for path in ("/", "/mine", "/stand")),
    ]
    assert [answer.status for answer in shared if SECRET in answer.text] == []


@ON_SQLITE
def test_a_refused_answer_says_why_at_its_field_and_takes_nothing_away(room, audience):
    me = audience.others[0]
    me.get(f"{me.base}/")
    form = {"source": "stance-1-1", "read": 1}
    missing = me.send("POST", f"{me.base}/abnahme/1", stance="objection", status=422, **form).text
    assert "#stance-1-1-text-error" in missing
    give(room, room.people[0], "agree")
    _close(room)
    late = me.send("POST", f"{me.base}/abnahme/1", stance="objection", text="Nein", status=409, **form).text
    assert "#stance-1-1-note" in late
    assert "#mine" not in late  # the form with its text is left alone by the answer


@ON_SQLITE
def test_what_was_agreed_on_can_be_read_after_the_sketch_was_opened_again(room, audience):
    give(room, room.people[0], "agree")
    _close(room)
    agreement.reopen_sketch(workshop_id=room.id, number=1, reason="Zahlen nachtragen", now=now())
    room.back(Step.SKETCH)
    writer = Page(room.id, room.people[0])
    writer.type(" und mehr Praktika")
    writer.send()
    room.go(Step.AGREE)
    for laptop in (audience.desk, *audience.others):
        address = f"{laptop.base}/skizzen/1/wortlaut"
        assert f'data-text="{address}?version=1"' in laptop.get(f"{laptop.base}/").text
        assert "mehr Praktika" in laptop.get(address).text
        kept = laptop.get(f"{address}?version=1").text
        assert "Mehr Lehrstellen" in kept
        assert "mehr Praktika" not in kept
        laptop.get(f"{address}?version=2", status=404)


@ON_SQLITE
def test_papers_say_what_is_agreed_on_and_what_is_not(room, audience):
    give(room, room.people[0], "objection", "Die Kosten fehlen.")
    _close(room)
    docx = audience.sees()["docx"]
    assert "Abgenommen als Version 1 am" in docx
    assert docx.count("Diese Skizze ist noch nicht abgenommen.") == 1  # the second one
    agreement.reopen_sketch(workshop_id=room.id, number=1, reason="Zahlen nachtragen", now=now())
    room.go(Step.CLOSE)
    papers = looks.papers(audience.desk, audience.workshop)
    assert "Nach Version 1 wurde diese Skizze wieder geöffnet" in papers["docx"]
    for name in ("json", "csv", "docx", "xlsx", "pdf"):
        assert "Zahlen nachtragen" in papers[name], name
        assert "Die Kosten fehlen." in papers[name], name


@ON_SQLITE
def test_papers_of_a_room_that_was_never_asked_say_nothing_of_it(app, doors, workshop):
    audience = Audience(doors, workshop)
    evening_until(workshop.id, Step.ADVISE)
    papers = looks.papers(audience.desk, workshop)
    assert "abgenommen" not in papers["docx"] + papers["csv"]
    assert [one["pending"] for one in json.loads(papers["json"])["sketches"]] == [False, False]


@ON_SQLITE
def test_a_locked_sketch_is_shown_and_refuses_with_a_sentence(room, audience):
    give(room, room.people[0], "agree")
    _close(room)
    room.back(Step.SKETCH)
    me = audience.others[0]
    page = me.get(f"{me.base}/skizzen/1").text
    assert "als Version 1 abgenommen" in page
    assert "Mitschreiben" not in page
    refused = me.send("POST", f"{me.base}/skizzen/1/felder/goals", **typed("Anders"), status=409)
    assert "steht fest" in refused.text
    assert "abgenommen als Version 1" in me.get(f"{me.base}/").text
