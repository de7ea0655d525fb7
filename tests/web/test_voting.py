"""A vote over HTTP: the form's messages, progress in steps, the published list, tickets, and whoever votes twice."""

from __future__ import annotations

import re

import pytest

from app.actions import ordering, people, vote_rounds, workshops
from app.db import reading
from app.domain.phases import Step
from app.domain.voting import Level, VoteTerms
from app.queries.voting import latest_round
from app.web.answers import now
from tests.actions.rooms import joined
from tests.actions.votes import benches, make_codes, sit_down, vote, voting_room
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
def test_everything_that_is_wrong_is_told_at_once(desk):
    wrong = {"budget": "viele", "seed": "zwölf", "side": "1", "quorum_7": "x", "quorum_8": "y"}
    answer = desk.send(
        "POST",
        f"{desk.base}/abstimmung/eroeffnung",
        status=422,
        source="vote-form",
        **{**FORM, **wrong},
    )
    told = re.findall(r'hx-target="#vote-form-(\w+)-error"', answer.text)
    assert told == ["budget", "criterion_1", "quorum_7", "quorum_8", "seed"]


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
    ten = {path: text for one in laptops for path, text in looks.pages(one).items()}
    for change in (-1, 1, -1, 1):  # would find out that there are nine others
        vote(room, room.people[9], 1, change)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[8], now=now())
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert [text.count("haben abgestimmt") for text in streams] == [1, 1, 0]
    after = {path: text for one in laptops for path, text in looks.pages(one).items()}
    assert [path for path in ten if ("Mindestens 10" in ten[path]) != ("Mindestens 10" in after[path])] == []
    vote_rounds.close_round(workshop_id=room.id, now=now())
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
    vote_rounds.close_round(workshop_id=room.id, now=now())
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
    vote_rounds.close_round(workshop_id=room.id, now=now())
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
    vote_rounds.close_round(workshop_id=room.id, now=now())
    sit_down(room, benches()[0])
    for laptop in (laptops[0], laptops[2]):
        assert "2 von 2</span> <b>erreicht" in laptop.get(f"{laptop.base}/").text
    workshops.move_step(workshop_id=room.id, wanted=Step.CHOOSE, now=now())
    for laptop in laptops[:2]:  # who chooses has to know how many were there
        assert "2 von 2</span> <b>erreicht" in laptop.get(f"{laptop.base}/").text


@ON_SQLITE
@pytest.mark.parametrize("ticked", [True, False])
def test_the_moderator_sees_who_sits_where_and_decides_whether_benches_are_told(app, doors, workshop, ticked):
    room = voting_room(workshop.id, 1, 3, seated=benches()[:1] * 2)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    desk, person = doors.lead(workshop), doors.join(workshop)
    page = desk.get(f"{desk.base}/").text
    assert "Politik: 2 · für sich selbst: 2" in markup.words(markup.element_by_id(page, "seated"))
    assert markup.element_by_id(page, "vote-form-by_bench").get("checked") is not None
    listener = looks.Listener(desk, room.id)
    sit_down(room, benches()[0])
    assert "<b>3</b>" in listener.until_now()
    listener.stream.close()
    form = {"method": "approval", "budget": "0", "level": "anonymous"} | (
        {"by_bench": "on"} if ticked else {}
    )
    desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", **form)
    assert ("was jede Bank mit mindestens 5 Stimmen" in person.get(f"{person.base}/").text) == ticked
    for voter in room.people[1:]:
        vote(room, voter, 1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    page = desk.get(f"{desk.base}/").text
    assert (markup.element_by_id(page, "vote-form-by_bench").get("checked") is not None) == ticked
    workshops.move_step(workshop_id=room.id, wanted=Step.CHOOSE, now=now())
    assert ("nicht gezeigt, damit niemand" in person.get(f"{person.base}/").text) == ticked


@ON_SQLITE
@pytest.mark.parametrize(
    "word", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202erot", "هل هي جريئة؟"]
)
def test_words_that_look_like_markup_stay_words(app, doors, workshop, word):
    room = voting_room(workshop.id, 1, 3, terms=VoteTerms(criteria=(word, "machbar")))
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    vote(room, room.people[0], 1)
    pages = [laptop.get(f"{laptop.base}/").text for laptop in laptops]
    vote_rounds.close_round(workshop_id=room.id, now=now())
    pages += [laptop.get(f"{laptop.base}/stimmen/1").text for laptop in laptops[:2]]
    for page in pages:
        assert not [tag for tag in ("<script>alert", "<img src=x") if tag in page]
        assert word in markup.words(markup.parse(page))
