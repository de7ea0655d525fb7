"""Ordering as it is seen and sent: at the desk, in a stack of one's own, on ballots, and on the big screen."""

from __future__ import annotations

from app.actions import bundling, sharing, workshops
from app.db import reading
from app.domain.phases import Step
from app.queries.people import attendees
from app.queries.sharing import my_stack
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, be_connected, joined
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.laptops import Laptop
from tests.support.markup import element_by_id, words

pytestmark = ON_SQLITE


def _room(workshop_id: int, count: int = 6) -> RoomUnderTest:
    room = joined(workshop_id, 2)
    room.collect(count)
    room.go(Step.READ)
    return room


def _sharer(doors, workshop) -> tuple[Laptop, list[int], list[int]]:
    """Somebody with a stack, what lies in it, and what lies in the other one."""
    sharer, other = doors.join(workshop, "Esin"), doors.join(workshop, "Bernd")
    with reading() as session:
        ids = {who.name: who.id for who in attendees(session, workshop.id)}
    be_connected(ids["Esin"], ids["Bernd"])
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/verteilung", who="all", people="")
    with reading() as session:
        stacks = [
            [card.number for card in my_stack(session, workshop.id, ids[name], Step.READ).cards]
            for name in ("Esin", "Bernd")
        ]
    other.get(f"{other.base}/")
    return sharer, stacks[0], stacks[1]


def test_a_stack_has_the_tools_and_the_server_keeps_to_it(app, doors, workshop):
    _room(workshop.id)
    laptop, mine, others = _sharer(doors, workshop)
    page = laptop.get(f"{laptop.base}/").text
    assert [f'id="stack-{n}"' in page for n in (*mine, *others)] == [True] * 3 + [False] * 3
    base, foreign = laptop.base, others[0]
    dialog = laptop.get(f"{base}/buendel/neu?ideas={mine[0]}&ideas={mine[1]}").text
    assert f'value="Idee {mine[0]}"' in dialog  # the proposal for a name
    for address in (f"buendel/neu?ideas={mine[0]}&ideas={foreign}", f"buendel/einlage?ideas={foreign}"):
        laptop.get(f"{base}/{address}", status=404)
    answer = laptop.send("POST", f"{base}/buendel", ideas=mine[:2], name="Meins")
    assert 'hx-target="#mine"' in answer.text
    assert "Bündel aus 2" in answer.text
    listed = laptop.get(f"{base}/buendel/einlage?ideas={mine[2]}").text
    assert f'value="{mine[0]}"' in listed
    assert f'value="{foreign}"' not in listed
    refused = laptop.send("POST", f"{base}/buendel/einlage", ideas=[foreign], target=mine[0], status=403)
    assert "Das liegt nicht in Ihrem Stapel" in refused.text
    laptop.send("POST", f"{base}/buendel/{foreign}/name", name="x", status=403)
    laptop.send("DELETE", f"{base}/ideen/77/zusammenfuehren", status=404)
    laptop.send("POST", f"{base}/buendel", ideas=[mine[1], mine[2]], name="x", status=409)


def test_without_a_stack_there_are_no_tools(app, doors, workshop):
    _room(workshop.id)
    laptop = doors.join(workshop)
    page = laptop.get(f"{laptop.base}/").text
    assert "data-pick" not in element_by_id(page, "mine").attrib
    assert "own-stack" not in page
    laptop.get(f"{laptop.base}/buendel/neu?ideas=1&ideas=2", status=404)
    laptop.send("POST", f"{laptop.base}/buendel", ideas=[1, 2], name="x", status=409)
    laptop.send("POST", f"{laptop.base}/rueckgaengig", status=409)


def test_messages_stand_at_their_fields_and_the_text_stays(app, doors, workshop):
    _room(workshop.id)
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    for source, path, fields, place in (
        ("bundle-form", "buendel", {"ideas": [1, 2], "name": " "}, "#bundle-form-name-error"),
        ("put-form", "buendel/einlage", {"ideas": [1]}, "#put-form-target-error"),
        ("sharing-form", "verteilung", {"who": "all", "people": "viele"}, "#sharing-form-people-error"),
        ("sharing-form", "verteilung", {"who": "all", "people": "0"}, "#sharing-form-people-error"),
        ("exclusive-form", "unvereinbar", {"one": 1, "other": ""}, "#exclusive-form-other-error"),
        ("exclusive-form", "unvereinbar", {"one": 1, "other": 1}, "#exclusive-form-other-error"),
    ):
        answer = desk.send("POST", f"{desk.base}/{path}", source=source, status=422, **fields)
        assert f'hx-target="{place}"' in answer.text, (path, answer.text)


def test_a_bundle_has_its_name_wherever_it_stands(app, doors, workshop):
    room = _room(workshop.id)
    laptop, desk, wall = doors.join(workshop), doors.lead(workshop), doors.screen(workshop)
    bundling.create_bundle(workshop_id=room.id, ideas=[2, 5], name="Sprache am Abend", now=now())
    for step in (Step.READ, Step.VOTE):
        room.go(step)
        if step == Step.VOTE:
            desk.get(f"{desk.base}/")
            rules = {"method": "approval", "budget": 0, "per_idea": 1}
            desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", **rules)
        card = element_by_id(laptop.get(f"{laptop.base}/").text, "idea-2")
        text = words(card)
        assert text.startswith("Sprache am Abend")
        assert [title for title in ("Idee 2", "Idee 5") if title not in text] == []
        assert "Sprache am Abend" in desk.get(f"{desk.base}/").text
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())
    cards = wall.get(f"{wall.base}/").text
    assert cards.index('id="idea-2"') < cards.index('id="idea-1"')  # bundles first on the wall
    assert "Idee 5" in words(element_by_id(cards, "idea-2"))


def test_the_wall_puts_a_new_bundle_before_the_single_ideas(app, doors, workshop):
    room = _room(workshop.id)
    with looks.Listener(doors.screen(workshop), room.id) as listener:
        bundling.create_bundle(workshop_id=room.id, ideas=[3, 4], name="Wege", now=now())
        heard = listener.until_now()
    gone = heard.index('hx-target="#idea-3" hx-swap="delete"')
    assert gone < heard.index('data-k="a3"')  # taken away, then put into its new place
    assert 'hx-target="#idea-4" hx-swap="delete"' in heard


def test_everybody_is_told_that_stacks_changed_and_nobody_whose_they_are(app, doors, workshop):
    room = _room(workshop.id)
    person, desk, wall = doors.join(workshop), doors.lead(workshop), doors.screen(workshop)
    one = room.people[0]
    be_connected(one)
    sharing.offer_to_order(participant_id=one, workshop_id=room.id, offered=True, now=now())
    listeners = [looks.Listener(laptop, room.id) for laptop in (person, desk, wall)]
    long_ago = now().replace(year=2000)
    sharing.share_out(workshop_id=room.id, people=1, everybody=False, live_since=long_ago, now=now())
    heard = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert "event: mine" in heard[0]
    assert "Stapel" not in heard[0]
    assert 'hx-target="#sharing"' in heard[1]
    assert "Es ordnet gerade 1 Person: 0 Bündel, 6 Ideen noch einzeln" in heard[2]
    assert [text for text in heard if "Helle Eiche" in text] == []


def test_the_history_names_nobody(app, doors, workshop):
    _room(workshop.id)
    laptop, mine, _others = _sharer(doors, workshop)
    laptop.send("POST", f"{laptop.base}/buendel", ideas=mine[:2], name="Meins")
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    bundling.create_bundle(workshop_id=workshop.id, ideas=_others[:2], name="Anderes", now=now())
    page = desk.get(f"{desk.base}/verlauf").text
    assert "jemand aus der Ordnungsgruppe" in page
    assert "Moderation" in page
    assert "Esin" not in page
    assert page.count("Rückgängig</span>") == 2
    first = page.partition("/verlauf/")[2].partition('"')[0]
    desk.send("DELETE", f"{desk.base}/verlauf/{first}")
    assert desk.send("DELETE", f"{desk.base}/verlauf/{first}", status=409)


def test_ideas_that_exclude_each_other_say_so_everywhere(app, doors, workshop):
    room = _room(workshop.id)
    laptop, desk, wall = doors.join(workshop), doors.lead(workshop), doors.screen(workshop)
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/unvereinbar", one=1, other=3)
    said = "nur eine von beiden: mit Nr. 3"
    for page in (
        laptop.get(f"{laptop.base}/").text,
        desk.get(f"{desk.base}/").text,
        wall.get(f"{wall.base}/").text,
    ):
        assert said in words(element_by_id(page, "idea-1"))
    room.go(Step.VOTE)
    assert said in desk.get(f"{desk.base}/").text
    desk.send("DELETE", f"{desk.base}/unvereinbar/1/3")
    desk.send("POST", f"{desk.base}/unvereinbar", one=1, other=3)
    desk.send("POST", f"{desk.base}/abstimmung/eroeffnung", method="approval", budget=0, per_idea=1)
    assert said in words(element_by_id(laptop.get(f"{laptop.base}/").text, "idea-1"))
    desk.send("DELETE", f"{desk.base}/unvereinbar/1/3", status=409)
