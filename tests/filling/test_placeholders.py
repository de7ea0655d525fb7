"""A wrong placeholder is named with its place, wherever it stands and however Word broke it up."""

from __future__ import annotations

import time

import pytest

from app.domain.paper_templates import Place, Wrong
from app.exports.template_sample import sample_template
from app.filling.grammar import Fault, faults
from app.filling.placeholders import wrong_placeholders
from tests.filling.crafted import in_runs, with_xml, written


def _told(data: bytes) -> list[tuple[Place, str, dict[str, str]]]:
    return [(one.place, one.key, dict(one.values)) for one in wrong_placeholders(data)]


def test_the_sample_has_nothing_wrong():
    assert wrong_placeholders(sample_template()) == []


def test_a_wrong_name_is_found_in_a_paragraph_with_the_one_that_was_meant():
    found = wrong_placeholders(
        written(
            "Erster", "", "{%p for skizze in skizzen %}", "Titel: {{ skizze.titl }} und so", "{%p endfor %}"
        )
    )
    assert found == [
        Wrong(
            Place("paragraph", (3,)),
            "Titel: {{ skizze.titl }} und so",
            "unknown_near",
            {"name": "titl", "near": "titel"},
        )
    ]


def test_it_is_found_in_tables_headers_and_footers():
    data = written(
        "{{ betreff }}",
        header="{{ btreff }}",
        footer="Stand {{ stnad }}",
        cells=(("Nr.", "Titel"), ("{{ betreff }}", "{{ unbekanntes }}")),
    )
    assert _told(data) == [
        (Place("table", (1, 2, 2)), "unknown", {"name": "unbekanntes"}),
        (Place("header"), "unknown_near", {"name": "btreff", "near": "betreff"}),
        (Place("footer"), "unknown_near", {"name": "stnad", "near": "stand"}),
    ]


@pytest.mark.parametrize(
    "runs", [("{{ betr", "eff }}"), ("{", "{ betreff }", "}"), ("{{", " betreff ", "}}")]
)
def test_placeholders_in_several_runs_are_one(runs: tuple[str, ...]):
    assert wrong_placeholders(in_runs(*runs)) == []


def test_a_wrong_name_in_several_runs_is_found():
    assert _told(in_runs("{{ be", "trff", " }}")) == [
        (Place("paragraph", (1,)), "unknown_near", {"name": "betrff", "near": "betreff"})
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{ betreff", "unfinished"),
        ("{% if betreff %}", "not_ended"),
        ("{% for skizze in skizzen %}", "not_ended"),
        ("{% endfor %}", "not_begun"),
        ("{% if betreff %}{% endfor %}", "not_begun"),
        ("{{ betreff betreff }}", "syntax"),
        ("{{ }}", "syntax"),
        ("{% unsinn %}", "syntax"),
        ("{{ skizzen }}", "is_list"),
        ("{{ skizzen.titel }}", "is_list"),
        ("{% for x in betreff %}{% endfor %}", "no_list"),
        ("{{ skizze.titel }}", "unknown_near"),
        ("{{r betreff }}", "not_allowed"),
        (
            "{%p for a in skizzen %}{% for b in skizzen %}{% for c in skizzen %}{% for d in skizzen %}"
            "{% endfor %}{% endfor %}{% endfor %}{%p endfor %}",
            "too_deep",
        ),
        ("{% if betreff %}" * 11 + "{% endif %}" * 11, "too_nested"),
        ("{{ betreff" + " " * 500 + "}}", "too_long"),
        ("{{ " + "1" * 5000 + " }}", "too_long"),
        ("{{ " + "not " * 50 + "betreff }}", "too_complex"),
        ("{% if betreff %}{% elif " + "not " * 50 + "betreff %}{% endif %}", "too_complex"),
        ("{{ betreff }}" * 2001, "too_many"),
        ("{{" * 30_000, "too_many"),
        ("{{ betreff ~ stadt }}", "not_allowed"),
        ("{% raw %}{{ betreff }}{% endraw %}", "not_allowed"),
        (r"{{ '\x00' }}", "not_allowed"),
        (r"{{ '\ud800' }}", "not_allowed"),
        (r"{{ '\x' }}", "syntax"),
    ],
)
def test_what_is_written_wrongly_is_told(text: str, key: str):
    assert [one[1] for one in _told(written("Text", text))] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ betreff.__class__.__mro__ }}",
        "{{ betreff|attr('__class__') }}",
        "{{ skizzen.append(1) }}",
        "{{ betreff.format(1) }}",
        "{{ range(9) }}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{{ config }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% extends 'x' %}",
        "{{ betreff|map('upper') }}",
        "{{ betreff is callable }}",
        "{{ (betreff, betreff) }}",
        "{{ skizzen[0] }}",
        "{{ skizzen[0:5] }}",
        "{% for a, b in skizzen %}{% endfor %}",
        "{% for s in skizzen recursive %}{% endfor %}",
        "{% filter upper %}{% endfilter %}",
        "{% autoescape false %}{% endautoescape %}",
        "{{ loop }}",
        "{{ betreff|safe }}",
    ],
)
def test_there_is_no_way_out_of_the_catalogue(text: str):
    found = wrong_placeholders(written(text))
    assert found
    assert found[0].place == Place("paragraph", (1,))


@pytest.mark.parametrize(
    "text",
    [
        "{% if summe_einmalig %}{{ summe_einmalig }}{% else %}noch offen{% endif %}",
        "{{ leitsatz or „ohne Leitsatz“ }}",
        "{{ begruendung|join(“ ”) }}",
        "{{ skizzen|length }} Skizzen",
        "{% for s in skizzen if s.abnahme %}{{ loop.index }}. {{ s.titel }}{% if not loop.last %}, {% endif %}"
        "{% endfor %}",
        "{% if skizzen|length > 3 and baenke %}viele{% endif %}",
        "{# eine Bemerkung #}",
        "Eine {Klammer} und }} allein",
    ],
)
def test_lists_conditions_and_a_few_filters_are_fine(text: str):
    assert wrong_placeholders(written(text)) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<w:pPr><w:pStyle w:val="{{ betreff }}"/></w:pPr>',
        "<w:del><w:r><w:delText>{{ betreff }}</w:delText></w:r></w:del>",
        "<w:r><w:instrText>PAGE {{ betreff }}</w:instrText></w:r>",
        '<w:fldSimple w:instr="PAGE {{ betreff }}"/>',
    ],
)
def test_what_hides_beside_the_text_is_found(inside: str):
    (found,) = wrong_placeholders(with_xml(inside))
    assert (found.place, found.key) == (Place("elsewhere"), "hidden")
    assert "{{ betreff }}" in found.quote


def test_all_terms_together_are_bounded_and_told_where_they_are_too_many():
    much = "{{ " + "(" * 5 + " or ".join(["betreff"] * 15) + ")" * 5 + " }}"
    assert wrong_placeholders(written(*[much] * 20)) == []
    (found,) = wrong_placeholders(written(*[much] * 400))
    assert found.key == "too_complex_all"
    assert found.place.where == "paragraph"


def test_a_number_no_machine_reads_is_told_with_its_line():
    assert faults("{{ betreff }}\n\n{{ " + "1" * 5000 + " }}") == [Fault(3, "syntax")]


def test_the_worst_text_is_read_in_time():
    began = time.process_time()
    assert wrong_placeholders(written("{{" * 200_000))
    assert wrong_placeholders(written(*["{{ falsch }}"] * 1999))
    assert wrong_placeholders(written(cells=tuple(("{ {{ falsch }}",) for _ in range(1000))))
    assert time.process_time() - began < 10


def test_no_more_than_a_few_are_told_at_once():
    assert len(wrong_placeholders(written(*[f"{{{{ falsch{n} }}}}" for n in range(30)]))) == 5
