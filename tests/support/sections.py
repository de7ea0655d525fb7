"""Values of a sketch's sections, for whoever renders them."""

from __future__ import annotations

from app.domain.section_types import Money, Steps
from app.domain.sketch_kinds import Kind
from app.domain.timeline import timeline
from tests.exports.section_factories import values


def arguments_of_sections() -> dict[str, list[object]]:
    """For each name of an argument of their macros, what it can be."""
    read = list(values().values())
    steps = next(one for one in read if one.kind is Kind.STEPS)
    line = timeline([(row.begins, row.ends) for row in steps.rows])
    assert line
    return {
        "value": read,
        "key": ["costs"],
        "row": [row for one in read if isinstance(one, Steps | Money) for row in one.rows],
        "time": [steps.rows[0].begins],
        "line": [line],
        "bar": [line.bars[0]],
        "problem": [problem for one in read for problem in one.problems],
        "problems": [one.problems for one in read],
        "row_id": [None],
        "cents": [123456],
        "approximate": [True],
        "yearly": [False],
        "text": ["viel"],
    }
