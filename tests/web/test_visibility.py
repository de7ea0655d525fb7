"""Hidden ideas and open tallies are in nothing anybody gets: page, part, stream, screen, paper, count."""

from __future__ import annotations

import pytest

from app.actions import ordering, selection, vote_rounds, voting, workshops
from app.actions.journal import Request
from app.domain.phases import Step
from app.domain.selection import Rule
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support import looks
from tests.support.databases import ON_SQLITE

SECRET = "Kanarienvogel"
TITLE, WORDS, EDITED = f"{SECRET}titel", f"{SECRET}text", f"{SECRET}neu"


class Audience:
    """Everybody who may look, but is not the one who wrote."""

    def __init__(self, doors, workshop) -> None:
        self.workshop = workshop
        self.desk, self.screen = doors.lead(workshop), doors.screen(workshop)
        self.others = [doors.join(workshop), doors.join(workshop, language="en")]
        self.laptops = [self.desk, self.screen, *self.others]

    def sees(self) -> dict[str, str]:
        """All that these can get at this moment, by where they got it."""
        seen = {
            f"{laptop.base}{path}": text
            for laptop in self.laptops
            for path, text in looks.pages(laptop).items()
        }
        return {**seen, **looks.papers(self.desk, self.workshop)}


@pytest.fixture
def audience(doors, workshop) -> Audience:
    return Audience(doors, workshop)


def _leaks(seen: dict[str, str], *secrets: str) -> list[str]:
    return [f"{secret} in {place}" for place, text in seen.items() for secret in secrets if secret in text]


def test_while_writing_no_idea_reaches_anybody_else(app, doors, workshop, audience):
    """Submitted, edited, withdrawn, submitted again: zero bytes in any page, stream or paper of the others."""
    author = doors.join(workshop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    author.get(f"{author.base}/")
    listeners = [looks.Listener(laptop, workshop.id) for laptop in audience.laptops]
    author.send("POST", f"{author.base}/ideen", title=TITLE, description=WORDS, status=201)
    own = author.send("POST", f"{author.base}/ideen/1", title=EDITED, description=WORDS).text
    author.send("POST", f"{author.base}/ideen/1/rueckzug")
    author.send("DELETE", f"{author.base}/ideen/1/rueckzug")
    assert EDITED in own
    assert WORDS in author.get(f"{author.base}/ideen/1/bearbeiten").text
    streams = {f"stream {n}": listener.until_now() for n, listener in enumerate(listeners)}
    for listener in listeners:
        listener.stream.close()
    assert all("id:" in text for text in streams.values())
    assert _leaks({**audience.sees(), **streams}, SECRET) == []
    for laptop in audience.others:
        laptop.get(f"{laptop.base}/ideen/1/bearbeiten", status=404)
        laptop.send("POST", f"{laptop.base}/ideen/1", title="x", status=404)
    for what in ("zusammenfuehren", "verbergen", "korrektur"):
        audience.desk.get(f"{audience.desk.base}/ideen/1/{what}", status=404)
    assert SECRET in author.get(f"{author.base}/mine").text


def test_the_reveal_shows_all_ideas_to_all_and_going_back_hides_them_again(app, doors, workshop, audience):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    room.submit(room.people[0], TITLE, WORDS)
    room.go(Step.READ)
    shown = audience.sees()
    for laptop in audience.laptops:
        assert TITLE in shown[f"{laptop.base}/"], laptop.base
        assert TITLE in shown[f"{laptop.base}/stand"], laptop.base
    papers = {"json", "csv", "docx", "pdf", "xlsx"}
    assert all(TITLE in shown[name] for name in papers)
    listeners = [looks.Listener(laptop, workshop.id) for laptop in audience.laptops]
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    room.submit(room.people[0], f"{SECRET} zwei", f"{SECRET} zwei")
    streams = {f"stream {n}": listener.until_now() for n, listener in enumerate(listeners)}
    for listener in listeners:
        listener.stream.close()
    seen = audience.sees()
    assert _leaks({**seen, **streams}, f"{SECRET} zwei") == []
    boards = {place: text for place, text in seen.items() if place not in papers}
    assert _leaks({**boards, **streams}, SECRET) == []
    assert all(TITLE in seen[name] for name in papers)  # what all have read before stays in the papers


@ON_SQLITE
def test_a_late_cursor_brings_no_idea_that_is_hidden_by_now(app, doors, workshop, audience):
    """Who was cut off while all read, and comes back while all write again, gets the present and no more."""
    room = joined(workshop.id, 1)
    room.collect(1)
    room.go(Step.READ)
    laptop = audience.others[0]
    page = laptop.get(f"{laptop.base}/").text
    cursor = page.partition('data-cursor="')[2].partition('"')[0]
    ordering.correct_idea(workshop_id=room.id, number=1, title=TITLE, description=WORDS, now=now())
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    stream = laptop.stream(last=cursor)
    first = stream.chunk().decode()
    stream.close()
    assert 'data-step="write"' in first
    assert SECRET not in first


@ON_SQLITE
@pytest.mark.parametrize("step", [Step.READ, Step.VOTE, Step.CHOOSE, Step.CLOSE])
def test_an_idea_the_moderator_hid_is_in_nothing_of_the_others(app, doors, workshop, step):
    """The moderator's own desk may show it, to show it again; nobody else gets a byte of it."""
    audience = Audience(doors, workshop)
    author = doors.join(workshop)
    room = _read_with_a_secret(author, workshop)
    listeners = [looks.Listener(laptop, room.id) for laptop in audience.laptops[1:]]
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Name genannt", now=now())
    streams = {f"stream {n}": listener.until_now() for n, listener in enumerate(listeners)}
    for listener in listeners:
        listener.stream.close()
    _go_on(room, step)
    seen = {place: text for place, text in audience.sees().items() if not place.startswith("/regie/")}
    assert _leaks({**seen, **streams}, SECRET) == []
    if step == Step.READ:
        assert TITLE in audience.desk.get(f"{audience.desk.base}/").text
        assert "Name genannt" in author.get(f"{author.base}/mine").text
        assert _leaks(seen, "Name genannt") == []


@ON_SQLITE
def test_a_withdrawn_idea_is_in_nothing_of_anybody_else(app, doors, workshop, audience):
    author = doors.join(workshop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    author.get(f"{author.base}/")
    author.send("POST", f"{author.base}/ideen", title=TITLE, description=WORDS, status=201)
    author.send("POST", f"{author.base}/ideen/1/rueckzug")
    workshops.move_step(workshop_id=workshop.id, wanted=Step.READ, now=now())
    assert _leaks(audience.sees(), SECRET) == []


def test_no_tally_can_be_told_from_anything_before_closing(app, doors, workshop, audience):
    """The same number of people vote in two quite different ways: every byte the others get is the same."""
    room = joined(workshop.id, 5)
    room.collect(3)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="271828", now=now())
    _everybody_votes(room, 1)
    first = audience.sees()
    _everybody_votes(room, 2)
    _everybody_votes(room, 1, change=-1)
    second = audience.sees()
    listeners = [looks.Listener(laptop, room.id) for laptop in audience.laptops]
    _everybody_votes(room, 3)
    _everybody_votes(room, 2, change=-1)
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert {place for place in first if first[place] != second[place]} == set()
    assert [text for text in streams if "idea-" in text or "Punkt von" in text] == []
    vote_rounds.close_round(workshop_id=room.id, now=now())
    room.go(Step.CHOOSE)
    assert audience.sees()["json"] != second["json"]


@ON_SQLITE
def test_after_going_back_into_the_vote_an_open_second_round_shows_no_tally(app, doors, workshop, audience):
    room = joined(workshop.id, 3)
    room.collect(3)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    _everybody_votes(room, 1)
    room.go(Step.CHOOSE)
    workshops.move_step(workshop_id=room.id, wanted=Step.VOTE, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="2", now=now())
    _everybody_votes(room, 2)
    before = audience.sees()
    _everybody_votes(room, 3)
    _everybody_votes(room, 2, change=-1)
    after = audience.sees()
    assert {place for place in before if before[place] != after[place]} == set()


def _read_with_a_secret(author, workshop) -> RoomUnderTest:
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    author.get(f"{author.base}/")
    author.send("POST", f"{author.base}/ideen", title=TITLE, description=WORDS, status=201)
    room.submit(room.people[0], "Eine andere")
    room.go(Step.READ)
    return room


def _go_on(room: RoomUnderTest, step: Step) -> None:
    """On to `step`, choosing idea 2 on the way."""
    if step.position <= Step.VOTE.position:
        return room.go(step)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    _everybody_votes(room, 2)
    room.go(Step.CHOOSE)
    selection.confirm_selection(workshop_id=room.id, rule=Rule.PLAIN, ideas=[2], reason="", now=now())
    return room.go(step)


def _everybody_votes(room: RoomUnderTest, idea: int, *, change: int = 1) -> None:
    for person in room.people:
        voting.set_points(
            participant_id=person,
            workshop_id=room.id,
            idea=idea,
            change=change,
            request=Request(""),
            now=now(),
        )
