"""Values are text and nothing else; a template that grows without end is given up; the sandbox holds by itself."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.errors import InvalidInput
from app.domain.paper_templates import WrongPlaceholders
from app.domain.report import Report
from app.exports.template_sample import sample_template
from app.filling import check_template
from app.filling.paper import own_paper, own_paper_name
from app.filling.rendering import fill
from app.filling.work import Unfillable
from tests.exports.council_factories import two_sketches
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import filled_values
from tests.filling.crafted import changed, in_runs, with_xml, written


def _said(body: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(body))
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


def _filled(template: bytes, **data: object) -> list[str]:
    return _said(fill(template, data, title="", language="de-DE"))


def test_the_sample_is_filled_with_everything():
    body = own_paper(two_sketches(), sample_template())
    said = _said(body)
    for words in (
        "Projektskizzen",
        "Lotsen für die Berufsschule (Version 2)",
        "Summe der einmaligen Kosten: 4.800,00\u00a0€",
        "Migrantenselbstorganisationen",
        "Ohne Sprachcafé fehlt ein Ort für Erwachsene.",
        "Idee 6: Ausbildungspaten",
    ):
        assert any(words in line for line in said), words
    assert not any(sign in line for line in said for sign in ("{{", "{%", "}}", "%}"))
    core = docx.Document(io.BytesIO(body)).core_properties
    assert core.title == (
        "Ratsvorlage: Masterplan Integration: Ergebnisse der Projektgruppe I "
        "(Schule/Ausbildung/Beschäftigung) – 2 Projektskizzen"
    )
    assert core.language == "de-DE"


@pytest.mark.parametrize("report", [empty(), sample(), replace(two_sketches(), language="en")])
def test_any_report_fills_the_sample(report: Report):
    assert _said(own_paper(report, sample_template()))


def test_table_rows_repeat_and_headers_stay_marked():
    tables = docx.Document(io.BytesIO(own_paper(sample(), sample_template()))).tables
    assert [cell.text for cell in tables[0].rows[1].cells] == ["Politik", "5"]
    assert len(tables[0].rows) == 1 + 5
    assert tables[0]._tbl.findall(f".//{qn('w:tblHeader')}")


def test_runs_of_word_are_one_placeholder():
    assert _filled(in_runs("Zu: {{ be", "tre", "ff }}!"), betreff="Lotsen") == ["Zu: Lotsen!"]


def test_header_and_footer_are_filled():
    body = fill(
        written("x", header="{{ a }}", footer="{{ b }}"), {"a": "oben", "b": "unten"}, title="", language=""
    )
    section = docx.Document(io.BytesIO(body)).sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == ("oben", "unten")


@pytest.mark.parametrize(
    "text", [*MARKUP, "{{ betreff }}", "{% for x in y %}", "<w:p/>", "a & b < c > 'd' \"e\""]
)
def test_values_are_text(text: str):
    assert _filled(written("{{ betreff }}"), betreff=text) == [text]


def test_lines_of_a_value_stay_lines():
    document = docx.Document(io.BytesIO(fill(written("{{ a }}"), {"a": "eins\nzwei"}, title="", language="")))
    assert document.paragraphs[0].text == "eins\nzwei"


def test_hostile_strings_do_no_harm():
    texts = strings()
    template = sample_template()
    assert own_paper(filled_values(*texts[:40]), template)
    for text in texts[::50]:
        assert own_paper(filled_with(text), template)


def test_the_same_report_and_template_give_the_same_text():
    assert _said(own_paper(sample(), sample_template())) == _said(own_paper(sample(), sample_template()))


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ betreff.__init__.__globals__ }}",
        "{{ range(3) }}",
        "{{ betreff|attr('upper') }}",
        "{{ liste.append('x') }}",
        "{{ unbekannt }}",
        "{{ satz.unbekannt }}",
    ],
)
def test_the_sandbox_holds_behind_the_catalogue_too(text: str):
    data = {"betreff": "x", "liste": ["a"], "satz": {"a": "b"}}
    with pytest.raises(Unfillable):
        fill(written(text), data, title="", language="")


def test_loops_that_never_end_are_given_up_soon():
    loops = "{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}"
    text = f"{loops}{{% if d == 'z' %}}x{{% endif %}}{'{% endfor %}' * 4}"
    began = time.monotonic()
    with pytest.raises(Unfillable):
        fill(written(text), {"l": ["a"] * 200}, title="", language="")
    assert time.monotonic() - began < 10


def test_a_large_template_is_checked_in_time():
    template = written(*[f"Absatz {n} zu {{{{ betreff }}}}" for n in range(2000)])
    began = time.monotonic()
    check_template(template)
    assert time.monotonic() - began < 20


def test_a_template_is_tried_before_it_is_kept():
    check_template(sample_template())
    with pytest.raises(WrongPlaceholders) as wrong:
        check_template(written("{{ titl }}"))
    assert wrong.value.wrong[0].quote == "{{ titl }}"
    across_cells = written("{% for b in baenke %}", cells=(("{{ b.name }}", "{% endfor %}"),))
    with pytest.raises(InvalidInput) as refused:
        check_template(changed(across_cells))
    assert refused.value.key == "paper_template.unfillable"


def test_a_template_that_grows_with_the_sketches_is_refused_before_it_is_kept():
    loops = "{% for a in skizzen %}{% for b in skizzen %}{% for c in skizzen %}"
    with pytest.raises(InvalidInput) as refused:
        check_template(written(loops + "{{ c.titel }}" + "{% endfor %}" * 3))
    assert refused.value.key == "paper_template.grows"


def test_what_is_filled_is_looked_at_like_what_is_brought():
    """In the code of a field visible text is code too, so what is filled in there is looked at when it stands there."""
    begin, end = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    template = with_xml(f"{begin}<w:r><w:t>PA{{{{ a }}}}</w:t></w:r>{end}")
    assert fill(template, {"a": "GE"}, title="", language="")
    with pytest.raises(Unfillable):
        fill(template, {"a": "GE_DDE"}, title="", language="")


def test_nobodys_name_is_in_it_and_the_file_is_named_by_the_group():
    assert own_paper_name(sample()) == (
        "augenhoehe-i-schule-ausbildung-beschaeftigung-ratsvorlage-eigene-2026-11-23.docx"
    )
