"""Alike ideas of a workshop, as of now, and only those somebody may see."""

from __future__ import annotations

from flask import Flask

from app.actions import ideas
from app.db import reading
from app.domain.phases import Step
from app.queries.similar import alike_pairs, similar_to
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.product import WorkshopUnderTest


def found(workshop: int, text: str, numbers: list[int]) -> list[int]:
    with reading() as session:
        return [one.number for one in similar_to(session, workshop, text, numbers=numbers)]


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
