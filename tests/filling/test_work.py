"""What a template may do is counted, so that the worst one that is taken is filled in seconds."""

from __future__ import annotations

import time

import pytest

from app.filling import check_template, work
from app.filling.rendering import fill
from app.filling.trial import as_large_as_any
from app.filling.work import TooMuch
from tests.filling.crafted import with_xml, written

EACH = "{% for a in skizzen %}"
END = "{% endfor %}"


def _takes(template: bytes) -> float:
    began = time.process_time()
    fill(template, as_large_as_any(), title="", language="")
    return time.process_time() - began


def test_a_loop_pays_for_its_body_at_each_turn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "MOST_TERMS", 20_000)
    condition = "{% if a.titel %}{% endif %}"
    _takes(written(EACH + condition + END))
    with pytest.raises(TooMuch):
        _takes(written(EACH + condition * 100 + END))
    with pytest.raises(TooMuch):
        _takes(written(EACH + "{% for b in skizzen %}" + condition + END + END))
    with pytest.raises(TooMuch):  # what stands behind "else" of a loop without turns
        _takes(written(EACH + "{% for b in a.abschnitte if not a %}{% else %}" + condition * 100 + END + END))


def test_filters_pay_for_what_they_go_through(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "MOST_TERMS", 10_000)
    data = {"text": "x" * 100_000, "liste": ["y" * 100_000]}
    for text in (
        "{% if text|upper|upper|upper|upper|upper %}{% endif %}",
        "{% if liste|join|lower|upper|lower|upper %}{% endif %}",
    ):
        with pytest.raises(TooMuch):
            fill(written(text), data, title="", language="")


@pytest.mark.parametrize("limit", ["MOST_CHARACTERS", "MOST_MARKS", "MOST_ATTRIBUTES"])
def test_what_is_written_is_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch, limit: str):
    text = EACH + "x" * 50 + "{{ a.titel }}" + END
    _takes(written(text, header=text))
    monkeypatch.setattr(
        work, limit, {"MOST_CHARACTERS": 24_000, "MOST_MARKS": 500, "MOST_ATTRIBUTES": 220}[limit]
    )
    _takes(written(text))
    with pytest.raises(TooMuch):
        _takes(written(text, header=text))


@pytest.mark.parametrize(
    "body",
    [
        EACH + "{% for b in skizzen %}" + "{% if 'Z' in a.titel %}{% endif %}" * 6 + END + END,
        EACH
        + "{% for b in skizzen %}"
        + ("{% if (a.titel" + "|upper" * 10 + ") %}{% endif %}") * 9
        + END
        + END,
        EACH + "{% for b in skizzen %}" + "{{ '' }}" * 60 + END + END,
        EACH + "x" * 80_000 + END,
    ],
)
def test_the_worst_that_is_taken_is_filled_in_time(body: str):
    template = written(body)
    check_template(template)
    assert _takes(template) < 10


def test_a_body_of_many_elements_is_replaced_in_time():
    template = with_xml("<w:r/></w:p>" + "<w:p/>" * 200_000 + "<w:p>")
    assert _takes(template) < 4
