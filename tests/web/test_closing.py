"""Closing on pages, in streams and in files: drafts are for the desk alone, and what is fixed stays as it is."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest

from app.actions import minutes, next_steps, people
from app.db import reading
from app.domain.phases import Step
from app.queries import rooms
from app.queries.minutes import minutes_at_desk
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support import looks
from tests.support.closing import fix
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.web.test_visibility import Audience

pytestmark = ON_SQLITE
SECRET = "Kanarienvogel"
FORMATS = ("json", "docx", "zip", "protokoll", "protokoll-pdf")


@pytest.fixture
def audience(doors, workshop) -> Audience:
    return Audience(doors, workshop)


@pytest.fixture
def room(app, workshop, audience) -> RoomUnderTest:
    """A room at its close, in which nothing is planned yet."""
    room = evening_until(workshop.id, Step.SHOW)
    room.go(Step.CLOSE)
    return room


def _reword(room: RoomUnderTest, text: str, *, base: int = 0) -> None:
    minutes.reword_section(
        workshop_id=room.id, meeting=1, key="remarks", base=base, heading="Bemerkungen", text=text, now=now()
    )


def _files(laptop, workshop) -> str:
    found = []
    for key in FORMATS:
        answer = laptop.line.send("GET", f"/ergebnisse/{workshop.public_id}/{key}", None, {})
        if answer.status == 200 and key in ("docx", "zip", "protokoll"):
            with zipfile.ZipFile(io.BytesIO(answer.body)) as parts:
                found += [name + parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        elif answer.status == 200:
            found.append(answer.body.decode("utf-8", "replace"))
    return " ".join(found)


def test_a_draft_reaches_nobody_but_the_desk(room, audience, doors, workshop):
    person, desk = doors.join(workshop), doors.lead(workshop)
    others = [doors.join(workshop), doors.screen(workshop)]
    listeners = [looks.Listener(laptop, room.id) for laptop in others]
    _reword(room, SECRET)
    pushed = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert not [text for text in pushed if SECRET in text or "minutes-" in text]
    person.get(f"{person.base}/protokoll/1", status=404)
    for key in ("protokoll", "protokoll-pdf"):
        person.get(f"/ergebnisse/{workshop.public_id}/{key}", status=404)
    assert SECRET not in person.get(f"{person.base}/").text
    assert "protokoll" not in person.get(f"{person.base}/").text
    files = _files(person, workshop)
    assert SECRET not in files
    assert "protokoll" not in files.replace("protokolle", "")  # not even its name in the archive
    assert SECRET in desk.get(f"{desk.base}/protokoll/1").text
    assert SECRET in _files(desk, workshop)


def test_once_fixed_everybody_reads_it_and_it_stays_as_it_is(room, doors, workshop):
    person, desk = doors.join(workshop), doors.lead(workshop)
    _reword(room, SECRET)
    fix(room.id)
    page = person.get(f"{person.base}/protokoll/1").text
    assert SECRET in page
    assert '<ul class="minutes__list"><li dir="auto">' in page
    assert "data-when" not in page  # by the clock of the room, not by that of a device
    assert f"/w/{workshop.public_id}/protokoll/1" in person.get(f"{person.base}/").text
    joined(workshop.id, 3)
    next_steps.plan_step(workshop_id=room.id, what="Später geplant", now=now())
    after = person.get(f"{person.base}/protokoll/1").text
    assert (
        after[after.index("<main") : after.index("</main>")]
        == page[page.index("<main") : page.index("</main>")]
    )
    desk.send("POST", f"{desk.base}/protokoll/1/remarks", heading="x", text="y", base=1, status=409)
    desk.send("POST", f"{desk.base}/protokoll/1/fassung", read="", status=409)
    data = json.loads(person.get(f"/ergebnisse/{workshop.public_id}/json").text)
    assert [one["version"] for one in data["minutes"]] == [1]


def test_while_it_is_worked_on_again_the_others_keep_the_version_before(room, doors, workshop):
    person = doors.join(workshop)
    _reword(room, "Erste Fassung")
    fix(room.id)
    minutes.reopen_minutes(workshop_id=room.id, meeting=1, reason="Ein Beschluss fehlte.", now=now())
    _reword(room, SECRET, base=1)
    page = person.get(f"{person.base}/protokoll/1").text
    assert "Erste Fassung" in page
    assert "Ein Beschluss fehlte." in page
    assert SECRET not in page
    fix(room.id)
    again = person.get(f"{person.base}/protokoll/1").text
    assert SECRET in again
    assert "Fassung 2" in again
    assert "Fassung 1" in again
    assert "Erste Fassung" not in again  # what had to be taken out is at the desk alone
    desk = doors.lead(workshop)
    assert "Erste Fassung" in desk.get(f"{desk.base}/protokoll/1").text
    for laptop in (person, desk):
        assert "Erste Fassung" not in laptop.get(f"/ergebnisse/{workshop.public_id}/json").text


def test_what_was_not_read_is_not_fixed(room, doors, workshop):
    desk = doors.lead(workshop)
    with reading() as session:
        mark = minutes_at_desk(session, rooms.room(session, room.id), 1, "de").mark
    joined(workshop.id, 1)
    desk.get(f"{desk.base}/")
    refused = desk.send(
        "POST", f"{desk.base}/protokoll/1/fassung", read=mark, source="minutes-form", status=409
    )
    assert "lesen Sie noch einmal" in refused.text


def test_untouched_sections_follow_and_the_reworded_one_does_not(room):
    def sections() -> dict[str, str]:
        with reading() as session:
            view = minutes_at_desk(session, rooms.room(session, room.id), 1, "de")
        return {one.key: one.text for one in view.sections}

    minutes.reword_section(
        workshop_id=room.id, meeting=1, key="present", base=0, heading="Da", text="Viele", now=now()
    )
    joined(room.id, 1)
    next_steps.plan_step(workshop_id=room.id, what="Vorlage schreiben", now=now())
    assert (sections()["present"], sections()["next"]) == ("Viele", "– Vorlage schreiben.")
    minutes.follow_records(workshop_id=room.id, meeting=1, key="present", base=1, now=now())
    assert "Zusammen: 9 Personen." in sections()["present"]


def test_the_minutes_name_nobody(room, doors, workshop):
    doors.join(workshop, SECRET)
    with reading() as session:
        view = minutes_at_desk(session, rooms.room(session, room.id), 1, "de")
    assert not [one for one in view.sections if SECRET in one.text or "Helle Eiche" in one.text]


def test_each_meeting_has_minutes_of_its_own(room):
    from app.actions import meetings

    meetings.begin_meeting(workshop_id=room.id, now=now() + timedelta(seconds=1))
    with reading() as session:
        first, second = (
            {s.key: s.text for s in minutes_at_desk(session, rooms.room(session, room.id), n, "de").sections}
            for n in (1, 2)
        )
    assert "Abschluss" in first["steps"]
    assert "Abschluss" not in second["steps"]
    assert first["votes"]
    assert (second["votes"], second["decisions"], second["reservations"]) == ("", "", "")


def test_next_steps_stand_on_every_screen_at_the_end(room, doors, workshop):
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    listeners = [looks.Listener(laptop, room.id) for laptop in laptops]
    next_steps.plan_step(workshop_id=room.id, what=SECRET, who="IHK", due="im Herbst", now=now())
    for laptop, listener in zip(laptops, listeners, strict=True):
        pushed = listener.until_now()
        listener.stream.close()
        assert 'hx-target="#next-steps"' in pushed
        page = laptop.get(f"{laptop.base}/").text
        assert SECRET in pushed
        assert SECRET in page
        start = pushed.index(">", pushed.index('hx-target="#next-steps"')) + 1
        part = pushed[start : pushed.index("</hx-partial>", start)].replace("\ndata: ", "\n")
        assert part in page  # the same bytes
    next_steps.list_step(workshop_id=room.id, number=1, listed=False, now=now())
    sees = [SECRET in laptop.get(f"{laptop.base}/").text for laptop in laptops]
    assert sees == [False, True, False]  # the desk can take it up again


def test_two_desks_do_not_overwrite_each_other(room, doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    address = f"{desk.base}/naechste-schritte"
    desk.send("POST", address, what="Erst", status=201)
    desk.send("POST", f"{address}/1", what="Dann", base=1)
    refused = desk.send("POST", f"{address}/1", what="Oder", base=1, source="next-step-form", status=422)
    assert "Dann" in refused.text
    assert "#next-step-form-what-error" in refused.text
    wrong = desk.send("POST", address, what="", due="1.1.2020", source="next-step-form", status=422)
    for field in ("what", "due"):
        assert f"#next-step-form-{field}-error" in wrong.text


def test_next_steps_are_planned_from_presenting_on(app, doors, workshop):
    evening_until(workshop.id, Step.AGREE).go(Step.SHOW)
    desk, person = doors.lead(workshop), doors.join(workshop)
    desk.get(f"{desk.base}/")
    desk.send("POST", f"{desk.base}/naechste-schritte", what=SECRET, status=201)
    assert SECRET in desk.get(f"{desk.base}/").text
    assert SECRET not in person.get(f"{person.base}/").text


def test_who_was_removed_was_not_there(room):
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    with reading() as session:
        view = minutes_at_desk(session, rooms.room(session, room.id), 1, "de")
    assert "Zusammen: 7 Personen." in next(one.text for one in view.sections if one.key == "present")
