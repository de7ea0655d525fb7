"""The votes as Pabulib files: read as its own tools read them, and with nothing in them that names a voter."""

import io
import zipfile
from dataclasses import replace

from app.domain.report import Report
from app.exports import download, pabulib
from tests.exports.factories import empty, filled_with, sample, two_criteria, two_meetings
from tests.exports.hostile import strings
from tests.exports.vote_factories import BALLOTS

META = (  # in the order Pabulib's checker wants
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
    "min_length",
    "max_points",
    "max_sum_points",
    "language",
    "comment",
)


def read(text: str) -> dict[str, list[dict[str, str]]]:
    """The three sections of a file, split at every semicolon as the plainest reader does."""
    found: dict[str, list[dict[str, str]]] = {}
    rows: list[dict[str, str]] = []
    header: list[str] = []
    for line in text.splitlines():
        fields = line.split(";")
        if line in ("META", "PROJECTS", "VOTES"):
            rows, header = found.setdefault(line.lower(), []), []
        elif not header:
            header = fields
        else:
            rows.append(dict(zip(header, fields, strict=True)))
    return found


def files(report: Report) -> dict[str, str]:
    """All files of a report by their names; one that comes alone has none."""
    body = download(report, "pb").body
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return {"": body.decode()}
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _meta(text: str) -> dict[str, str]:
    return {row["key"]: row["value"] for row in read(text)["meta"]}


def test_a_vote_with_points_is_cumulative() -> None:
    text = files(sample())[""]
    meta = _meta(text)
    assert tuple(meta) == META
    assert [meta[key] for key in META[2:14]] == [
        "Dortmund",
        "I 2026",
        "5",
        "6",
        "3",
        "cumulative",
        "unknown",
        "15.09.2026",
        "20.11.2026",
        "1",
        "5",
        "10",
    ]
    assert meta["comment"].startswith("#1: Vote 1 on “Was bewirkt am meisten?”. #2: ")
    assert meta["comment"].endswith("seed 3-1-6-4. #3: only one of 2 and 3 can be chosen.")
    assert read(text)["projects"][3] == {
        "project_id": "4",
        "cost": "1",
        "votes": "1",
        "score": "5",
        "name": "Elterncafé in drei Sprachen",
        "selected": "1",
    }
    assert {row["voter_id"] for row in read(text)["votes"]} == set("123456")
    assert {(row["vote"], row["points"]) for row in read(text)["votes"]} >= {
        ("1,2,3", "5,3,2"),
        ("4,5", "5,5"),
    }


def test_several_votes_come_as_one_archive() -> None:
    report = two_criteria()
    found = files(report)
    assert list(found) == ["1-1.pb", "1-2.pb", "1.pb"]
    assert [_meta(text)["vote_type"] for text in found.values()] == ["approval", "approval", "cumulative"]
    assert [_meta(text)["rule"] for text in found.values()] == ["unknown", "greedy", "unknown"]
    assert [len(read(text)["votes"]) for text in found.values()] == [2, 2, 3]
    assert download(report, "pb").media_type == "application/zip"
    assert download(report, "pb").file_name.endswith("-2026-11-23.zip")
    assert pabulib.is_archive(report)
    assert not pabulib.is_archive(sample())


def test_only_what_was_counted_is_in_it() -> None:
    """An idea hidden since is no project, and whoever voted for it alone no voter."""
    report = sample()
    standing = {number: total for number, total in report.outcomes[0].totals.items() if number in (1, 3)}
    text = files(replace(report, outcomes=(replace(report.outcomes[0], totals=standing),)))[""]
    assert [row["project_id"] for row in read(text)["projects"]] == ["1", "3"]
    assert len(read(text)["votes"]) == 5
    assert read(text)["projects"][0]["name"] == "Lotsen für die Berufsschule"
    unnamed = replace(report, ideas=())
    assert read(files(unnamed)[""])["projects"][0]["name"] == "Idee 1"
    assert {number for row in read(text)["votes"] for number in row["vote"].split(",")} == {"1", "3"}


def test_no_control_number_and_no_order_of_casting_is_in_it() -> None:
    report = sample()
    text = files(report)[""]
    assert [ballot.number for ballot in BALLOTS if ballot.number in text] == []
    renamed = tuple(
        replace(ballot, number=f"{place}{ballot.number}") for place, ballot in enumerate(reversed(BALLOTS))
    )
    other = replace(report, rounds=(replace(report.rounds[0], ballots=renamed),))
    assert files(other)[""] == text


def test_before_any_vote_it_is_a_file_without_voters() -> None:
    found = read(files(empty())[""])
    assert (found["projects"], found["votes"]) == ([], [])
    assert _meta(files(empty())[""])["num_votes"] == "0"


def test_a_round_without_outcome_is_left_out() -> None:
    assert list(files(two_meetings())) == [""]


def test_hostile_strings_do_no_harm() -> None:
    for text in [*strings()[::20], "a;b", '"', "META", "=1+1", "VOTES\nvoter_id;vote\n1;1"]:
        found = read(files(filled_with(text))[""])
        assert list(found) == ["meta", "projects", "votes"]
        assert [len(found[section]) for section in ("projects", "votes")] == [5, 6]
        assert not any(row["name"].startswith(("=", "+", "-", "@")) for row in found["projects"])
