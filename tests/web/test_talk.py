"""Questions and reports: who said it, what was hidden, and what only the moderator may read, reach nobody else."""

from __future__ import annotations

import re

import pytest

from app.actions import complaints, remarks, workshops
from app.db import reading
from app.domain.phases import Step
from app.queries.people import attendees
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.exports.hostile import MARKUP, strings
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.markup import element_by_id, words

ASKED, NAME, REASON = "Kanarienfrage", "Kanarienname", "Kanariengrund"


@pytest.fixture
def laptops(doors, workshop):
    """A desk, a screen, and two participants: the one who speaks, and another."""
    return {
        "desk": doors.lead(workshop),
        "screen": doors.screen(workshop),
        "other": doors.join(workshop, language="en"),
        "author": doors.join(workshop, NAME),
    }


@pytest.fixture
def room(workshop, laptops) -> RoomUnderTest:
    """Two ideas that are read."""
    found = joined(workshop.id, 2)
    found.collect(2)
    found.go(Step.READ)
    for laptop in laptops.values():
        laptop.get(f"{laptop.base}/")
    return found


def _sees(laptops, workshop, *names: str) -> dict[str, str]:
    """All pages and parts of these, and the papers."""
    seen = {f"{name} {path}": text for name in names for path, text in looks.pages(laptops[name]).items()}
    return {**seen, **looks.papers(laptops["desk"], workshop)}


def _told(laptops, room, *names: str):
    return {name: looks.Listener(laptops[name], room.id) for name in names}


def _leaks(seen: dict[str, str], *secrets: str) -> list[str]:
    return [f"{secret} in {place}" for place, text in seen.items() for secret in secrets if secret in text]


def _heard(listeners) -> dict[str, str]:
    heard = {f"stream of {name}": listener.until_now() for name, listener in listeners.items()}
    for listener in listeners.values():
        listener.stream.close()
    return heard


def test_nobody_learns_whose_anonymous_question_it_is(app, workshop, laptops, room):
    listeners = _told(laptops, room, "desk", "screen", "other")
    author = laptops["author"]
    said = author.send("POST", f"{author.base}/ideen/1/rueckfrage", text=ASKED)
    assert ASKED in said.text
    author.send("POST", f"{author.base}/rueckfragen/1/antwort", text=f"{ASKED} selbst")
    heard = _heard(listeners)
    assert ASKED in heard["stream of desk"]
    assert ASKED in heard["stream of other"]
    seen = _sees(laptops, workshop, "screen", "other")
    desk = {path: text for path, text in looks.pages(laptops["desk"]).items() if path != "/teilnehmende"}
    assert ASKED in seen["other /"]
    assert ASKED in desk["/"]
    assert _leaks({**heard, **seen, **desk}, NAME) == []
    author.send("POST", f"{author.base}/ideen/1/rueckfrage", text="Mit Namen?", named="1")
    assert NAME in looks.pages(laptops["other"])["/"]


def test_a_hidden_question_is_in_nothing_but_the_desk_and_its_authors_own_part(app, workshop, laptops, room):
    author, desk = laptops["author"], laptops["desk"]
    author.send("POST", f"{author.base}/ideen/1/rueckfrage", text=ASKED)
    other = laptops["other"]
    other.send("POST", f"{other.base}/rueckfragen/1/antwort", text="Kanarienantwort")
    listeners = _told(laptops, room, "screen", "other")
    desk.send("POST", f"{desk.base}/rueckfragen/1/verbergen", reason=REASON)
    heard = _heard(listeners)
    seen = _sees(laptops, workshop, "screen", "other")
    assert _leaks({**heard, **seen}, ASKED, REASON, "Kanarienantwort") == []
    assert REASON in author.get(f"{author.base}/mine").text
    assert REASON in looks.pages(desk)["/"]
    for laptop in (author, other):
        for path in ("antwort", "meldung"):
            laptop.get(f"{laptop.base}/rueckfragen/1/{path}", status=404)
            laptop.send("POST", f"{laptop.base}/rueckfragen/1/{path}", text="x", reason="x", status=404)


def test_a_report_and_who_made_it_reach_the_desk_alone_and_the_latter_not_even_that(
    app, workshop, laptops, room
):
    author, desk = laptops["author"], laptops["desk"]
    listeners = _told(laptops, room, "desk", "screen", "other")
    answer = author.send("POST", f"{author.base}/ideen/1/meldung", reason=REASON)
    assert "Danke, die Moderation sieht es sich an." in answer.text
    heard = _heard(listeners)
    assert REASON in heard.pop("stream of desk")
    assert _leaks(heard, REASON, NAME) == []
    assert _leaks(_sees(laptops, workshop, "screen", "other", "author"), REASON) == []
    shown = {path: text for path, text in looks.pages(desk).items() if path != "/teilnehmende"}
    assert words(element_by_id(shown["/"], "complaints-title")) == "1 Meldung"
    assert _leaks(shown, NAME) == []
    number = re.search(r"/meldungen/(\d+)/verbergen", shown["/"])[1]
    assert REASON in desk.get(f"{desk.base}/meldungen/{number}/verbergen").text
    desk.send("POST", f"{desk.base}/meldungen/{number}/erledigung")
    desk.get(f"{desk.base}/meldungen/{number}/verbergen", status=404)


def test_when_the_room_goes_back_to_writing_all_of_it_is_gone(app, workshop, laptops, room):
    author = laptops["author"]
    author.send("POST", f"{author.base}/ideen/1/rueckfrage", text=ASKED)
    author.send("POST", f"{author.base}/ideen/1/meldung", reason=REASON)
    listeners = _told(laptops, room, "desk", "screen", "other")
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    heard = _heard(listeners)
    seen = _sees(laptops, workshop, "desk", "screen", "other")
    assert _leaks({**heard, **seen}, REASON, "complaints-title") == []
    papers = looks.papers(
        laptops["desk"], workshop
    )  # what all have read stands in them, also while they write again
    pages = {place: text for place, text in seen.items() if place not in papers}
    assert _leaks({**heard, **pages}, ASKED) == []


@ON_SQLITE
def test_what_somebody_has_seen_is_in_their_own_part_alone(app, workshop, laptops, room):
    author = laptops["author"]
    before = _sees(laptops, workshop, "other", "screen")
    author.send("POST", f"{author.base}/gelesen", numbers="1 2 x 77", status=204)
    assert 'data-seen="1 2"' in author.get(f"{author.base}/mine").text
    assert _sees(laptops, workshop, "other", "screen") == before
    assert 'data-little="1:1 2:1"' in looks.pages(laptops["desk"])["/"]


@ON_SQLITE
def test_hostile_strings_leave_every_page_valid(app, workshop, laptops, room):
    """The laptops read every page and answer as strictly as the standard allows."""
    with reading() as session:
        person = next(a.id for a in attendees(session, room.id) if a.name == NAME)
    speaker = remarks.Speaker(room.people[0])
    texts = [text for text in (*MARKUP, *strings(40)) if any(c.isalnum() for c in text)][:45]
    for number, text in enumerate(texts):
        at = now().replace(year=2030, minute=number)
        remarks.ask_about(workshop_id=room.id, idea=1, text=text[:400], speaker=speaker, now=at)
    complaints.report_idea(
        participant_id=person, workshop_id=room.id, idea=2, reason=MARKUP[5] * 3, now=now()
    )
    for name in ("desk", "other", "author"):
        pages = looks.pages(laptops[name])
        assert len(re.findall(r'class="remark"', pages["/"])) == len(texts)
        assert "<script>alert" not in pages["/"]
