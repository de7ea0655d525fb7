"""The optional encoder: never waited for, never needed; and what it finds when it is there."""

from __future__ import annotations

import sys
import threading
import time
import types
from collections.abc import Iterator

import pytest

from app import encoder
from app.encoder import Encoder
from bench.idea_texts import written


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A library that reads nothing until the event is set."""
    may_read = threading.Event()

    class Library:
        def __init__(self, threads: int) -> None: ...

        def encode(self, texts: list[str]) -> list[Length]:
            may_read.wait(20)
            return [Length(len(text)) for text in texts]

    module = types.ModuleType("slow_library")
    module.USE = Library  # type: ignore[attr-defined]
    module.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]  # find_spec asks for it
    monkeypatch.setitem(sys.modules, "slow_library", module)
    yield may_read
    may_read.set()


class Length(float):
    """A vector of one number: near is who has the same length."""

    def __matmul__(self, other: float) -> float:
        return 1 - abs(self - other) / 100


def answered(reader: Encoder, asked: str, texts: dict[int, str]) -> dict[int, float]:
    """Ask until there is an answer, as page after page does."""
    deadline = time.monotonic() + 30
    while (found := reader.nearness(asked, texts)) is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


def test_question_is_not_held_up_while_the_library_reads(slow: threading.Event) -> None:
    reader = Encoder("slow_library")
    began = time.monotonic()
    assert reader.nearness("abc", {1: "abc", 2: "abcdef"}) is None
    assert reader.near_pairs({1: "abc", 2: "abcdef"}, 0.5) is None
    assert time.monotonic() - began < 10  # it would be 20 and more
    slow.set()
    assert answered(reader, "abc", {1: "abc", 2: "abcdef"}) == {1: 1.0, 2: 0.97}


def test_many_texts_are_read_bit_by_bit(slow: threading.Event) -> None:
    slow.set()
    reader = Encoder("slow_library")
    texts = {number: "x" * number for number in range(1, 201)}
    assert reader.nearness("xxx", texts) is None  # more than are read at once: this question does not wait
    assert answered(reader, "xxx", texts)[3] == 1.0


def test_library_that_fails_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("broken_library")
    module.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]
    monkeypatch.setitem(sys.modules, "broken_library", module)
    reader = Encoder("broken_library")
    deadline = time.monotonic() + 10
    while not reader.broken:
        assert reader.nearness("abc", {1: "abc"}) is None
        assert time.monotonic() < deadline
    assert Encoder("no_such_library").broken


def test_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_current", None)
    encoder.switch(on=True)
    first = encoder.current()
    encoder.switch(on=True)
    assert first is not None
    assert encoder.current() is first
    encoder.switch(on=False)
    assert encoder.current() is None


def test_meaning_across_languages() -> None:
    reader = Encoder()
    texts = {number: f"{idea.title}\n{idea.description}" for number, idea in enumerate(written(), 1)}
    titles = {idea.title: number for number, idea in enumerate(written(), 1)}
    for asked, meant in (
        ("Swimming lessons for women only", "Schwimmkurse nur für Frauen"),
        ("Müslümanlar için mezarlık", "Muslimischer Friedhof"),
        ("Flutlicht für den Fußballplatz", "Bolzplatz mit Licht"),
    ):
        found = answered(reader, asked, texts)
        assert titles[meant] in sorted(found, key=lambda number: -found[number])[:3]
    near = reader.near_pairs(texts, 0.5)
    assert near is not None
    assert (titles["Aufzüge an allen Haltestellen"], titles["Barrierefreie Spielplätze"]) in near
    assert all(one < other and score >= 0.5 for (one, other), score in near.items())
