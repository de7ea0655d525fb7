"""Writing together in any order: whatever is lost on the way and whenever it comes, all read the same in the end."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import func, select

from app.actions import cowriting
from app.db import reading
from app.domain.phases import Step
from app.domain.text import clean_text
from app.models import JournalRow
from app.queries.cowriting import heard
from app.queries.sketches import sketch
from tests.support.evening import evening_until
from tests.support.writers import Page, join_team

PIECES = (
    "Wort ",
    "😀",
    "👩‍👩‍👧",
    "مدرسة ",
    "é",
    "\r\n",
    "\n",
    "ä\u0308",
    "𝄞",
    "x" * 40,
)


class Careless:
    """A page whose answers are lost and whose stream brings things late and in any order."""

    def __init__(self, page: Page, dice: random.Random) -> None:
        self.page, self.dice = page, dice
        self.late: list[bytes] = []

    def act(self) -> None:
        """Type or erase something, send it perhaps, and take something of what came."""
        length = len(self.page.text)
        if length > 4 and self.dice.random() < 0.3:
            start = self.dice.randrange(length)
            self.page.erase(start, min(length, start + self.dice.randrange(1, 5)))
        else:
            self.page.type(self.dice.choice(PIECES), at=self.dice.randint(0, length))
        fate = self.dice.random()
        if fate < 0.5:
            self.page.send()
        elif fate < 0.7:
            cowriting.contribute(self.page.change())  # the answer never comes
        self.dice.shuffle(self.late)
        for _ in range(self.dice.randint(0, len(self.late))):
            self.page.hear(self.late.pop())


def _now() -> int:
    with reading() as session:
        return int(session.execute(select(func.max(JournalRow.seq))).scalar_one())


@pytest.mark.parametrize("seed", range(4))
def test_in_whatever_order_things_arrive_all_pages_end_with_the_sections_text(app, workshop, seed):
    room = evening_until(workshop.id, Step.SKETCH)
    join_team(room, people=room.people)
    dice = random.Random(seed)
    pages = [Careless(Page(room.id, person), dice) for person in room.people[:5]]
    seen = _now()
    for _ in range(60):
        dice.choice(pages).act()
        with reading() as session:
            told = heard(session, room.id, 1, seen, _now())
        seen = _now()
        for page in pages:
            page.late += [change.data for change in told]
    for careless in pages:
        careless.page.send()
    for careless in pages:
        careless.page.listen()
    with reading() as session:
        found = sketch(session, room.id, 1)
    assert found is not None
    text = next(section.text for section in found.sections if section.key == "goals")
    assert len({careless.page.text for careless in pages}) == 1
    assert text == clean_text(pages[0].page.text)
    assert len(text) > 50
