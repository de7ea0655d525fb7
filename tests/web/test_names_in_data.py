"""A data file with names beside advice imports too; nobody is behind them there, so the copy has none."""

from __future__ import annotations

from datetime import date

from app.db import reading
from app.domain.phases import Audience, Step
from app.domain.report import Reader
from app.queries.report import report
from app.queries.reported_setting import with_setting
from tests.support.evening import evening_until
from tests.support.product import new_workshop
from tests.support.roundtrip import content, reported, taken_over, written


def test_a_file_with_names_makes_the_same_workshop_without_them(app):
    room = evening_until(new_workshop().id, Step.CLOSE)
    with reading() as session:
        desk = Reader(audience=Audience.FACILITATOR, names=True)
        made = report(session, room.id, "de", date(2026, 11, 29), str, desk)
        data = written(with_setting(session, room.id, made))
    assert any(piece["name"] for sketch in content(data)["sketches"] for piece in sketch["advice"])
    copy = taken_over(data)
    assert content(written(reported(copy))) == content(written(reported(room.id)))
