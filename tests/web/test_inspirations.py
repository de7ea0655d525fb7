"""Ideas for inspiration reach those they were handed to, and not a byte of them anybody else (promise 18)."""

from __future__ import annotations

import re

import pytest

from app.actions import inspirations, workshops
from app.db import reading
from app.domain.phases import Step
from app.queries import people
from app.queries.inspirations import shown_to
from app.queries.rooms import room as room_of
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support import looks

WORDS = "Kanarienvogel"
NAMES = [f"Teil{n}" for n in range(4)]


class Writers:
    """Four people who have each written two ideas with words to look for, and all others who may look."""

    def __init__(self, doors, workshop) -> None:
        self.workshop = workshop
        self.people = {name: doors.join(workshop, name) for name in NAMES}
        self.desk, self.screen = doors.lead(workshop), doors.screen(workshop)
        self.desk.get(f"{self.desk.base}/")
        workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
        for place, laptop in enumerate(self.people.values()):
            laptop.get(f"{laptop.base}/")
            for number in (2 * place + 1, 2 * place + 2):
                title, text = f"{WORDS}{number}x", f"{WORDS}text{number}x"
                laptop.send("POST", f"{laptop.base}/ideen", title=title, description=text, status=201)

    def own(self, name: str) -> set[int]:
        first = NAMES.index(name) * 2 + 1
        return {first, first + 1}

    def dealt(self) -> dict[str, set[int]]:
        """Whom the database knows to be shown what."""
        with reading() as session:
            room = room_of(session, self.workshop.id)
            ids = {a.name: a.id for a in people.attendees(session, self.workshop.id)}
            return {n: {i.number for i in shown_to(session, room, ids[n])} for n in NAMES}


def _read(text: str) -> set[int]:
    """The numbers of the ideas whose words are in a text."""
    return {int(n) for n in re.findall(rf"{WORDS}(?:text)?(\d+)x", text)}


def _sees(laptop) -> str:
    return "\n".join(looks.pages(laptop).values())


@pytest.fixture
def writers(doors, workshop) -> Writers:
    return Writers(doors, workshop)


def test_before_opening_nobody_reads_anything_of_others(writers):
    for name, laptop in writers.people.items():
        assert _read(_sees(laptop)) == writers.own(name)
    assert _read(_sees(writers.desk) + _sees(writers.screen)) == set()


def test_while_open_each_reads_their_own_and_what_was_dealt_to_them_and_nothing_else(writers):
    everybody = [*writers.people.values(), writers.desk, writers.screen]
    listeners = [looks.Listener(laptop, writers.workshop.id) for laptop in everybody]
    assert "Alle haben jetzt" in writers.desk.send("POST", f"{writers.desk.base}/anregungen").text
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert [_read(text) for text in streams] == [set()] * len(streams)  # a stream is the same for all
    assert all("event: inspired\ndata: \n" in text for text in streams[:4])
    assert not any("event: inspired" in text for text in streams[4:])
    dealt = writers.dealt()
    assert all(3 <= len(numbers) <= 5 for numbers in dealt.values())
    for name, laptop in writers.people.items():
        assert _read(laptop.get(f"{laptop.base}/mine").text) == writers.own(name) | dealt[name]
        assert _read(laptop.get(f"{laptop.base}/stand").text) == set()
        assert _read(_sees(laptop)) == writers.own(name) | dealt[name]
    papers = looks.papers(writers.desk, writers.workshop)
    assert _read(_sees(writers.desk) + _sees(writers.screen) + "".join(papers.values())) == set()


def test_they_carry_no_name_and_no_button(writers):
    writers.desk.send("POST", f"{writers.desk.base}/anregungen")
    for name, laptop in writers.people.items():
        page = laptop.get(f"{laptop.base}/mine").text
        section = page.partition('<section class="inspirations"')[2].partition("</section>")[0]
        assert len(re.findall("data-inspired", section)) >= 3
        assert not [other for other in NAMES if other != name and other in section]
        assert "<button" not in section
        assert "hx-" not in section


def test_what_is_withdrawn_goes_and_only_those_who_read_it_are_told_to_look_again(writers):
    writers.desk.send("POST", f"{writers.desk.base}/anregungen")
    reader = writers.people[NAMES[0]]
    number = min(writers.dealt()[NAMES[0]])
    author = writers.people[NAMES[(number - 1) // 2]]
    with looks.Listener(reader, writers.workshop.id) as listener:
        author.send("POST", f"{author.base}/ideen/{number}/rueckzug")
        heard = listener.until_now()
    assert f"event: inspired\ndata: {number}\n" in heard
    assert _read(heard) == set()
    assert number not in _read(_sees(reader))


def test_closing_and_going_on_takes_them_away(writers):
    writers.desk.send("POST", f"{writers.desk.base}/anregungen")
    writers.desk.send("DELETE", f"{writers.desk.base}/anregungen")
    for name, laptop in writers.people.items():
        assert _read(_sees(laptop)) == writers.own(name)
    writers.desk.send("POST", f"{writers.desk.base}/anregungen")
    workshops.move_step(workshop_id=writers.workshop.id, wanted=Step.READ, now=now())
    assert all("inspirations" not in lap.get(f"{lap.base}/mine").text for lap in writers.people.values())


def test_the_desk_offers_them_from_four_ideas_on_and_counts_along(doors, workshop):
    desk = doors.lead(workshop)
    room = joined(workshop.id, 2)
    room.collect(3)
    page = desk.get(f"{desk.base}/").text
    assert "mindestens 4 Ideen; bisher: 3." in page
    assert f'hx-post="{desk.base}/anregungen"' not in page
    assert "mindestens 4 Ideen" in desk.send("POST", f"{desk.base}/anregungen", status=409).text
    with looks.Listener(desk, workshop.id) as listener:
        room.submit(room.people[0], "Die vierte")
        heard = listener.until_now()
    assert 'hx-target="#inspirations"' in heard
    assert f'hx-post="{desk.base}/anregungen"' in heard
    assert "Die vierte" not in heard


def test_the_big_screen_says_that_there_is_something_to_read(doors, workshop):
    screen = doors.screen(workshop)
    joined(workshop.id, 2).collect(4)
    with looks.Listener(screen, workshop.id) as listener:
        inspirations.open_inspirations(workshop_id=workshop.id, seed="1", now=now())
        assert "Auf Ihrem Gerät stehen jetzt Ideen anderer." in listener.until_now()
