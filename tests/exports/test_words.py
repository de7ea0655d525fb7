"""Papers speak as the product does: what is "verborgen" on the screen is not called otherwise on paper."""

from __future__ import annotations

from app.db import reading
from app.exports.words import WORDS
from app.queries.report import report
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support.databases import ON_SQLITE


def test_a_hidden_idea_is_called_what_the_buttons_call_it() -> None:
    assert (WORDS["de"].hidden, WORDS["de"].hidden_row) == ("verborgen", "Von der Moderation verborgen")


@ON_SQLITE
def test_who_speaks_for_nobody_else_is_called_the_same_in_the_room_and_on_paper(app, doors, workshop) -> None:
    desk = doors.lead(workshop)
    joined(workshop.id, 2)
    with reading() as session:
        benches = report(session, workshop.id, "de", now().date(), str).benches
    assert [(one.name, one.people) for one in benches] == [("für sich selbst", 2)]
    assert "für sich selbst" in desk.get(f"{desk.base}/").text
