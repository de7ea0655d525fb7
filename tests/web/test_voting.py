"""A vote over HTTP: the form's messages, progress in steps, the published list, tickets, and whoever votes twice."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from app.actions import ordering, voting, workshops
from app.db import db, reading
from app.domain.phases import Step
from app.domain.voting import Level, VoteTerms
from app.queries.voting import latest_round
from app.web.answers import now
from app.web.logs import JsonLines
from tests.actions.rooms import joined
from tests.actions.votes import CODES, benches, make_codes, sit_down, vote, voting_room
from tests.support import looks, markup
from tests.support.databases import ON_SQLITE

FORM = {"method": "points", "budget": 3, "per_idea": 1}


@pytest.fixture
def desk(app, doors, workshop):
    """The moderator's laptop, in a room that is about to vote on eight ideas."""
    room = joined(workshop.id, 1)
    room.collect(8)
    room.go(Step.VOTE)
    laptop = doors.lead(workshop)
    laptop.get(f"{laptop.base}/")
    return laptop


@ON_SQLITE
@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"per_idea": 2}, "per_idea", "Dazu passen höchstens 1 auf eine Idee."),
        ({"budget": 2}, "budget", "mindestens 3"),
        ({"side": "1", "criterion_1": "mutig", "criterion_2": "Mutig"}, "criterion_2", "verschieden"),
        ({"side": "1"}, "criterion_1", "ein Wort"),
        ({"side": "1", "criterion_1": "x" * 31}, "criterion_1", "höchstens 30"),
        ({"level": "code"}, "level", "Einmal-Codes"),
        ({"level": "geheim"}, "level", "wählen"),
        ({"seed": "zwölf"}, "seed", "6 Ziffern"),
        ({"quorum_7": "viele"}, "quorum_7", "0 bis 999"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(desk, changed, field, words):
    answer = desk.send(
        "POST",
        f"{desk.base}/abstimmung/eroeffnung",
        status=422,
        source="vote-form",
        **{**FORM, **changed},
    )
    assert f'hx-target="#vote-form-{field}-error"' in answer.text
    assert words in answer.text
    with reading() as session:
        assert latest_round(session, 1) is None


@ON_SQLITE
def test_the_form_offers_the_proposal_until_the_moderator_sets_something_else(desk):
    page = desk.get(f"{desk.base}/").text
    assert markup.element_by_id(page, "vote-form-budget").get("value") == "3"
    assert "Vorschlag bei 8 Ideen: 3 Punkte, höchstens 1 auf eine." in page
    own = {"budget": 7, "per_idea": 3, "side": "1", "criterion_1": "mutig", "seed": "42", "level": "open"}
    desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", **{**FORM, **own, f"quorum_{benches()[0]}": "2"})
    assert "Los-Zahl 42" in desk.get(f"{desk.base}/").text
    desk.send("POST", f"{desk.base}/abstimmung/schluss")
    page = desk.get(f"{desk.base}/").text
    assert markup.element_by_id(page, "vote-form-budget").get("value") == "7"
    assert markup.element_by_id(page, "vote-form-criterion_1").get("value") == "mutig"
    assert markup.element_by_id(page, f"vote-form-quorum_{benches()[0]}").get("value") == "2"
    assert markup.element_by_id(page, "vote-form-seed").get("value") == ""
    assert "Frühere Abstimmungen" in page
    assert f"{desk.base}/stimmen/1" in page


@ON_SQLITE
@pytest.mark.parametrize(
    ("level", "words"),
    [
        (Level.ANONYMOUS, "Niemand erfährt, was Sie wählen. Es gilt: eine Stimme pro Gerät."),
        (Level.OPEN, "Nach dem Schluss steht Ihr Name neben Ihrer Stimme. Es gilt: eine Stimme pro Gerät."),
        (Level.CODE, "Niemand erfährt, was Sie wählen. Es gilt: eine Stimme pro Code."),
    ],
)
def test_the_ballot_says_in_plain_words_how_secret_it_is(app, doors, workshop, level, words):
    make_codes(workshop.id)
    voting_room(workshop.id, 1, 3, terms=VoteTerms(level))
    for laptop in (doors.join(workshop), doors.screen(workshop)):
        assert words in laptop.get(f"{laptop.base}/").text


def test_progress_tells_no_more_than_steps_of_five_in_anything(app, doors, workshop):
    """From five voters to nine every byte of every page, stand, stream and paper of the others is the same."""
    room = voting_room(workshop.id, 11, 3)
    desk, screen, other = doors.lead(workshop), doors.screen(workshop), doors.join(workshop)
    laptops = [desk, screen, other]

    def seen() -> dict[str, str]:
        pages = {f"{one.base}{path}": text for one in laptops for path, text in looks.pages(one).items()}
        return {**pages, **looks.papers(desk, workshop)}

    for person in room.people[:5]:
        vote(room, person, 1)
    five = seen()
    assert "Mindestens 5 Personen haben abgestimmt." in five[f"{desk.base}/"]
    for person in room.people[5:9]:
        vote(room, person, 2)
    assert {place for place, text in seen().items() if text != five[place]} == set()
    listeners = [looks.Listener(laptop, room.id) for laptop in laptops]
    for change in (-1, 1):
        for person in room.people[5:9]:
            vote(room, person, 2, change)
    vote(room, room.people[9], 1)
    streams = [listener.until_now() for listener in listeners]
    assert ["Mindestens 10 Personen" in text for text in streams] == [True, True, False]
    assert [text for text in streams if "6 Personen" in text or "9 Personen" in text] == []
    vote(room, room.people[9], 1, -1)
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert ["Mindestens 5 Personen" in text for text in streams] == [True, True, False]
    voting.close_round(workshop_id=room.id, now=now())
    assert "9 Personen haben abgestimmt" in desk.get(f"{desk.base}/").text


@ON_SQLITE
@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.OPEN])
def test_the_list_is_there_once_the_vote_is_closed_with_names_only_where_it_was_open(
    app, doors, workshop, level
):
    terms = VoteTerms(level, ("mutig", "machbar"), {str(benches()[0]): 2})
    room = voting_room(workshop.id, 1, 3, terms=terms)
    ada = doors.join(workshop, "Ada Kanarienvogel")
    desk = doors.lead(workshop)
    ada.get(f"{ada.base}/")
    mine = ada.send("POST", f"{ada.base}/ideen/2/punkt/1").text
    number = markup.element_by_id(mine.partition(">")[2].rpartition("</hx-partial>")[0], "control").get(
        "data-control-number"
    )
    sit_down(room, benches()[0])
    for laptop in (ada, desk):
        laptop.get(f"{laptop.base}/stimmen/1", status=404)
    voting.close_round(workshop_id=room.id, now=now())
    for laptop in (ada, desk):
        page = laptop.get(f"{laptop.base}/stimmen/1").text
        words = markup.words(markup.element_by_id(page, f"stimme-{number}"))
        named = "Ada Kanarienvogel" if level == Level.OPEN else ""
        assert words == f"{number[:4]} {number[4:]}{named}nichtsNr. 2 Idee 2: 1 Punkt"
        assert "1 von 2" in page  # of the bench that needs two, one is there
        laptop.get(f"{laptop.base}/stimmen/2", status=404)
    assert "/stimmen/1" in ada.get(f"{ada.base}/").text
    assert number not in ada.get(f"{ada.base}/").text  # the server knows no more whose it is
    doors.stranger().get(f"/w/{workshop.public_id}/stimmen/1", status=404)


@ON_SQLITE
def test_a_title_that_is_hidden_by_now_is_not_in_the_list(app, doors, workshop):
    room = voting_room(workshop.id, 1, 3)
    vote(room, room.people[0], 2)
    voting.close_round(workshop_id=room.id, now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())
    ordering.hide_idea(workshop_id=room.id, number=2, reason="Name", now=now())
    person = doors.join(workshop)
    page = person.get(f"{person.base}/stimmen/1").text
    assert "Idee 2" not in page
    assert "Nr. 2" in page


@ON_SQLITE
def test_the_quorum_follows_who_comes_and_stays_as_it_was_at_the_end(app, doors, workshop):
    room = voting_room(workshop.id, 1, 3, terms=VoteTerms(quorum={str(benches()[0]): 2}))
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    for laptop in laptops:
        assert "0 von 2</span> <b>nicht erreicht" in laptop.get(f"{laptop.base}/").text
    listeners = [looks.Listener(laptop, room.id) for laptop in laptops]
    for _person in range(2):
        sit_down(room, benches()[0])
    for listener in listeners:
        assert "2 von 2</span> <b>erreicht" in listener.until_now()
        listener.stream.close()
    voting.close_round(workshop_id=room.id, now=now())
    sit_down(room, benches()[0])
    for laptop in (laptops[0], laptops[2]):
        assert "2 von 2</span> <b>erreicht" in laptop.get(f"{laptop.base}/").text


@ON_SQLITE
@pytest.mark.parametrize(
    "word", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202erot", "هل هي جريئة؟"]
)
def test_words_that_look_like_markup_stay_words(app, doors, workshop, word):
    room = voting_room(workshop.id, 1, 3, terms=VoteTerms(criteria=(word, "machbar")))
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    vote(room, room.people[0], 1)
    pages = [laptop.get(f"{laptop.base}/").text for laptop in laptops]
    voting.close_round(workshop_id=room.id, now=now())
    pages += [laptop.get(f"{laptop.base}/stimmen/1").text for laptop in laptops[:2]]
    for page in pages:
        assert not [tag for tag in ("<script>alert", "<img src=x") if tag in page]
        assert word in markup.words(markup.parse(page))


def test_somebody_who_tries_to_vote_twice_has_one_vote(app, doors, workshop):
    """A second browser with the same ticket, a second ticket, a replay: one ballot in the end."""
    make_codes(workshop.id)
    voting_room(workshop.id, 1, 3, terms=VoteTerms(Level.CODE))
    honest, second = doors.join(workshop), doors.stranger()
    honest.get(f"{honest.base}/")
    assert "Code einlösen" in honest.get(f"{honest.base}/").text
    assert "Einmal-Code" in honest.send("POST", f"{honest.base}/ideen/1/punkt", status=409).text
    honest.send("POST", f"{honest.base}/einmal-code", code="KH7M-2QXP", source="code-form")
    link = f"/stimme/token-{CODES[0].lower()}"
    assert "Code einlösen" in second.get(link).text
    assert "schon eingelöst" in second.submit(link, status=422).text
    wrong = honest.send("POST", f"{honest.base}/einmal-code", code=CODES[1], source="code-form", status=422)
    assert 'hx-target="#code-form-code-error"' in wrong.text
    for _replay in range(2):
        honest.send("POST", f"{honest.base}/ideen/1/punkt", key="same")
    second.get(f"/w/{workshop.public_id}/", status=404)
    late = doors.stranger()
    late.get(f"/stimme/token-{CODES[1].lower()}")
    late.submit(f"/stimme/token-{CODES[1].lower()}")
    assert late.base == f"/w/{workshop.public_id}"
    voting.close_round(workshop_id=workshop.id, now=now())
    late.send("POST", f"{late.base}/ideen/1/punkt", status=409)
    page = honest.get(f"{honest.base}/stimmen/1").text
    assert page.count('id="stimme-') == 1


@ON_SQLITE
def test_a_ticket_used_on_a_device_with_a_place_keeps_that_place(app, doors, workshop):
    make_codes(workshop.id)
    person = doors.join(workshop, "Ada")
    link = f"/stimme/token-{CODES[0].lower()}"
    for _press in range(2):
        person.get(link)
        person.submit(link)
        assert person.base == f"/w/{workshop.public_id}"
    voting_room(workshop.id, 1, 3, terms=VoteTerms(Level.CODE))
    person.send("POST", f"{person.base}/ideen/1/punkt")


@ON_SQLITE
def test_tickets_that_mean_nothing_say_so(app, doors, workshop):
    make_codes(workshop.id)
    stranger = doors.stranger()
    assert "gilt nicht" in stranger.get("/stimme/unknown", status=404).text
    workshops.set_door(workshop_id=workshop.id, open_=False, now=now())
    link = f"/stimme/token-{CODES[0].lower()}"
    stranger.get(link)
    refused = stranger.submit(link, status=409).text
    assert "ließ sich nicht einlösen" in refused


@ON_SQLITE
def test_the_desk_makes_and_prints_codes(app, doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    desk.get(f"{desk.base}/codes.pdf", status=404)
    for number in ("0", "501", "viele"):
        refused = desk.send("POST", f"{desk.base}/codes", number=number, status=422, source="codes-form")
        assert "#codes-form-number-error" in refused.text
    assert "12 Codes" in desk.send("POST", f"{desk.base}/codes", number=12).text
    sheet = desk.get(f"{desk.base}/codes.pdf")
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert sheet.body.startswith(b"%PDF")
    person = doors.join(workshop)
    person.get(f"/regie/{workshop.public_id}/codes.pdf", status=404)


@ON_SQLITE
@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.CODE])
def test_after_closing_no_file_links_a_person_to_a_ballot(app, doors, workshop, level, log_lines):
    """Not in the database file, not in its log, not in the journal, not in what the server logged."""
    make_codes(workshop.id, [f"{n:08d}".replace("0", "Z").replace("1", "Y") for n in range(6)])
    room = voting_room(workshop.id, 1, 6, terms=VoteTerms(level, ("mutig", "machbar")))
    numbers, people = [], [doors.join(workshop, f"Kanarienvogel {n}") for n in range(6)]
    for n, person in enumerate(people):
        person.get(f"{person.base}/")
        if level == Level.CODE:
            person.send(
                "POST", f"{person.base}/einmal-code", code=f"ZZZZZZZ{n}".replace("0", "Z").replace("1", "Y")
            )
        answer = person.send(
            "POST", f"{person.base}/ideen/{n + 1}/punkt/0", key=f"Kanarienschluessel{n}"
        ).text
        numbers.append(answer.partition('data-control-number="')[2][:8])
    assert b"Kanarienschluessel" in _stored()
    assert b"round-1-" in _stored()
    voting.close_round(workshop_id=room.id, now=now())
    stored = _stored()
    assert b"Kanarienschluessel" not in stored
    assert b"round-1-" not in stored
    with db.engine.connect() as connection:
        tables = {
            name: connection.exec_driver_sql(f"SELECT * FROM {name}").all()
            for name in (
                "ballot_mark",
                "ballot_paper",
                "cast_ballot",
                "journal",
                "participant",
                "voting_code",
            )
        }
    assert (tables["ballot_mark"], tables["ballot_paper"]) == ([], [])
    assert "Kanarienvogel" not in str(tables["cast_ballot"] + tables["journal"])
    for number in numbers:  # each stands with its ballot, and nowhere beside a person
        assert stored.count(number.encode()) >= 1
        others = [rows for name, rows in tables.items() if name != "cast_ballot"]
        assert number not in str(others) + log_lines.getvalue()
    assert "Kanarien" not in log_lines.getvalue()


def _stored() -> bytes:
    """The bytes of the database and its log."""
    db.session.remove()
    path = Path(str(db.engine.url.database))
    return b"".join(part.read_bytes() for part in (path, Path(f"{path}-wal")) if part.exists())


@pytest.fixture
def log_lines(app):
    """What the product writes into its log meanwhile."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("augenhoehe")
    logger.addHandler(handler)
    yield kept
    logger.removeHandler(handler)
