"""Alike ideas of a workshop, as of now, and only those somebody may see."""

from __future__ import annotations

import pytest
from flask import Flask

from app import encoder
from app.actions import ideas
from app.db import reading
from app.domain.phases import Step
from app.queries.similar import alike_pairs, similar_to
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.product import WorkshopUnderTest


def found(workshop: int, text: str, numbers: list[int]) -> list[int]:
    with reading() as session:
        return [one.number for one in similar_to(session, workshop, text, shared=numbers)]


def test_similar_to_answers_only_allowed_numbers(app: Flask, workshop: WorkshopUnderTest) -> None:
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    one = room.submit(room.people[0], "Leihräder für Azubis")
    other = room.submit(room.people[0], "Leihräder für Auszubildende")
    assert found(workshop.id, "Leihräder für Azubis", [one, other]) == [one, other]
    assert found(workshop.id, "Leihräder für Azubis", [other]) == [other]
    assert found(workshop.id, "Leihräder für Azubis", []) == []


def test_similar_to_knows_every_change(app: Flask, workshop: WorkshopUnderTest) -> None:
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    me = room.people[0]
    number = room.submit(me, "Leihräder für Azubis")
    assert found(workshop.id, "Leihräder", [number]) == [number]
    ideas.edit_idea(
        participant_id=me,
        workshop_id=workshop.id,
        number=number,
        title="Kochabende",
        description="",
        now=now(),
    )
    assert found(workshop.id, "Leihräder", [number]) == []
    assert found(workshop.id, "Kochabend", [number]) == [number]
    ideas.withdraw_idea(participant_id=me, workshop_id=workshop.id, number=number, withdrawn=True, now=now())
    assert found(workshop.id, "Kochabend", [number]) == []


def test_alike_pairs_of_the_wanted(app: Flask, workshop: WorkshopUnderTest) -> None:
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    me = room.people[0]
    one, other = room.submit(me, "Leihräder für Azubis"), room.submit(me, "Leihräder für alle Azubis")
    third = room.submit(me, "Kochabende")
    with reading() as session:
        assert [pair[:2] for pair in alike_pairs(session, workshop.id, [one, other, third])] == [(one, other)]
        assert alike_pairs(session, workshop.id, [one, third]) == []


class Meaning:
    """An encoder that takes bikes and "velo" for the same."""

    @staticmethod
    def vector(text: str) -> bool:
        return "Leihräder" in text or "velo" in text

    def nearness(self, asked: str, texts: dict[int, str]) -> dict[int, float]:
        assert all(
            "Geheim" not in text for text in texts.values()
        )  # what may not be seen is not even compared
        return {number: float(self.vector(text) and self.vector(asked)) for number, text in texts.items()}

    def near_pairs(self, texts: dict[int, str], least: float) -> dict[tuple[int, int], float]:
        numbers = sorted(n for n, text in texts.items() if self.vector(text))
        return {(one, other): 1.0 for one in numbers for other in numbers if one < other}

    def near(self, one: str, other: str) -> float:
        return 0.0


def test_meaning_counts_where_it_is_known(
    app: Flask, workshop: WorkshopUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = joined(workshop.id, 1)
    room.go(Step.WRITE)
    me = room.people[0]
    bikes, cooking = room.submit(me, "Leihräder für Azubis"), room.submit(me, "Kochabende")
    room.submit(me, "Geheim: Leihräder")
    velo = room.submit(me, "Bir velo")
    assert found(workshop.id, "velo", [bikes, cooking]) == []
    with reading() as session:
        assert alike_pairs(session, workshop.id, [bikes, cooking, velo]) == []
    monkeypatch.setattr(encoder, "_current", Meaning())
    monkeypatch.setattr(Meaning, "broken", False, raising=False)
    assert found(workshop.id, "velo", [bikes, cooking]) == [bikes]
    with reading() as session:
        pairs = alike_pairs(session, workshop.id, [bikes, cooking, velo])
    assert [pair[:2] for pair in pairs] == [(bikes, velo)]


def test_words_of_ideas_nobody_may_see_change_no_score(app: Flask, workshop: WorkshopUnderTest) -> None:
    """How rare a word is in what is concealed would show in the scores of what is not."""
    room = joined(workshop.id, 8)
    room.go(Step.WRITE)
    mine = [room.submit(room.people[0], title) for title in ("Leihräder für Azubis", "Kochabende im Garten")]

    def scores(shared: list[int], own: list[int]) -> list[tuple[int, float]]:
        with reading() as session:
            found = similar_to(session, workshop.id, "Leihräder im Garten", shared=shared, own=own, least=0.0)
        return [(one.number, one.score) for one in found]

    many = [room.submit(room.people[1 + n % 6], f"Etwas ganz anderes {n}") for n in range(40)]
    before = [scores([], mine), scores(mine, []), scores(many, mine)]
    for _ in range(5):
        room.submit(room.people[7], "Leihräder Leihräder")
    assert [scores([], mine), scores(mine, []), scores(many, mine)] == before
    assert all(len(found) >= 2 for found in before)
