"""Papers with a wish, and in the background, over HTTP: each job is there for whoever asked, and for nobody else."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from app.actions import minutes, paper_templates, paper_writing
from app.db import reading
from app.domain.paper_jobs import PaperWish
from app.domain.phases import Audience, Step
from app.domain.report import Reader
from app.exports import FORMATS
from app.exports.template_sample import sample_template
from app.paper_jobs.gathering import gathered
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until

pytestmark = ON_SQLITE


@pytest.fixture
def base(app, workshop) -> str:
    """A room in its last step; where its papers are."""
    evening_until(workshop.id, Step.CLOSE)
    return f"/ergebnisse/{workshop.public_id}"


def _write_next(body: bytes = b"PK") -> None:
    """Let the next paper be ready, without a child: what is in it does not matter here."""
    hold = paper_writing.take_up(node="one", lease="a", now=now())
    assert paper_writing.put_piece(hold, place=0, body=body, now=now())
    written = paper_writing.Written("alles.zip", "application/zip", len(body))
    paper_writing.finish(hold, written, now=now())


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


def test_a_job_is_followed_and_its_file_handed_out(doors, workshop, base):
    person = doors.join(workshop)
    person.get(f"{base}/")
    person.send("POST", f"{base}/auftraege", format="zip")
    assert person.get(f"{base}/auftraege/1/datei", status=404)
    _write_next()
    assert 'data-state="ready"' in person.get(f"{base}/auftraege").text
    file = person.get(f"{base}/auftraege/1/datei")
    assert file.body[:2] == b"PK"
    assert file.headers["Content-Length"] == str(len(file.body))
    person.send("DELETE", f"{base}/auftraege/1")
    assert person.get(f"{base}/auftraege").text == ""


def test_another_persons_job_is_not_there(doors, workshop, base):
    person, other, desk = doors.join(workshop), doors.join(workshop), doors.lead(workshop)
    person.get(f"{base}/")
    person.send("POST", f"{base}/auftraege", format="zip")
    _write_next()
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


def test_the_draft_of_the_protokoll_is_the_desks_alone(doors, workshop, base):
    minutes.reword_section(
        workshop_id=workshop.id, meeting=1, key="remarks", base=1, heading="Nur", text="Kanarie", now=now()
    )
    desk, person = doors.lead(workshop), doors.join(workshop)
    for laptop, stands in ((desk, True), (person, False)):
        paper = laptop.get(f"{base}/protokoll").body
        text = zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml").decode()
        assert ("Kanarie" in text, "Es war heiß" in text) == (stands, not stands)
    desk.get(f"{base}/")
    desk.send("POST", f"{base}/auftraege", format="zip")
    _write_next(b"Kanarie")
    person.get(f"{base}/")
    said = person.send("POST", f"{base}/auftraege", format="zip").text
    assert 'data-state="waiting"' in said  # the desk's archive is another paper
    _write_next(b"PK")
    number = said.partition('data-job="')[2].partition('"')[0]
    assert person.get(f"{base}/auftraege/{number}/datei").body == b"PK"
    with reading() as session:
        room, leading = (
            gathered(
                session,
                workshop.id,
                PaperWish(format="zip", reader=Reader(audience=audience)),
                now().date(),
            )
            for audience in (Audience.PARTICIPANT, Audience.FACILITATOR)
        )
    assert ("Kanarie" in repr(room), "Kanarie" in repr(leading)) == (False, True)


def test_the_offices_own_template_takes_the_same_options(doors, workshop, base):
    paper_templates.bring_paper_template(
        workshop_id=workshop.id, name="x.docx", data=sample_template(), now=now()
    )
    desk = doors.lead(workshop)
    assert "eigene-vorlage" in desk.get(f"{base}/").text
    told = json.loads(desk.get(f"{base}/json").body)["sketches"]
    first, other = told[0], told[1]
    told = []
    for query in ("", f"?language=en&sketches={first['number']}"):
        answer = desk.get(f"{base}/eigene-vorlage{query}")
        text = zipfile.ZipFile(io.BytesIO(answer.body)).read("word/document.xml").decode()
        told.append((answer.headers["Content-Disposition"], text.count(other["title"])))
    (german, all_), (english, one) = told
    assert ("ratsvorlage-eigene" in german, "council-paper-own" in english) == (True, True)
    assert one < all_  # among the ideas it still stands


def test_every_paper_there_is_can_be_chosen_on_the_page(doors, workshop, base):
    page = doors.lead(workshop).get(f"{base}/").text
    chosen = set(re.findall(r'name="format" value="([^"]+)"', page))
    assert chosen == set(FORMATS)  # and the office's own where there is one
