"""After closing no file links a person to a ballot."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from app.actions import vote_rounds
from app.db import db
from app.domain.voting import Level, VoteTerms
from app.web.answers import now
from app.web.logs import JsonLines
from tests.actions.votes import make_codes, voting_room
from tests.support.databases import ON_SQLITE


def _tables() -> dict[str, list[object]]:
    names = ("ballot_mark", "ballot_paper", "cast_ballot", "journal", "participant", "voting_code")
    with db.engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in names}


@ON_SQLITE
@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.CODE])
def test_after_closing_no_file_links_a_person_to_a_ballot(app, doors, workshop, level, log_lines):
    """Not in the database file, not in its log, not in the journal, not in what the server logged."""
    make_codes(workshop.id, [f"{n:08d}".replace("0", "Z").replace("1", "Y") for n in range(6)])
    room = voting_room(workshop.id, 1, 6, terms=VoteTerms(level, ("mutig", "machbar")))
    numbers, people = [], [doors.join(workshop, f"Kanarienvogel {n}") for n in range(6)]
    for n, person in enumerate(people):
        person.get(f"{person.base}/")
        if level == Level.CODE:
            person.send(
                "POST", f"{person.base}/einmal-code", code=f"ZZZZZZZ{n}".replace("0", "Z").replace("1", "Y")
            )
        answer = person.send(
            "POST", f"{person.base}/ideen/{n + 1}/punkt/0", key=f"Kanarienschluessel{n}"
        ).text
        numbers.append(answer.partition('data-control-number="')[2][:8])
    assert b"Kanarienschluessel" in _stored()
    assert b"round-1-" in _stored()
    vote_rounds.close_round(workshop_id=room.id, now=now())
    stored = _stored()
    assert b"Kanarienschluessel" not in stored
    assert b"round-1-" not in stored
    tables = _tables()
    assert (tables["ballot_mark"], tables["ballot_paper"]) == ([], [])
    assert "Kanarienvogel" not in str(tables["cast_ballot"] + tables["journal"])
    for number in numbers:  # each stands with its ballot, and nowhere beside a person
        assert stored.count(number.encode()) >= 1
        others = [rows for name, rows in tables.items() if name != "cast_ballot"]
        assert number not in str(others) + log_lines.getvalue()
    assert "Kanarien" not in log_lines.getvalue()


def _stored() -> bytes:
    """The bytes of the database and its log."""
    db.session.remove()
    path = Path(str(db.engine.url.database))
    return b"".join(part.read_bytes() for part in (path, Path(f"{path}-wal")) if part.exists())


@pytest.fixture
def log_lines(app):
    """What the product writes into its log meanwhile."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("augenhoehe")
    logger.addHandler(handler)
    yield kept
    logger.removeHandler(handler)
