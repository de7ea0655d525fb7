"""What the room made of its sketches, and the order it wants, in every format: counts, words, and nobody."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from app import exports
from app.actions import mood as moods
from app.actions import priority as priorities
from app.db import reading
from app.domain.phases import Step
from app.domain.report import Report
from app.domain.reported_moods import MoodCounts
from app.domain.voting import Method
from app.exports.mood_words import MOOD_WORDS
from app.exports.paper import compose
from app.queries.report import report
from app.web.answers import now
from tests.actions.sketching import sketching_room
from tests.exports import recounters
from tests.exports.factories import sample
from tests.exports.mood_factories import asked, priority
from tests.support.evening import prioritise, say

SECRET = "Kanarienvogel"


def _with_moods() -> Report:
    first, *others = sample().sketches
    vote, outcomes = priority()
    return replace(
        sample(),
        sketches=(replace(first, moods=asked()), *others),
        priorities=(vote,),
        priority_outcomes=outcomes,
    )


def _body(content: Report, key: str) -> bytes:
    return exports.download(content, key).body


def test_the_data_has_every_question_with_counts_and_words_apart():
    data = json.loads(_body(_with_moods(), "json"))
    first, second = data["sketches"][0]["moods"]
    assert first == {
        "number": 1,
        "closed_on": "2026-11-22",
        "present": 34,
        "everybody": {"counts": [3, 9, 4, 6, 1], "bench": ""},
        "benches": [{"counts": [0, 1, 0, 4, 1], "bench": "Politik"}],
        "words": [{"text": "Die Folgekosten.", "language": "de"}, {"text": "من يدفع؟", "language": "ar"}],
    }
    assert (second["number"], second["benches"], second["words"]) == (2, [], [])
    assert [one["number"] for one in data["priorities"]] == [9]


@pytest.mark.parametrize(("language", "name"), [("de", "Stimmungsbild"), ("en", "Mood of the room")])
def test_the_paper_has_a_part_of_its_own_with_all_rounds(language, name):
    blocks = compose(replace(_with_moods(), language=language)).blocks
    said = " ".join(str(block) for block in blocks)
    assert said.count(f"text='{name}'") == 1
    for expected in ("Die Folgekosten.", "من يدفع؟", "Politik", "314159"):
        assert expected in said
    counts = MOOD_WORDS[language].counts.partition(":")[0]
    tables = [block for block in blocks if getattr(block, "caption", "").startswith(counts)]
    assert [[cell.text for cell in table.rows[1][1:]] for table in tables] == [["9", "1"], ["8"]]


def test_a_paper_says_nothing_where_nobody_was_asked():
    assert not any(getattr(block, "text", "") == "Stimmungsbild" for block in compose(sample()).blocks)


def test_the_workbook_has_sheets_of_counts_words_and_the_order():
    book = openpyxl.load_workbook(io.BytesIO(_body(_with_moods(), "xlsx")))
    rows = {name: [*book[name].iter_rows(min_row=2, values_only=True)] for name in book.sheetnames}
    assert [row[4:10] for row in rows["Stimmungsbild"]] == [
        ("Alle", 3, 9, 4, 6, 1),
        ("Politik", 0, 1, 0, 4, 1),
        ("Alle", 20, 8, 0, 0, 2),
    ]
    assert [row[2] for row in rows["Was fehlt"]] == ["Die Folgekosten.", "من يدفع؟"]
    assert [row[0] for row in rows["Reihenfolge"]] == [9]
    assert len(rows["Stimmen zur Reihenfolge"]) == 3
    assert [row[5] for row in rows["Reihenfolge nach Regel"]] == [3] * 4


@pytest.mark.parametrize("counts", [(1, 2, 3, 4), (1, 2, 3, 4, 5, 6)])
def test_counts_are_one_for_each_level(counts):
    with pytest.raises(ValueError, match="levels"):
        MoodCounts(counts=counts)


def _report(workshop_id: int) -> Report:
    with reading() as session:
        return report(session, workshop_id, "de", date(2026, 11, 23), str)


def test_no_file_has_anything_of_what_is_still_open(app, workshop):
    """The same people answer in two quite different ways: every byte of every file is the same."""
    room = sketching_room(workshop.id, 6, Step.MOOD)
    moods.ask_about(workshop_id=room.id, number=None, by_bench=True, now=now())
    prioritise(room, ideas=(1, 2))
    seen = []
    for level in (1, 5):
        for person in room.people:
            say(room, person, level, f"{SECRET} {person}")
        content = _report(room.id)
        seen.append([_body(content, key) for key in ("json", "stimmen", "csv", "pb")])
        assert (content.priorities, content.priority_outcomes) == ((), ())
        assert all(sketch.moods == () for sketch in content.sketches)
    assert seen[0] == seen[1]
    assert not any(SECRET.encode() in body for body in seen[0])
    moods.close_moods(workshop_id=room.id, number=1, now=now())  # the other one stays open
    first, second = _report(room.id).sketches
    assert ([one.everybody.counts for one in first.moods], second.moods) == ([(6, 0, 0, 0, 0)], ())
    assert SECRET.encode() in _body(_report(room.id), "json")


@pytest.mark.parametrize(
    ("method", "budget"), [(Method.APPROVAL, 0), (Method.APPROVAL, 1), (Method.POINTS, 3)]
)
def test_whoever_has_the_file_can_recount_the_order(app, workshop, method, budget):
    room = sketching_room(workshop.id, 9, Step.MOOD)
    prioritise(room, method=method, budget=budget, ideas=(1, 2))
    priorities.close_priority(workshop_id=room.id, now=now())
    content = _report(room.id)
    published = {(o.round_number, o.criterion, o.rule): list(o.chosen) for o in content.priority_outcomes}
    assert {(number, rule) for number, _, rule in published} == {(2, rule) for rule in recounters.RULES}
    assert set(recounters.RULES) == {rule for _, _, rule in published}
    assert {tuple(chosen) for chosen in published.values()} == {(1,)}
    data = json.loads(_body(content, "json"))
    order = {"rounds": data["priorities"], "outcomes": data["priority_outcomes"], "exclusive": []}
    assert recounters.from_json(json.dumps({**data, **order}).encode()) == (published, published)
    chosen = {(o.round_number, o.criterion, o.rule): list(o.chosen) for o in content.outcomes}
    assert recounters.from_json(_body(content, "json")) == (chosen, chosen)
    assert recounters.from_pabulib(_body(content, "pb")) == {**chosen, **published}
    forged = {**order, "outcomes": [{**one, "chosen": [2]} for one in data["priority_outcomes"]]}
    said, found = recounters.from_json(json.dumps({**data, **forged}).encode())
    assert said != found
