"""A room that advises: pieces by all who may speak, a seat of the advisory board, and what fragments can be given."""

from __future__ import annotations

from app.actions import advice, advisers, complaints
from app.db import reading
from app.domain.advice import State
from app.domain.codes import digest
from app.live.scenes import Scene
from app.queries.advisers import adviser_by_token
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest


def advise(room: RoomUnderTest) -> None:
    """Pieces in every state by all who may speak: answered, decided twice, withdrawn, hidden; one sketch has none."""
    seat = invite(room.id)
    people = [advice.Author(person, named=n == 0) for n, person in enumerate(room.people)]
    here = {"workshop_id": room.id, "now": now()}
    for author, section in ((people[1], "goals"), (advice.Author(adviser_id=seat), ""), (people[2], "")):
        text = f"Rat von {author.voice.value}"
        advice.give_advice(number=1, section=section, text=text, author=author, **here)
    advice.give_advice(number=1, section="", text="Spott", author=people[3], **here)
    advice.give_advice(number=1, section="goals", text="Doch nicht", author=people[3], **here)
    advice.answer_advice(number=1, text="Gute Frage.", author=people[0], **here)
    advice.answer_advice(number=1, text="Finde ich auch.", author=advice.Author(), **here)
    for state in ("declined", "taken_up"):
        advice.decide_advice(number=1, state=state, reason=f"Warum {state}", author=people[0], **here)
    advice.decide_advice(number=2, state="declined", reason="Zu teuer", author=advice.Author(), **here)
    complaints.report_advice(participant_id=room.people[2], advice=6, reason="Ein Name", **here)
    advice.hide_advice(number=4, reason="Verletzend", **here)
    advice.withdraw_advice(number=5, author=people[3], **here)


def invite(workshop_id: int, token: str = "", name: str = "Sozialamt") -> int:
    """A seat of the advisory board with this link, or the room's own; the id of its row."""
    token = token or f"{workshop_id:x>32}"
    advisers.invite_adviser(workshop_id=workshop_id, name=name, token_digest=digest(token), now=now())
    with reading() as session:
        found = adviser_by_token(session, digest(token))
    assert found is not None
    return found.id


def of_advising(leading: Scene) -> dict[str, list[object]]:
    """What belongs to the macros of a room that advises."""
    advised = list(leading.advice.values())
    pieces = [piece for one in advised for piece in one.pieces]
    return {
        "sections": [sketch.plans for sketch in leading.sketches[:1]],
        "advice": advised,
        "piece": pieces,
        "verdicts": [piece.verdicts for piece in pieces if piece.verdicts],
        "verdict_state": list(State),
    }
