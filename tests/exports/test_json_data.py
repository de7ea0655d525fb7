"""The data reopens, names its format, and can be recounted."""

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.report import Report
from app.exports import json_data
from tests.exports.factories import empty, filled_with, sample, two_criteria
from tests.exports.hostile import strings
from tests.exports.section_factories import with_values
from tests.exports.test_advice import advised

DOCUMENTED = [
    Path(__file__).parents[2] / "docs" / name for name in ("data-fields.md", "data-setting.md", "data.md")
]


def _reopened(report: Report) -> Any:
    out = io.BytesIO()
    json_data.write(report, out)
    return json.loads(out.getvalue().decode("utf-8"))


def _keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value)) if value else set()
    if isinstance(value, dict):
        return set(value) | set().union(*map(_keys, value.values()))
    return set()


def test_format_and_version_come_first() -> None:
    assert list(_reopened(sample()))[:2] == ["format", "version"]
    assert (_reopened(sample())["format"], _reopened(sample())["version"]) == ("augenhoehe-report", 3)


def test_recount_of_the_ballots_equals_the_published_totals() -> None:
    published = _reopened(sample())["rounds"][0]
    recounted: Counter[str] = Counter()
    for ballot in published["ballots"]:
        for points in ballot["points"]:
            recounted.update(points)
    assert recounted == published["totals"]["all"]
    assert len(published["ballots"]) == published["ballots_cast"]


def test_every_key_is_documented() -> None:
    manual = "".join(page.read_text(encoding="utf-8") for page in DOCUMENTED)
    made = (sample, two_criteria, with_values, advised)
    full = set().union(*(_keys(_reopened(one())) for one in made))
    keys = {key for key in full if not key.isdigit()}
    assert {key for key in keys if f"`{key}`" not in manual} == set()


def test_selection_and_sketches_stand_in_order() -> None:
    data = _reopened(sample())
    assert (data["selection"], data["selections"][0]["chosen"]) == (1, [1, 2, 4])
    assert data["selections"][0]["changed"] is True
    assert data["selections"][0]["reservations"][1] == {
        "text": "لا مكان للكبار بلا مقهى اللغة.",
        "bench": "",
        "language": "ar",
    }
    assert data["sketches"][0]["origin"] == {"ideas": [1, 6], "votes": 19, "supporters": 4}
    assert [one["key"] for one in data["sketches"][0]["sections"]][:3] == ["title", "summary", "situation"]
    assert data["meetings"][2] == {
        "number": 3,
        "date": "2026-11-20",
        "starts": None,
        "ends": None,
        "phase": "Projekte charakterisieren",
    }


def test_empty_report_is_valid_data() -> None:
    data = _reopened(empty())
    assert (data["ideas"], data["rounds"], data["selection"]) == ([], [], None)
    assert _reopened(replace(sample(), holds=None))["selection"] is None


def test_an_idea_says_where_it_came_from_and_what_was_asked() -> None:
    first, third = (_reopened(sample())["ideas"][at] for at in (0, 2))
    assert [
        first[key] for key in ("theme", "target_group", "source", "meeting", "shelf", "bundle", "members")
    ] == [
        "Übergang Schule/Beruf",
        "Jugendliche in der Probezeit",
        "participant",
        1,
        "board",
        "Begleitung",
        [6],
    ]
    assert first["questions"] == [
        {
            "text": "Wer bildet die Lotsen aus?",
            "language": "de",
            "by_facilitator": False,
            "answers": [{"text": "Die Kammern bilden sie aus.", "language": "de", "by_facilitator": True}],
        }
    ]
    assert (third["source"], third["shelf"], third["theme"]) == ("import", "store", "")
    assert _reopened(sample())["exclusive"] == [[2, 3]]


def test_two_criteria_have_totals_and_points_of_their_own() -> None:
    one = _reopened(two_criteria())["rounds"][0]
    assert (one["criteria"], one["level"]) == (["mutig", "machbar"], "open")
    assert {key: totals["2"] for key, totals in one["totals"].items()} == {"all": 2, "0": 1, "1": 1}
    assert one["ballots"][1] == {"number": "BBBB2222", "points": [{}, {"4": 1, "5": 1}]}
    assert one["benches"] == [
        {"name": "Politik", "needed": None, "present": 5, "ballots": 5, "points": [{"1": 2}, {"4": 1}]}
    ]


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    assert len(_reopened(filled_with(*texts))["ideas"]) == len(texts)
