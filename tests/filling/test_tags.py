"""Placeholders are found in one walk."""

from __future__ import annotations

import time

from app.filling.tags import tags


def test_tags_are_found_with_where_they_stand():
    text = "a {{ b }} {%tr if „c“ %}{# d #} } {{ e"
    assert [(one.start, one.end, one.scope, one.plain, one.closed) for one in tags(text)] == [
        (2, 9, "", "{{ b }}", True),
        (10, 24, "tr", '{% if "c" %}', True),
        (24, 31, "", "{# d #}", True),
        (34, 38, "", "{{ e", False),
    ]
    assert not list(tags("Eine {Klammer} und }} allein"))


def test_a_million_openings_are_one_tag_that_is_not_closed():
    began = time.process_time()
    assert len(list(tags("{{" * 1_000_000))) == 1
    assert time.process_time() - began < 1
