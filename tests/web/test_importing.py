"""A table is brought, looked at and taken over: all that was wanted, or nothing."""

from __future__ import annotations

import csv
import io
import re
import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.actions import importing, vote_rounds, workshops
from app.db import reading, transaction
from app.domain.importing import Choices
from app.domain.phases import Step
from app.models import Idea, ImportDraft, JournalRow, Theme
from app.web.answers import now
from tests.actions.rooms import joined
from tests.exports.hostile import MARKUP, strings
from tests.house.test_query_counts import counted
from tests.support.databases import ON_SQLITE
from tests.support.laptops import Laptop
from tests.support.stored import everything

TABLE = """Titel;Beschreibung;Thema(en);Sprache
Elterncafé;Einmal im Monat;Bildung, Sport;Deutsch
elterncafe;Noch einmal;;
Leihräder für Azubis;Damit alle zur Berufsschule kommen.;Verkehr;
;ohne Titel;;
{long};kurz;Verkehr;
"""
LONG = "Wort " * 30


@pytest.fixture
def desk(doors, workshop) -> Laptop:
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    return desk


def bring(desk: Laptop, cells: str = TABLE.format(long=LONG), status: int = 200) -> str:
    """Bring a table; the address of its preview, or what was said instead."""
    answer = desk.send("POST", f"{desk.base}/import", status=status, cells=cells, source="import-form")
    return answer.headers.get("HX-Redirect", answer.text)


def upload(desk: Laptop, data: bytes, name: str = "ideen.csv", status: int = 200):
    """Send a file as the page does."""
    mark = secrets.token_hex(8)
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
    headers = {
        "HX-Request": "true",
        "HX-Source": "form#import-form",
        "X-CSRFToken": desk.token,
        "Content-Type": f"multipart/form-data; boundary={mark}",
    }
    answer = desk.line.send("POST", f"{desk.base}/import", body, headers)
    assert answer.status == status, answer.text[:500]
    return answer


def ideas() -> list[Idea]:
    with reading() as session:
        return list(session.scalars(select(Idea).order_by(Idea.number)))


def test_nothing_is_an_idea_until_it_is_taken(desk, workshop):
    preview = bring(desk)
    page = desk.get(preview).text
    assert "Elterncafé" in page
    assert "derselbe Titel wie Zeile 2" in page
    assert "Bitte geben Sie Ihrer Idee einen Titel." in page
    assert "2 Ideen übernehmen" in page
    assert 'value="Bildung"' in page
    assert ideas() == []


def test_what_was_wanted_is_taken_at_once(desk, workshop):
    preview = bring(desk)
    answer = desk.send(
        "POST",
        f"{preview}/ideen",
        doubled=[3],
        again=[3],
        themes=["Verkehr"],
        shorten="1",
        source="take-form",
    )
    assert "4 Ideen übernommen." in answer.text
    found = ideas()
    assert [(i.number, i.title, i.locale, i.source, i.author_id, i.revealed) for i in found[:3]] == [
        (1, "Elterncafé", "de", "import", None, False),
        (2, "elterncafe", "de", "import", None, False),
        (3, "Leihräder für Azubis", "de", "import", None, False),
    ]
    assert found[3].description.startswith("Wort Wort")
    with reading() as session:
        verkehr = session.scalars(select(Theme).where(Theme.name["de"].as_string() == "Verkehr")).one()
        kinds = session.scalars(select(JournalRow.kind).where(JournalRow.workshop_id == workshop.id)).all()
        assert session.scalars(select(ImportDraft)).all() == []
    assert [i.theme for i in found] == [None, None, verkehr.number, verkehr.number]
    assert list(kinds).count("idea.changed") == 1  # one frame for all
    desk.send("POST", f"{preview}/ideen", status=409)
    assert len(ideas()) == 4


def test_next_idea_gets_the_next_number(doors, desk, workshop):
    desk.send("POST", f"{desk.base}/schritt", step="write")
    desk.send("POST", f"{bring(desk)}/ideen")
    person = doors.join(workshop)
    person.send("POST", f"{person.base}/ideen", title="Danach", status=201)
    assert [idea.number for idea in ideas()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("step", "read", "revealed"),
    [
        (Step.WRITE, False, False),
        (Step.WRITE, True, True),
        (Step.READ, False, True),
        (Step.VOTE, False, True),
    ],
)
def test_imported_ideas_are_concealed_like_all_others(doors, desk, workshop, step, read, revealed):
    room = joined(workshop.id, 1)
    room.go(step)
    person = doors.join(workshop)
    fields = {"read": "1"} if read else {}
    preview = bring(desk)
    assert ("Schon gelesen" in desk.get(preview).text) == (step == Step.WRITE)
    desk.send("POST", f"{preview}/ideen", **fields)
    assert {idea.revealed for idea in ideas()} == {revealed}
    pages = [person.get(f"{person.base}/").text, desk.get(f"{desk.base}/").text][step == Step.VOTE :]
    assert all(("Elterncafé" in page) == (step != Step.WRITE) for page in pages)
    found = person.get(f"{person.base}/aehnliche?title=Elterncafé").text
    assert ("Elterncafé" in found) == (step == Step.WRITE and read)


def test_concealed_ideas_are_not_given_away_by_the_preview(doors, desk, workshop):
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    room.submit(room.people[0], "Elterncafé", "Kanarienvogel")
    page = desk.get(bring(desk, "Titel\nElterncafé\nElterncafé Kanarienvogel\n")).text
    assert "Nr. 1" not in page
    assert "2 Ideen übernehmen" in page
    room.go(Step.READ)
    assert "derselbe Titel wie Nr. 1" in desk.get(bring(desk, "Titel\nElterncafé\n")).text


@pytest.mark.parametrize("step", [Step.VOTE, Step.CHOOSE])
def test_no_idea_comes_in_while_or_after_the_room_votes(desk, workshop, step):
    room = joined(workshop.id, 1)
    room.collect(2)
    preview = bring(desk)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=workshop.id, seed="1", now=now())
    room.go(step)
    before = everything()
    for path, fields in ((f"{preview}/ideen", {}), (f"{desk.base}/import", {"cells": "Titel\nChor"})):
        assert "notice--warn" in desk.send("POST", path, status=409, **fields).text
    assert everything() == before


def test_columns_with_other_names_are_mapped(desk, workshop):
    preview = bring(desk, "Wer;Was;Warum\nAnna;Chor;Wir singen\nBert;Theater;Wir spielen\n")
    desk.send("POST", f"{preview}/spalten", title=1, description=2, heading="1")
    assert "Wir spielen" in desk.get(preview).text
    for fields in ({"title": ""}, {"title": 7}, {"title": 1, "description": 1}, {"title": "x"}):
        answer = desk.send("POST", f"{preview}/spalten", status=422, source="columns-form", **fields)
        assert "columns-form-title-error" in answer.text
    desk.send("POST", f"{preview}/ideen")
    assert [(idea.title, idea.description) for idea in ideas()] == [
        ("Chor", "Wir singen"),
        ("Theater", "Wir spielen"),
    ]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "steht nichts"),
        (b"PK\x03\x04kaputt", "beschädigt"),
        (b"%PDF-1.7", "keine Tabelle"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "altes Excel-Format"),
        (b"Titel\n" + b"x\n" * 2001, "mehr als 2000 Zeilen"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_at_the_field(desk, data, word):
    answer = upload(desk, data, status=422)
    assert "import-form-file-error" in answer.text
    assert word in answer.text


def test_files_of_five_megabytes_are_taken_here_and_nowhere_else(doors, desk, workshop):
    large = b"Titel;Text\n" + b"\n".join(b"Chor %d;" % n + b"x" * 2500 for n in range(1900))
    assert 4_700_000 < len(large) < 5 * 1024 * 1024
    assert upload(desk, large).headers["HX-Redirect"]
    assert "größer" in upload(desk, b"x" * (5 * 1024 * 1024 + 5), status=422).text
    upload(desk, b"x" * (6 * 1024 * 1024), status=413)
    person = doors.join(workshop)
    for laptop in (desk, person):
        laptop.send("POST", f"{laptop.base}/ideen/1/korrektur", status=None, title="x" * 300_000)
    stranger = doors.stranger()
    stranger.get("/")
    stranger.base = desk.base
    upload(stranger, b"x" * 300_000, status=413)  # a device that leads nothing sends no megabytes


def test_without_file_or_cells_nothing_happens(desk):
    assert "Bitte wählen Sie eine Datei" in bring(desk, " ", status=422)


def test_hostile_cells_come_in_as_texts(desk, workshop):
    texts = [text for text in (*MARKUP, "=1+1", "@SUM(1)", "-1,5", *strings(300)) if text.strip()]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Titel", "Text"])
    writer.writerows([f"Titel {n}", text] for n, text in enumerate(texts))
    data = out.getvalue().replace("\0", "").encode("utf-8", "replace")
    preview = upload(desk, data).headers["HX-Redirect"]
    desk.get(preview)  # parsed as strictly as the standard allows
    desk.send("POST", f"{preview}/ideen")
    found = {idea.title: idea.description for idea in ideas()}
    assert len(found) == len(texts)
    assert found["Titel 0"] == MARKUP[0]
    assert found[f"Titel {len(MARKUP)}"] == "=1+1"


def test_another_moderator_finds_the_table_and_may_leave_it(doors, desk, workshop):
    preview = bring(desk)
    other = doors.lead(workshop)
    assert preview in other.get(f"{other.base}/import").text
    other.send("DELETE", preview)
    assert desk.get(preview).text == desk.get(f"{desk.base}/import").text
    assert "nicht mehr da" in desk.send("POST", f"{preview}/ideen", status=409).text


def test_a_table_nobody_came_back_to_goes_after_a_day(desk, workshop):
    preview = bring(desk)
    with transaction() as session:
        session.execute(update(ImportDraft).values(at=now() - importing.KEPT - timedelta(minutes=1)))
    bring(desk, "Titel\nChor")
    assert "Elterncafé" not in desk.get(preview).text


def test_an_old_table_goes_with_the_next_step_too(desk, workshop):
    bring(desk)
    with transaction() as session:
        session.execute(update(ImportDraft).values(at=now() - importing.KEPT - timedelta(minutes=1)))
    workshops.move_step(workshop_id=workshop.id, wanted=Step.WRITE, now=now())
    with reading() as session:
        assert session.scalars(select(ImportDraft)).all() == []


def test_too_many_new_themes_are_told_where_they_are(desk, workshop):
    cells = "Titel;Thema\n" + "".join(f"Idee {n};Thema {n}\n" for n in range(14))
    preview = bring(desk, cells)
    answer = desk.send(
        "POST", f"{preview}/ideen", status=422, source="take-form", themes=[f"Thema {n}" for n in range(13)]
    )
    assert "take-form-themes-error" in answer.text
    assert ideas() == []


def test_an_interrupted_import_leaves_nothing(desk, workshop, monkeypatch):
    preview = bring(desk)
    before = everything()

    def fails(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(importing, "remember", fails)
    draft = re.sub(r".*/", "", preview)
    with pytest.raises(RuntimeError):
        importing.take_ideas(workshop_id=workshop.id, draft_id=draft, choices=Choices(), now=now())
    assert everything() == before


@ON_SQLITE
@pytest.mark.parametrize("things", [1, 3])
def test_preview_asks_as_often_for_three_rows_as_for_one(desk, things):
    preview = bring(desk, "Titel;Thema\n" + "".join(f"Idee {n};Thema {n}\n" for n in range(things)))
    with counted() as sent:
        desk.get(preview)
    assert len(sent) == 5
