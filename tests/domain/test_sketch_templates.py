"""Templates of sketches: what they may hold, what is done to them, and the files in which they travel."""

from __future__ import annotations

import json

import pytest

from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.process import read_template
from app.domain.sketch_kinds import Kind
from app.domain.sketch_template_files import (
    PlaceError,
    as_json,
    as_toml,
    plain,
    plans_of,
    read_file,
    read_plain,
)
from app.domain.sketch_templates import (
    MOST_SECTIONS,
    SectionPlan,
    checked_section,
    key_for,
    moved,
    options_in_lines,
    with_new,
    with_section,
    without,
)
from app.domain.wordings import TemplateError
from app.processes import load

TITLE = {"key": "title", "label": "Titel"}


def _section(**changes):
    given = {
        "key": "goals",
        "kind": "text",
        "label": {"de": "Ziele"},
        "guidance": {},
        "example": {},
        "required": False,
        "options": lambda: (),
    }
    return checked_section(**{**given, **changes})


def _keys(template):
    return [plan.key for plan in template.sections]


@pytest.mark.parametrize("name", ["dortmund", "abend"])
def test_shipped_templates_say_everything_in_five_languages_and_travel_unchanged(name):
    template = load(name).sketch
    for plan in template.sections:
        for words in (plan.label, plan.guidance, *(label for _key, label in plan.options)):
            assert set(words) == {"de", "leicht", "en", "tr", "ar"}, (plan.key, words)
    assert read_file(as_toml(template).encode()) == template
    assert read_file(as_json(template).encode()) == template
    assert plans_of(plain(template.sections)) == template.sections


def test_the_first_form_of_a_template_is_still_read_with_the_title_first():
    kept = [
        {"key": "summary", "label": {"de": "Kurz"}, "hint": {"de": "Zwei Sätze"}},
        {"key": "title", "label": {"de": "Titel"}, "hint": {"de": "Kurz"}},
    ]
    title, summary = plans_of(kept)
    assert (title.key, title.kind, title.required) == ("title", Kind.TEXT, True)
    assert summary == SectionPlan("summary", label={"de": "Kurz"}, guidance={"de": "Zwei Sätze"})
    assert read_plain({"sketch_sections": kept}).sections == (title, summary)


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ([], "sketch_sections: a list with 1 to 25 entries"),
        (
            [{"key": "goals", "label": "Ziele"}],
            'sketch_sections: the first section must have the key "title"',
        ),
        ([TITLE, TITLE], "sketch_sections: every section needs a key of its own"),
        ([TITLE, {"key": "a"}], "sketch_sections[1].label: a text"),
        ([TITLE, {"key": "a b", "label": "A"}], "sketch_sections[1].key: up to 32"),
        ([TITLE, {"key": "team", "label": "A"}], "sketch_sections[1].key: up to 32"),
        ([TITLE, {"key": "a", "label": "A", "kind": "picture"}], "sketch_sections[1].kind: one of text"),
        ([TITLE, {"key": "a", "label": "A", "kind": "choice"}], "sketch_sections[1].options: a list of 2"),
        ([{**TITLE, "kind": "money"}], "sketch_sections[0].kind: one of text"),
        ([TITLE, {"key": "a", "label": {"de": "A", "en": 3}}], "sketch_sections[1].label.en: a text"),
        (
            [TITLE, {"key": "a", "label": "A", "guidance": "x" * 401}],
            "sketch_sections[1].guidance: this text",
        ),
    ],
)
def test_a_file_that_does_not_fit_names_the_place(sections, said):
    with pytest.raises(PlaceError) as refused:
        read_plain({"sketch_sections": sections})
    assert str(refused.value).startswith(said)
    with pytest.raises(TemplateError):
        read_template({"process": {"key": "x"}, "benches": ["A"], "sketch_sections": sections})


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xff\xfe", "template.file_kind"),
        (b"PK\x03\x04", "template.file_line"),
        (b"a = 1", "template.file_empty"),
        (b'{"a":' + b"[" * 50000, "template.file_kind"),
        (b"a = " + b"[" * 50000, "template.file_kind"),
        (b" " * (1024 * 1024 + 1), "template.file_large"),
    ],
)
def test_a_file_that_is_no_template_is_refused(data, key):
    with pytest.raises(InvalidInput) as refused:
        read_file(data)
    assert (refused.value.field, refused.value.key) == ("file", key)


def test_a_line_that_cannot_be_read_is_named():
    for data in (b"a = 1\nb ==", b'{"a": 1,\n b}'):
        with pytest.raises(InvalidInput) as refused:
            read_file(data)
        assert (refused.value.key, str(refused.value.values["line"])) == ("template.file_line", "2")


def test_everything_wrong_with_a_section_is_told_at_once():
    with pytest.raises(InvalidInput) as refused:
        _section(
            kind="choice", label={"de": " ", "en": "x" * 81}, guidance={"tr": "x" * 401}, options=lambda: ()
        )
    found = [(one.field, one.key) for one in (refused.value, *refused.value.others)]
    assert found == [
        ("label_en", "text.too_long"),
        ("label_de", "template.german_needed"),
        ("guidance_tr", "text.too_long"),
        ("options_de", "template.options_number"),
    ]


def test_a_section_is_cleaned_and_drops_what_is_empty():
    plan = _section(label={"de": "  Ziele\n der Stadt", "en": " "}, example={"de": "a\r\n\r\n\r\nb"})
    assert (plan.label, plan.example) == ({"de": "Ziele der Stadt"}, {"de": "a\n\nb"})
    assert _section(options=lambda: (("a", {"de": "A"}), ("b", {"de": "B"}))).options == ()


def test_options_keep_their_keys_while_their_words_stay():
    before = (("kids", {"de": "Kinder"}), ("all", {"de": "Alle"}))
    found = options_in_lines({"de": "Ältere\n\nKinder\n", "en": "Older\nChildren", "tr": " \n"}, before)
    assert found == (
        ("aeltere", {"de": "Ältere", "en": "Older"}),
        ("kids", {"de": "Kinder", "en": "Children"}),
    )
    with pytest.raises(InvalidInput) as refused:
        options_in_lines({"de": "A\nB", "en": "A"}, ())
    assert refused.value.field == "options_en"


def test_an_option_named_twice_is_refused():
    with pytest.raises(InvalidInput) as refused:
        _section(kind="choice", options=lambda: options_in_lines({"de": "A\nB\nA"}, ()))
    assert refused.value.key == "template.option_twice"


def test_keys_are_made_of_words_and_never_twice():
    assert key_for("Wer zahlt’s? (Straße)", frozenset()) == "wer_zahlts_strasse"
    assert key_for("الأهداف", frozenset()) == "field"
    assert key_for("Team", frozenset({"team_2"})) == "team_3"


def test_sections_are_added_changed_moved_and_taken_out_but_the_title_stays_first():
    template = load("abend").sketch
    more = with_new(template, SectionPlan("traffic", label={"de": "Verkehr"}))
    assert _keys(more) == [*_keys(template), "traffic"]
    assert _keys(moved(more, "traffic", 2))[:3] == ["title", "traffic", "summary"]
    assert _keys(without(more, "goals")) == [key for key in _keys(more) if key != "goals"]
    assert with_section(more, SectionPlan("goals")).section("goals") == SectionPlan("goals")
    for refused in (
        lambda: without(more, "title"),
        lambda: moved(more, "title", 2),
        lambda: moved(more, "goals", 1),
        lambda: moved(more, "goals", len(more.sections) + 1),
    ):
        with pytest.raises(RuleBroken):
            refused()
    with pytest.raises(NotFound):
        without(more, "unknown")


def test_a_template_does_not_grow_for_ever():
    template = load("abend").sketch
    for n in range(MOST_SECTIONS - len(template.sections)):
        template = with_new(template, SectionPlan(f"more_{n}"))
    with pytest.raises(RuleBroken, match=r"template\.full"):
        with_new(template, SectionPlan("last"))


def _template(*sections: object) -> bytes:
    return json.dumps({"sketch_sections": [{"key": "title", "label": "Titel"}, *sections]}).encode()


def _choice(options: object) -> bytes:
    return _template({"key": "c", "kind": "choice", "label": "x", "options": options})


@pytest.mark.parametrize(
    "data",
    [
        ".".join(["a"] * 100_000).encode() + b" = 1",
        b". ".join([b'"a\\"."'] * 100_000) + b" = 1",
        b'x = {k = """a"""", ' + b".".join([b"a"] * 100_000) + b" = 1}",
        b'a = "' + b'\\"' * 300_000,
        b"a" * 900_000,
        _template(*[{"key": f"k{n}", "label": "x"} for n in range(20_000)]),
        _choice([f"o{n}" for n in range(50_000)]),
        _choice(["gleich"] * 2_000),
    ],
)
def test_a_file_made_to_keep_the_server_busy_is_refused_at_once(data):
    with pytest.raises((TemplateError, InvalidInput)):  # it took minutes, or all the memory there is
        read_file(data)


def test_names_and_texts_with_many_dots_are_read():
    text = '"' + "z.B." * 60 + '"'
    data = f'[[sketch_sections]]\nkey = "title"\nlabel.de = {text[:70]}"\nguidance.de = {text}\n'
    assert read_file(data.encode()).sections[0].guidance == {"de": text[1:-1]}
