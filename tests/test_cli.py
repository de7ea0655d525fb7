"""A wrong setting ends the start with one sentence and exit code 2, and never with a password."""

from __future__ import annotations

import socket

import pytest

from app.cli import main
from tests.support.server import free_port
from tests.test_config import NAMES

SECRET = "Kanarienvogel"


@pytest.fixture(autouse=True)
def _environment(monkeypatch, tmp_path):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AUGENHOEHE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PORT", str(free_port()))


def _refused(capsys, command: str = "serve") -> str:
    """What the operator reads."""
    assert main([command]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Augenhöhe: ")
    assert said.err.count("\n") == 1
    assert SECRET not in said.err
    return said.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AUGENHOEHE_URL", "foo"),
        ("AUGENHOEHE_URL", "http://x/path"),
        ("AUGENHOEHE_URL", f"http://me:{SECRET}@x"),
        ("AUGENHOEHE_GALLERY", "ja"),
        ("HOST", ""),
        ("PORT", "http"),
        ("SECRET_KEY", SECRET),
        ("DATABASE_URL", f"mysql://me:{SECRET}@host/name"),
        ("DATABASE_URL", f"postgresql://me:pass@{SECRET}@host/name"),
        ("DATABASE_URL", f"postgresql://me:pass/{SECRET}@host/name"),
        ("DATABASE_URL", f"postgresql://me:{SECRET}@host:port/name"),
    ],
)
def test_a_wrong_value_is_named_in_one_sentence(monkeypatch, capsys, name, value):
    monkeypatch.setenv(name, value)
    assert name in _refused(capsys)


@pytest.mark.parametrize("command", ["serve", "migrate", "links"])
def test_a_database_that_is_not_there_is_one_sentence(monkeypatch, capsys, tmp_path, command):
    path = tmp_path / "not" / "there.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    assert f"Cannot open the database {path}: unable to open" in _refused(capsys, command)


def test_a_file_that_is_no_database_is_one_sentence(monkeypatch, capsys, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Sehr geehrte Damen und Herren, " * 100, encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    assert "file is not a database" in _refused(capsys)


def test_a_server_that_does_not_answer_is_one_sentence(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:{SECRET}@127.0.0.1:{free_port()}/hall")
    assert "Cannot open the database 127.0.0.1/hall: " in _refused(capsys)


def test_the_password_is_blotted_out_where_the_driver_repeats_it(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:{SECRET}@127.0.0.1/hall?{SECRET}=1")
    assert "***" in _refused(capsys)


def test_a_taken_port_or_an_unknown_host_is_one_sentence(monkeypatch, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        assert "Cannot listen on 127.0.0.1" in _refused(capsys)
    monkeypatch.setenv("PORT", str(free_port()))
    for host in ("nobody.invalid", "a..b", "a b", "x" * 80):
        monkeypatch.setenv("HOST", host)
        assert f"Cannot listen on {host}" in _refused(capsys)


def test_a_damaged_key_is_one_sentence(capsys, tmp_path):
    key = tmp_path / "data" / "secret_key"
    key.parent.mkdir()
    for content in (b"", b"\xff" * 50):
        key.write_bytes(content)
        assert str(key) in _refused(capsys)
