"""Idea cards are the moderator's to print, and show nothing before the reveal."""

from __future__ import annotations

import io

import pypdf
import pytest

from app.actions import ordering, workshops
from app.domain.phases import Step
from app.web.answers import now
from tests.actions.rooms import joined


def text_of(answer) -> str:
    assert answer.headers["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.body))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def desk(doors, workshop):
    return doors.lead(workshop)


def test_blank_cards_have_question_themes_and_code(desk, workshop):
    workshops.ask_question(workshop_id=workshop.id, question="Was fehlt hier?", now=now())
    assert "leer?bogen=a4" in desk.get(f"{desk.base}/karten").text
    answer = desk.get(f"{desk.base}/karten/leer")
    assert "ideenkarten-leer-a6.pdf" in answer.headers["Content-Disposition"]
    said = text_of(answer)
    assert "Was fehlt hier?" in said
    assert f"{workshop.code[:4]} {workshop.code[4:]}" in said
    assert text_of(desk.get(f"{desk.base}/karten/leer?bogen=a4")).count("Was fehlt hier?") == 4


def test_ideas_are_printed_after_the_reveal_and_never_hidden_ones(desk, workshop):
    room = joined(workshop.id, 1)
    room.collect(4)
    assert "noch verdeckt" in desk.get(f"{desk.base}/karten").text
    assert "Idee 1" not in desk.get(f"{desk.base}/karten/ideen", status=409).text
    room.go(Step.READ)
    ordering.hide_idea(workshop_id=workshop.id, number=2, reason="Scherz", now=now())
    ordering.merge_ideas(workshop_id=workshop.id, source=3, target=4, now=now())
    said = text_of(desk.get(f"{desk.base}/karten/ideen"))
    assert "Idee 1" in said
    assert "Idee 2" not in said
    assert "– Idee 3" in said


@pytest.mark.parametrize("path", ["karten/anders", "karten/leer?bogen=a5", "karten/ideen?bogen=../x"])
def test_other_cards_do_not_exist(desk, path):
    desk.get(f"{desk.base}/{path}", status=404)
