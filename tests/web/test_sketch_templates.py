"""The office's pages for templates of sketches."""

from __future__ import annotations

import json


def _desk(doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    return desk, f"{desk.base}/vorlagen"


def test_the_list_and_its_pages_show_what_is_in_use(doors, workshop):
    desk, address = _desk(doors, workshop)
    page = desk.get(address).text
    assert page.count("<article") == 1
    assert "in Gebrauch" in page
    assert "12 Abschnitte" in page
    page = desk.get(f"{address}/1").text
    assert page.count('class="template-section"') == 12
    assert "ganze Stadt" in page
    assert 'value="Zielgruppe"' in desk.get(f"{address}/1/felder/target_group").text
    assert "Neuer Abschnitt" in desk.get(f"{address}/1/neu").text


def test_a_section_is_added_changed_moved_and_removed(doors, workshop):
    desk, address = _desk(doors, workshop)
    one = f"{address}/1"
    wrong = desk.send("POST", f"{one}/felder", source="section-form", kind="choice", status=422)
    assert "section-form-label_de-error" in wrong.text
    assert "section-form-options_de-error" in wrong.text
    made = desk.send(
        "POST", f"{one}/felder", kind="choice", label_de="Verkehr", options_de="Rad\nBus", required="1"
    )
    assert made.headers["HX-Redirect"] == f"{one}#abschnitt-verkehr"
    moved = desk.send("POST", f"{one}/felder/verkehr/platz", position=2, base=2).text
    assert moved.index("abschnitt-verkehr") < moved.index("abschnitt-summary")
    assert "Rad" in moved
    gone = desk.send("DELETE", f"{one}/felder/verkehr?base=3").text
    assert "abschnitt-verkehr" not in gone
    assert "Verkehr" not in desk.get(one).text


def test_whoever_is_slower_keeps_the_text_and_is_told(doors, workshop):
    desk, address = _desk(doors, workshop)
    goals = f"{address}/1/felder/goals"
    desk.send("POST", goals, kind="text", label_de="Wozu", base=1)
    late = desk.send("POST", goals, source="section-form", kind="text", label_de="Wohin", base=1, status=409)
    assert "Jemand anderes" in late.text
    assert 'name="base" value="2"' in late.text
    assert 'value="Wozu"' in desk.get(goals).text
    desk.send("POST", goals, kind="text", label_de="Wohin", base=2)
    assert 'value="Wohin"' in desk.get(goals).text
    late = desk.send("POST", f"{goals}/platz", position=2, base=1, status=409).text
    assert "Hier ist der neue Stand" in late
    assert "abschnitt-goals" in late
    late = desk.send("POST", f"{address}/1/name", name_de="Kurz", base=1, source="name-form", status=409).text
    assert "name-form-note" in late


def test_a_template_travels_as_a_file(doors, workshop):
    desk, address = _desk(doors, workshop)
    for name in ("toml", "json"):
        file = desk.get(f"{address}/1/datei/{name}")
        assert file.headers["Content-Disposition"] == f'attachment; filename="vorlage-1.{name}"'
        assert desk.send("POST", address, content=file.text).headers["HX-Redirect"].startswith(f"{address}/")
    page = desk.get(address).text
    assert page.count("<article") == 3
    assert page.count("in Gebrauch</span>") == 1
    files = [json.loads(desk.get(f"{address}/{n}/datei/json").text) for n in (1, 2, 3)]
    assert files[0] == files[1] == files[2]
    desk.get(f"{address}/1/datei/pdf", status=404)
    desk.get(f"{address}/9", status=404)


def test_a_file_that_does_not_fit_says_where(doors, workshop):
    desk, address = _desk(doors, workshop)
    wrong = '[[sketch_sections]]\nkey = "title"\nlabel = "Titel"\n[[sketch_sections]]\nkey = "b"\n'
    told = desk.send("POST", address, source="template-form", content=wrong, status=422).text
    assert "sketch_sections[1].label: Dieser Text wird auf Deutsch gebraucht." in told
    told = desk.send("POST", address, source="template-form", content="a = 1\n=", status=422).text
    assert "in Zeile 2" in told
    assert "template-form-file-error" in desk.send("POST", address, source="template-form", status=422).text


def test_a_copy_is_put_to_use_and_the_old_one_deleted(doors, workshop):
    desk, address = _desk(doors, workshop)
    copy = desk.send("POST", f"{address}/1/kopie").headers["HX-Redirect"]
    assert copy == f"{address}/2"
    assert "Kopie von Projektskizze" in desk.get(copy).text
    desk.send("DELETE", f"{address}/1", status=409)
    assert "Neue Skizzen beginnen jetzt" in desk.send("POST", f"{copy}/gebrauch").text
    listed = desk.send("DELETE", f"{address}/1").text
    assert "template-2" in listed
    assert "template-1" not in listed


def test_what_somebody_types_into_a_template_stays_text(doors, workshop):
    desk, address = _desk(doors, workshop)
    evil = "<script>alert(1)</script>\"' onfocus=x"
    desk.send(
        "POST", f"{address}/1/felder", kind="choice", label_de=evil, options_de=f"{evil}\nB", example_de=evil
    )
    for page in ("", "/felder/script_alert_1_script_onfocu"):
        text = desk.get(f"{address}/1{page}").text
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text
