"""`import-workshop` as an operator types it: into an empty instance, with links, or one sentence and nothing behind."""

from __future__ import annotations

import json
import sqlite3

import pytest

from app.cli import main
from app.domain.phases import Step
from tests.exports.factories import sample
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening_until
from tests.support.product import new_workshop
from tests.support.roundtrip import reported, written
from tests.test_config import NAMES


@pytest.fixture
def file(app, tmp_path):
    """The file of an evening, from one instance."""
    path = tmp_path / "werkstatt.json"
    path.write_bytes(written(reported(evening_until(new_workshop().id, Step.CLOSE).id)))
    return path


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """Another instance, which has never been started."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    data = tmp_path / "elsewhere"
    monkeypatch.setenv("AUGENHOEHE_DATA", str(data))
    return data


def _asked(data, question: str):
    path = next(path for path in data.iterdir() if path.suffix in (".db", ".sqlite3"))
    with sqlite3.connect(path) as connection:
        return connection.execute(question).fetchall()


@ON_SQLITE
def test_an_empty_instance_has_the_workshop_and_its_links(file, elsewhere, capsys):
    assert main(["import-workshop", str(file), "--step", "choose"]) == 0
    said = capsys.readouterr().out
    assert "Moderation (einmal gültig)" in said
    assert "/regie/anmelden/" in said
    assert "Masterplan Integration · Schule/Ausbildung/Beschäftigung" in said
    assert _asked(elsewhere, "SELECT step, seq, idea_count FROM workshop") == [("choose", 1, 6)]
    assert _asked(elsewhere, "SELECT key FROM process") == [("dortmund",)]


@ON_SQLITE
def test_what_is_refused_is_one_sentence_and_leaves_nothing_behind(file, elsewhere, capsys):
    raw = json.loads(file.read_text(encoding="utf-8"))
    raw["outcomes"][0]["chosen"] = [4]
    file.write_text(json.dumps(raw), encoding="utf-8")
    assert main(["import-workshop", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"Augenhöhe: {file} was not imported. "
        "$.outcomes[0].chosen: a list of 2 comes of taking this file over, not a list of 1.\n"
    )
    assert _asked(elsewhere, "SELECT (SELECT count(*) FROM process), (SELECT count(*) FROM workshop)") == [
        (0, 0)
    ]


HOSTILE = [
    (b"", "$: this is no JSON (line 1, column 1)."),
    (b'{"format": "augenhoehe-report",\n "version": 3,\n', "$: this is no JSON (line 3, column 1)."),
    (b"\xff\xd8\xff", "$: the file is not UTF-8 (byte 0)."),
    (b"[" * 10**6, "$: at most 20 levels are read."),
    (b'{"a":' * 10**5, "$: at most 20 levels are read."),
    (b'{"places": 1, "places": 2}', "$..places: this key stands twice in one object."),
    (b'"' + b'\\"' * 10**6, "$: this is no JSON (line 1, column 1)."),
    (b"9" * 10**6, '$.format: "augenhoehe-report" is expected; this is no report of Augenhöhe.'),
    (b'{"format": "augenhoehe-verlauf"}', '$.format: "augenhoehe-report" is expected'),
    (
        b'{"format": "augenhoehe-report", "version": 1e9}',
        "$.version: this program reads version 3, the file has 1e9.",
    ),
    (b'{"format": "augenhoehe-report", "version": 2}', "the file has 2: update the instance it comes from"),
    (b'{"format": "augenhoehe-report", "version": 7}', "the file has 7: update this instance."),
    (b'{"format": "augenhoehe-report", "version": 3}', "$.title: this key is missing."),
    (
        '{"format": "augenhoehe-report", "version": 3, "\u009b31m\u202e": 1}'.encode(),
        "$.�31m�: version 3 has no such key here.",
    ),
]


def test_hostile_files_are_one_sentence_each_and_leave_nothing_behind(elsewhere, tmp_path, capsys):
    path = tmp_path / "hostile.json"
    for data, said in HOSTILE:
        path.write_bytes(data)
        assert main(["import-workshop", str(path)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith(f"Augenhöhe: {path} was not imported. ")
        assert said in told.err, told.err
        assert told.err.count("\n") == 1
    with path.open("wb") as file:
        file.truncate(2**33)  # eight gigabytes, of which nothing is on the disk
    assert main(["import-workshop", str(path)]) == 2
    assert "$: at most 50 MB are read." in capsys.readouterr().err
    assert main(["import-workshop", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"Augenhöhe: Cannot read {tmp_path}: Is a directory.\n"
    counts = "SELECT (SELECT count(*) FROM process), (SELECT count(*) FROM workshop)"
    assert _asked(elsewhere, counts) == [(0, 0)]


def test_a_file_that_is_not_there_or_no_report_is_one_sentence(elsewhere, tmp_path, capsys):
    assert main(["import-workshop", str(tmp_path / "nothing.json")]) == 2
    assert "No such file" in capsys.readouterr().err
    path = tmp_path / "sample.json"
    path.write_bytes(written(sample()))
    assert main(["import-workshop", str(path)]) == 2
    assert "$.setting: without it no workshop can be set up." in capsys.readouterr().err
