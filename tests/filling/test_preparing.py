"""What the library renders: every placeholder whole, and none but in visible text."""

from __future__ import annotations

import pytest

from app.filling.preparing import Hidden, prepared

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _body(inside: str) -> str:
    source = prepared(f'<w:body xmlns:w="{_W}">{inside}</w:body>'.encode())
    return source.replace(f' xmlns:w="{_W}"', "").replace(' xml:space="preserve"', "")


def _paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_a_placeholder_in_runs_stands_whole_in_the_first_and_the_others_keep_their_words():
    assert _body(_paragraph("A {", "{ be", "treff ", "}} B", " C {{ d", " }}")) == (
        "<w:body><w:p><w:r><w:t>A {{ betreff }}</w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t></w:t></w:r>"
        "<w:r><w:t> B</w:t></w:r><w:r><w:t> C {{ d }}</w:t></w:r><w:r><w:t></w:t></w:r></w:p></w:body>"
    )


def test_what_a_placeholder_says_is_not_escaped_and_the_rest_stays_so():
    assert _body(_paragraph("a &lt; b {% if c &lt; „d &amp; e“ %}")) == (
        '<w:body><w:p><w:r><w:t>a &lt; b {% if c < "d & e" %}</w:t></w:r></w:p></w:body>'
    )


def test_scoped_ones_take_the_place_of_their_paragraph_or_row():
    row = f"<w:tr><w:tc>{_paragraph('{%tr for a in b %}')}</w:tc></w:tr>"
    paragraph = _paragraph("{%p if", " c %}")
    assert _body(f"{paragraph}{paragraph}<w:tbl>{row}<w:tr/></w:tbl>") == (
        "<w:body>{% if c %}{% if c %}<w:tbl>{% for a in b %}<w:tr/></w:tbl></w:body>"
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<w:r><w:instrText>PAGE {{ a }}</w:instrText></w:r>",
        "<w:del><w:r><w:delText>{{ a }}</w:delText></w:r></w:del>",
        '<w:fldSimple w:instr="{{ a }}"/>',
        '<w:pPr><w:pStyle w:val="{% if a %}"/></w:pPr>',
        "<!-- {{ a }} -->",
        "<?a {{ a }}?>",
        "<w:r><w:t>a</w:t>{{ a }}</w:r>",
        '<w:r w:a="\ufdd00\ufdd1"/>',
    ],
)
def test_a_placeholder_that_nobody_sees_is_hidden(inside: str):
    with pytest.raises(Hidden):
        _body(f"<w:p>{inside}<w:r><w:t>{{{{ b }}}}</w:t></w:r></w:p>")


def test_one_outside_of_paragraphs_is_hidden_and_braces_alone_are_none():
    with pytest.raises(Hidden):
        _body("<w:r><w:t>{{ a }}</w:t></w:r>")
    assert "{28A0-1}" in _body('<w:p w:a="{28A0-1}"><w:r><w:t>x {</w:t></w:r><w:r><w:t>y }</w:t></w:r></w:p>')
