"""The office's own template at the desk: brought, refused with a reason, downloaded again, used, taken away."""

from __future__ import annotations

import io
import zipfile

import docx

from app.exports.template_sample import sample_template
from app.live.fragments import environment
from app.paper_jobs import direct
from app.paper_jobs.children import Unfit
from tests.filling.crafted import changed, with_xml, written


def _desk(doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    return desk, f"{desk.base}/ratsvorlage"


def _bring(desk, address, data: bytes, status: int = 200, name: str = "Vorlage Rat.docx"):
    return desk.send("POST", address, source="paper-form", file=(name, data), status=status)


def test_a_template_is_brought_used_and_deleted(doors, workshop):
    desk, address = _desk(doors, workshop)
    own = f"/ergebnisse/{workshop.public_id}/eigene-vorlage"
    assert "Noch gibt es keine eigene Vorlage" in desk.get(address).text
    desk.get(own, status=404)
    desk.get(f"{address}/datei", status=404)
    told = _bring(desk, address, sample_template()).text
    assert "Vorlage Rat.docx" in told
    assert "geprüft und in Gebrauch" in told
    assert desk.get(f"{address}/datei").body == sample_template()
    paper = desk.get(own)
    assert "ratsvorlage-eigene" in paper.headers["Content-Disposition"]
    assert docx.Document(io.BytesIO(paper.body)).core_properties.title.startswith("Ratsvorlage: ")
    assert "Noch gibt es keine" in desk.send("DELETE", address).text
    desk.get(own, status=404)


def test_the_next_template_takes_the_place_of_the_last(doors, workshop):
    desk, address = _desk(doors, workshop)
    _bring(desk, address, sample_template())
    other = written("Nur {{ betreff }}")
    assert "zwei.docx" in _bring(desk, address, other, name="C:\\Ordner\\zwei.docx").text
    assert desk.get(f"{address}/datei").body == other


def test_a_wrong_placeholder_is_told_at_the_field_with_its_place(doors, workshop):
    desk, address = _desk(doors, workshop)
    wrong = written("Vorlage", "{%p for skizze in skizzen %}", "Es heißt {{ skizze.titl }}", "{%p endfor %}")
    told = _bring(desk, address, wrong, status=422).text
    assert "paper-form-file-error" in told
    assert "Absatz 3 („Es heißt {{ skizze.titl }}“): „titl“ gibt es nicht; meinten Sie „titel“?" in told
    assert "Noch gibt es keine" in desk.get(address).text
    listed = _bring(desk, address, written("{{ skizzen }}"), status=422).text
    assert "{% for skizze in skizzen %}" in listed


def test_other_files_are_refused_with_their_reason(doors, workshop):
    desk, address = _desk(doors, workshop)
    macros = changed(sample_template(), added={"word/vbaProject.bin": b"x"})
    for data, why in (
        (b"%PDF", "kein Word-Dokument"),
        (macros, "Makros"),
        (bytes(5 * 1024**2 + 1), "größer als 5 MB"),
    ):
        assert why in _bring(desk, address, data, status=422).text
    assert "Bitte wählen Sie" in desk.send("POST", address, source="paper-form", status=422).text


def test_a_template_that_would_stop_the_house_is_refused_at_once(doors, workshop):
    desk, address = _desk(doors, workshop)
    field = "<w:r><w:instrText>PAGE {{ betreff }}</w:instrText></w:r>"
    for data, why in (
        (written("Vorlage", "{{" * 30_000), "Absatz 2 („{{{{{{"),
        (written("{{ " + "1" * 5000 + " }}"), "Ein Platzhalter hat höchstens 500 Zeichen."),
        (with_xml(field), "nur im sichtbaren Text möglich"),
        (with_xml("</w:p>" + "<w:p/>" * 1_000_000 + "<w:p>"), "zu umfangreich"),
        (written("{% for a in skizzen %}" * 3 + "{{ a.titel }}" + "{% endfor %}" * 3), "Mit hundert Skizzen"),
    ):
        assert why in _bring(desk, address, data, status=422).text


def test_a_template_that_does_not_fit_says_so_and_offers_the_paper_there_is(doors, workshop, monkeypatch):
    desk, address = _desk(doors, workshop)
    _bring(desk, address, written("{{ betreff }}"))

    def unfit(*_given: object) -> None:
        raise Unfit

    monkeypatch.setattr(direct, "written", unfit)  # what the child tells of a template that is too much
    own = f"/ergebnisse/{workshop.public_id}/eigene-vorlage"
    page = desk.get(own, status=409)
    assert "Die Vorlage Ihres Amts lässt sich nicht füllen" in page.text
    assert "Content-Disposition" not in page.headers
    offered = page.text.partition('href="/ergebnisse/')[2].partition('"')[0]
    assert desk.get(f"/ergebnisse/{offered}").headers["Content-Disposition"].startswith("attachment")


def test_a_browser_may_show_that_page_because_the_link_is_no_download(app):
    """Where a link says "download", a browser keeps a page to itself that comes instead of the file."""
    room = {"public_id": "a", "paper_template": True, "idea_count": 3, "sketch_count": 1}
    shown = environment("de").get_template("fragments/downloads.html").module.downloads(room, False)
    assert 'href="/ergebnisse/a/vorlage" download>' in shown
    assert 'href="/ergebnisse/a/eigene-vorlage" download' not in shown


def test_what_a_template_says_stays_text_in_the_message(doors, workshop):
    desk, address = _desk(doors, workshop)
    told = _bring(desk, address, written("<script>alert(1)</script> {{ x }}"), status=422).text
    assert "<script>alert" not in told


def test_the_sample_is_there_and_no_name_is_in_the_paper(doors, workshop):
    desk, address = _desk(doors, workshop)
    doors.join(workshop, "Kanarienvogel-7f3a")
    sample = desk.get(f"{address}/muster")
    assert sample.body == sample_template()
    _bring(desk, address, sample.body)
    for name in ("eigene-vorlage", "vorlage"):
        body = desk.get(f"/ergebnisse/{workshop.public_id}/{name}").body
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            assert all(b"Kanarienvogel" not in parts.read(one) for one in parts.namelist())
