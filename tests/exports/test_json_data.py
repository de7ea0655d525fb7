"""The data reopens, names its format, and can be recounted."""

import io
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.report import Report
from app.exports import json_data
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import strings

DOCUMENTED = Path(__file__).parents[2] / "docs" / "data-format.md"


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
    assert (_reopened(sample())["format"], _reopened(sample())["version"]) == ("augenhoehe-report", 1)


def test_recount_of_the_ballots_equals_the_published_totals() -> None:
    published = _reopened(sample())["rounds"][0]
    recounted: Counter[str] = Counter()
    for ballot in published["ballots"]:
        recounted.update(ballot)
    assert recounted == published["totals"]
    assert len(published["ballots"]) == published["ballots_cast"]


def test_every_key_is_documented() -> None:
    manual = DOCUMENTED.read_text(encoding="utf-8")
    keys = {key for key in _keys(_reopened(sample())) if not key.isdigit()}
    assert {key for key in keys if f"`{key}`" not in manual} == set()


def test_selection_and_sketches_stand_in_order() -> None:
    data = _reopened(sample())
    assert data["selection"]["chosen"] == [1, 2, 4]
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
    assert _reopened(replace(sample(), selection=None))["selection"] is None


def test_hostile_strings_do_no_harm() -> None:
    texts = strings()
    assert len(_reopened(filled_with(*texts))["ideas"]) == len(texts)
