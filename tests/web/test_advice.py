"""Advice reaches all who may read it and nobody else: page, stream, screen, papers, the board; and it is only text."""

from __future__ import annotations

from contextlib import suppress

import pytest

from app.actions import advice, sketches, workshops
from app.actions.advice import Author
from app.domain.errors import InvalidInput
from app.domain.phases import Step
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.sketching import sketching_room
from tests.exports.hostile import MARKUP, strings
from tests.support import looks
from tests.support.advising import invite
from tests.support.databases import ON_SQLITE

SECRET, NAME, REASON = "Kanarienrat", "Kanarienname", "Kanariengrund"
LINK = f"/beirat/{1:x>32}"  # of the first room, as `invite` gives it


@pytest.fixture
def laptops(doors, workshop):
    """Everybody who may look: the desk, the big screen, one who advises, and another."""
    return {
        "desk": doors.lead(workshop),
        "screen": doors.screen(workshop),
        "author": doors.join(workshop, NAME),
        "other": doors.join(workshop, language="en"),
    }


@pytest.fixture
def board(doors, workshop):
    """A seat of the advisory board."""
    invite(workshop.id)
    laptop = doors.stranger()
    laptop.base = LINK
    return laptop


@pytest.fixture
def room(workshop, laptops) -> RoomUnderTest:
    """Two sketches on which people advise."""
    found = sketching_room(workshop.id)
    for laptop in laptops.values():
        laptop.get(f"{laptop.base}/")
    return found


def _sees(laptops, board, workshop) -> dict[str, str]:
    """All that these can get at this moment."""
    seen = {
        f"{name} {path}": text
        for name, laptop in laptops.items()
        for path, text in looks.pages(laptop).items()
        if path != "/teilnehmende"
    }
    other, desk = laptops["other"], laptops["desk"]
    seen["other sketch"] = other.get(f"{other.base}/skizzen/1").text
    seen["other own"] = other.get(f"{other.base}/skizzen/1/rueckmeldungen").text
    seen["desk list"] = desk.get(f"{desk.base}/rueckmeldungen").text
    seen["board"] = board.get(f"{LINK}/").text
    table = desk.get(f"/ergebnisse/{workshop.public_id}/rueckmeldungen").text
    return {**seen, **looks.papers(desk, workshop), "table": table}


def _places(seen: dict[str, str], word: str) -> set[str]:
    return {place for place, text in seen.items() if word in text}


def _give(laptop, text: str = SECRET, **fields: object):
    return laptop.send("POST", f"{laptop.base}/skizzen/1/rueckmeldungen", text=text, status=201, **fields)


READERS = {"other sketch", "desk list", "board"}
ON_STAGE = {"desk /", "desk /stand"}
PAPERS = {"csv", "json", "xlsx", "table"}


def test_advice_is_read_by_all_and_the_anonymous_stay_so(app, workshop, laptops, board, room):
    names = ("desk", "screen", "other")
    listeners = {name: looks.Listener(laptops[name], room.id) for name in names}
    author = laptops["author"]
    assert SECRET in _give(author, section="goals").text
    author.send("POST", f"{author.base}/rueckmeldungen/1/antwort", text=f"{SECRET} auch", status=201)
    heard = {name: listener.until_now() for name, listener in listeners.items()}
    for listener in listeners.values():
        listener.stream.close()
    assert _places(heard, SECRET) == {"desk", "other"}  # the big screen counts
    assert "event: advised" in heard["other"]
    assert "event: advised" not in heard["desk"] + heard["screen"]
    seen = _sees(laptops, board, workshop)
    mine = {"author /", "author /mine"}
    assert _places(seen, SECRET) == READERS | ON_STAGE | PAPERS | mine
    others = {**heard, **{place: text for place, text in seen.items() if not place.startswith("author")}}
    assert _places(others, NAME) == set()
    _give(author, "Mit Namen", named="1")
    assert _places(_sees(laptops, board, workshop), NAME) >= READERS | ON_STAGE


@pytest.mark.parametrize(
    ("step", "readers"),
    [
        (Step.CHOOSE, PAPERS),
        (Step.TEAMS, PAPERS),
        (Step.SKETCH, READERS | PAPERS | {"author /", "author /mine"}),
        (Step.CLOSE, {"desk list", "board"} | PAPERS),
    ],
)
@ON_SQLITE
def test_in_each_step_the_same_rule_holds_everywhere(app, workshop, laptops, board, room, step, readers):
    """Given while all advise; going back hides it again, the papers keep what all have read."""
    _give(laptops["author"])
    if step.position > Step.ADVISE.position:
        room.go(step)
    else:
        room.back(step)
    assert _places(_sees(laptops, board, workshop), SECRET) == readers


@ON_SQLITE
def test_hidden_advice_is_at_the_desk_alone_and_its_author_reads_why(app, workshop, laptops, board, room):
    author, desk = laptops["author"], laptops["desk"]
    _give(author, named="1")
    author.send("POST", f"{author.base}/rueckmeldungen/1/antwort", text=f"{SECRET} auch", status=201)
    listener = looks.Listener(laptops["other"], room.id)
    desk.send("POST", f"{desk.base}/rueckmeldungen/1/verbergen", reason=REASON)
    heard = listener.until_now()
    listener.stream.close()
    assert SECRET not in heard
    seen = _sees(laptops, board, workshop)
    mine = {"author /", "author /mine"}
    assert _places(seen, SECRET) == ON_STAGE | {"desk list"} | mine
    assert _places(seen, REASON) == ON_STAGE | {"desk list"} | mine
    for laptop, base in ((laptops["other"], laptops["other"].base), (board, LINK)):
        laptop.get(f"{base}/rueckmeldungen/1/antwort", status=404)
    desk.send("DELETE", f"{desk.base}/rueckmeldungen/1/verbergen")
    assert _places(_sees(laptops, board, workshop), SECRET) >= READERS


@ON_SQLITE
def test_advice_is_reported_to_the_desk_alone_and_hidden_or_settled_there(
    app, workshop, laptops, board, room
):
    author, other, desk = (laptops[name] for name in ("author", "other", "desk"))
    _give(author, text="Spott")
    author.send("POST", f"{author.base}/rueckmeldungen/1/antwort", text="Noch mehr Spott", status=201)
    listener = looks.Listener(author, room.id)
    for number in (1, 2):
        address = f"{other.base}/rueckmeldungen/{number}/meldung"
        assert "Spott" in other.get(address).text
        refused = other.send("POST", address, reason=" ", status=422)
        assert "Please give a reason." in refused.text
        other.send("POST", address, reason=REASON)
    assert REASON not in listener.until_now()
    listener.stream.close()
    assert _places(_sees(laptops, board, workshop), REASON) == {"desk /", "desk /stand"}
    asked = desk.get(f"{desk.base}/meldungen/1/verbergen").text
    assert "Beitrag verbergen" in asked
    assert REASON in asked
    desk.send("POST", f"{desk.base}/meldungen/2/erledigung")
    page = desk.get(f"{desk.base}/").text
    assert (page.count(f'<li dir="auto">{REASON}</li>'), "1 Meldung" in page) == (1, True)
    desk.send("POST", f"{desk.base}/rueckmeldungen/1/verbergen", reason=REASON)
    assert 'data-complaints="' not in desk.get(f"{desk.base}/").text
    other.get(f"{other.base}/rueckmeldungen/1/meldung", status=404)


@ON_SQLITE
def test_withdrawn_advice_is_a_word_without_its_words(app, workshop, laptops, board, room):
    author = laptops["author"]
    assert "Zurückziehen" in _give(author).text
    author.send("POST", f"{author.base}/rueckmeldungen/1/rueckzug")
    seen = _sees(laptops, board, workshop)
    assert _places(seen, SECRET) == set()
    assert _places(seen, "zurückgezogen") >= {"desk list", "board", "table"}


@ON_SQLITE
def test_only_the_team_decides_and_the_author_reads_what_became_of_it(app, doors, workshop, laptops, room):
    author, other = laptops["author"], laptops["other"]
    _give(author)
    decide = f"{other.base}/rueckmeldungen/1/stand"
    other.send("POST", decide, state="settled", reason="", status=403)
    other.send("POST", f"{other.base}/skizzen/1/team")
    page = other.get(f"{other.base}/skizzen/1").text
    assert "data-member" in page
    assert "data-member" not in author.get(f"{author.base}/skizzen/1").text
    missing = other.send("POST", decide, state="declined", reason="", status=422, source="advice-sheet")
    assert 'hx-target="#advice-sheet-reason-error"' in missing.text
    other.send("POST", decide, state="declined", reason=REASON)
    mine = author.get(f"{author.base}/mine").text
    assert "abgelehnt" in mine
    assert REASON in mine


@ON_SQLITE
def test_the_team_reads_what_is_new_until_it_has_seen_it(app, workshop, laptops, room):
    author, member = laptops["author"], laptops["other"]
    member.send("POST", f"{member.base}/skizzen/1/team")
    _give(author)
    _give(author, "Und noch etwas")
    where = (f"{member.base}/mine", f"{member.base}/skizzen/1")
    for path in where:
        assert '#piece-1">2 ' in member.get(path).text, path
    member.send("POST", f"{member.base}/skizzen/1/gelesen", upto=2, status=204)
    for path in where:
        assert '#piece-1">2 ' not in member.get(path).text, path


@ON_SQLITE
def test_what_people_write_is_text_everywhere(app, workshop, laptops, board, room):
    given = 0
    for text in [*MARKUP, *strings()[:60]]:
        with suppress(InvalidInput):  # where nothing is to be seen
            number = advice.give_advice(
                workshop_id=room.id, number=1, section="goals", text=text[:900], author=Author(), now=now()
            )
            given += 1
            verdict = {"state": "taken_up", "reason": text[:400], "author": Author()}
            advice.decide_advice(workshop_id=room.id, number=number, now=now(), **verdict)
    assert given > 40
    other, desk = laptops["other"], laptops["desk"]
    for page in (
        other.get(f"{other.base}/skizzen/1").text,  # every page is parsed strictly by the laptop
        desk.get(f"{desk.base}/rueckmeldungen").text,
        board.get(f"{LINK}/").text,
    ):
        assert "<img src=x" not in page
        assert "<script>" not in page
    looks.papers(desk, workshop)


@ON_SQLITE
def test_the_room_moves_its_cards_while_advice_comes_in(app, workshop, laptops, room):
    """Each audience gets the card it shows, woven in, and no card of the other steps."""
    listeners = {name: looks.Listener(laptops[name], room.id) for name in ("desk", "screen", "other")}
    _give(laptops["author"])
    for name, listener in listeners.items():
        heard = listener.until_now()
        listener.stream.close()
        assert 'hx-target="#advised-1" hx-swap="innerMorph"' in heard, name
        assert "<form" not in heard, name
        assert "hx-get" not in heard or name != "screen"
    workshops.announce(workshop_id=room.id, text="weiter", now=now())


@ON_SQLITE
def test_the_sketch_with_least_advice_comes_first_for_people(app, workshop, laptops, room):
    sketches.join_sketch(participant_id=room.people[1], workshop_id=room.id, number=2, joined=True, now=now())
    _give(laptops["author"])
    page = laptops["other"].get(f"{laptops['other'].base}/").text
    assert page.index('id="advised-2"') < page.index('id="advised-1"')
    wall = laptops["screen"].get(f"{laptops['screen'].base}/").text
    assert wall.index('id="advised-1"') < wall.index('id="advised-2"')
