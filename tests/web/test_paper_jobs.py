"""Papers with a wish, and in the background, over HTTP: each job is there for whoever asked, and for nobody else."""

from __future__ import annotations

import json

import pytest

from app.domain.phases import Step
from app.paper_jobs.writer import PaperWriter
from tests.actions.rooms import RoomUnderTest
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until

pytestmark = ON_SQLITE


@pytest.fixture
def base(app, workshop) -> str:
    """A room in its last step; where its papers are."""
    evening_until(workshop.id, Step.CLOSE)
    return f"/ergebnisse/{workshop.public_id}"


def test_a_paper_is_written_as_its_address_wishes(doors, workshop, base):
    desk = doors.lead(workshop)
    whole = json.loads(desk.get(f"{base}/json").body)
    number = whole["sketches"][0]["number"]
    one = json.loads(desk.get(f"{base}/json?language=en&sketches={number}").body)
    assert len(whole["sketches"]) > 1
    assert [sketch["number"] for sketch in one["sketches"]] == [number]
    assert desk.get(f"{base}/pdf?language=en&sketches={number}").body.startswith(b"%PDF")


def test_names_are_in_a_paper_only_when_the_desk_asks_for_them(doors, workshop, base, app):
    person = doors.join(workshop, "Kanarienvogel")
    desk = doors.lead(workshop)
    RoomUnderTest(workshop.id, []).back(Step.ADVISE)
    person.get(f"{person.base}/")
    person.send("POST", f"{person.base}/skizzen/1/rueckmeldungen", text="Wer zahlt?", named="1", status=201)
    for kind in ("json", "rueckmeldungen"):
        assert b"Kanarienvogel" not in desk.get(f"{base}/{kind}").body
        assert b"Kanarienvogel" in desk.get(f"{base}/{kind}?names=1").body
    assert "Kanarienvogel" not in desk.get(f"{base}/").text


def test_participants_get_no_names_and_are_told_so_at_the_field(doors, workshop, base):
    person = doors.join(workshop)
    answer = person.get(f"{base}/json?names=1", status=422)
    assert (
        "Namen gibt nur die Moderation" in person.get(f"{base}/json?names=1&sketches=99", status=422).text
        or answer
    )
    assert 'name="names"' not in person.get(f"{base}/").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("language=tr", "Deutsch oder Englisch"),
        ("sketches=99", "aus der Liste"),
        ("sketches=x", "ganze Zahl"),
    ],
)
def test_a_wrong_wish_is_told_at_its_field(doors, workshop, base, query, said):
    page = doors.lead(workshop).get(f"{base}/docx?{query}", status=422).text
    field = query.partition("=")[0]
    assert said in page.partition(f'id="wish-{field}-error">')[2].partition("</p>")[0]


def test_a_long_paper_is_a_job_and_a_short_one_its_address(doors, workshop, base):
    desk = doors.lead(workshop)
    desk.get(f"{base}/")
    short = desk.line.send(
        "POST",
        f"{base}/auftraege",
        b"format=csv&language=en&csrf_token=" + desk.token.encode(),
        {"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert (short.status, short.headers["Location"].partition("/ergebnisse")[2]) == (
        303,
        f"/{workshop.public_id}/csv?language=en",
    )
    said = desk.send("POST", f"{base}/auftraege", format="zip").text
    assert 'data-state="waiting"' in said
    assert desk.send("POST", f"{base}/auftraege", format="zip").text == said  # one job


def test_a_job_is_followed_and_its_file_handed_out(app, doors, workshop, base):
    person = doors.join(workshop)
    person.get(f"{base}/")
    person.send("POST", f"{base}/auftraege", format="zip")
    assert person.get(f"{base}/auftraege/1/datei", status=404)
    assert PaperWriter(app).write_next()
    assert 'data-state="ready"' in person.get(f"{base}/auftraege").text
    file = person.get(f"{base}/auftraege/1/datei")
    assert file.body[:2] == b"PK"
    assert file.headers["Content-Length"] == str(len(file.body))
    person.send("DELETE", f"{base}/auftraege/1")
    assert person.get(f"{base}/auftraege").text == ""


def test_another_persons_job_is_not_there(app, doors, workshop, base):
    person, other, desk = doors.join(workshop), doors.join(workshop), doors.lead(workshop)
    person.get(f"{base}/")
    person.send("POST", f"{base}/auftraege", format="zip")
    assert PaperWriter(app).write_next()
    for laptop in (other, desk):
        laptop.get(f"{base}/")
        assert laptop.get(f"{base}/auftraege").text == ""
        laptop.get(f"{base}/auftraege/1/datei", status=404)
        for method, path in (("POST", "/abbruch"), ("POST", "/wiederholung"), ("DELETE", "")):
            laptop.send(method, f"{base}/auftraege/1{path}", status=404)


def test_the_stream_tells_that_something_became_of_a_job(doors, workshop, base):
    person = doors.join(workshop)
    page = person.get(f"{person.base}/").text
    cursor = page.partition('data-cursor="')[2].partition('"')[0]
    person.send("POST", f"{base}/auftraege", format="zip")
    stream = person.stream(after=cursor)
    told = stream.chunk()
    stream.close()
    assert (
        b"event: papers\ndata: 1\n" in told if isinstance(told, bytes) else "event: papers\ndata: 1\n" in told
    )
