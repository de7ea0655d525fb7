"""Questions of the audience in papers, tables and data: what all could read, without names."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from app.exports import json_data
from app.exports.audience_tables import audience
from app.exports.blocks import Heading, Table
from app.exports.paper import compose
from tests.exports.audience_factories import questions
from tests.exports.factories import sample


def test_questions_are_a_part_of_the_paper_and_only_where_somebody_asked() -> None:
    blocks = compose(replace(sample(), audience_questions=questions())).blocks
    at = blocks.index(Heading(1, "Fragen aus dem Raum"))
    table = blocks[at + 1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Wer zahlt das ab 2029?", "1", "7", "ja"],
        ["Ab wann?", "allen", "1", "nein"],
    ]
    without = compose(replace(sample(), audience_questions=())).blocks
    assert Heading(1, "Fragen aus dem Raum") not in without


def test_the_table_has_a_row_for_each_question() -> None:
    table = audience(replace(sample(), language="en", audience_questions=questions()))
    assert table.rows == ((2, "Wer zahlt das ab 2029?", 1, 7, "yes"), (1, "Ab wann?", None, 1, "no"))


def test_the_data_hold_them() -> None:
    out = io.BytesIO()
    json_data.write(replace(sample(), audience_questions=questions()), out)
    found = json.loads(out.getvalue())["audience_questions"]
    assert found == [
        {
            "number": 2,
            "text": "Wer zahlt das ab 2029?",
            "language": "de",
            "sketch": 1,
            "answered": True,
            "wanted_by": 7,
        },
        {
            "number": 1,
            "text": "Ab wann?",
            "language": "de",
            "sketch": None,
            "answered": False,
            "wanted_by": 1,
        },
    ]
