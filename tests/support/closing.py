"""How a meeting is closed in tests: next steps, a Protokoll that was fixed and opened again, and what macros get."""

from __future__ import annotations

from app.actions import minutes as minutes_actions
from app.actions import next_steps as step_actions
from app.db import reading
from app.domain.phases import Audience
from app.live.scenes import Scene
from app.queries import people, rooms
from app.queries.minutes import minutes_at_desk, reported_minutes
from app.queries.next_steps import next_steps
from app.web.answers import now
from tests.support.stored import everything


def close(room_id: int) -> None:
    """Three steps of which one was taken out; minutes of which a section was reworded, fixed and opened again."""
    plan = {"workshop_id": room_id, "now": now()}
    step_actions.plan_step(
        what="Vorlage schreiben", who="Integrationsbüro", due="15.3.2199", sketch=1, **plan
    )
    step_actions.plan_step(what="Wieder zusammenkommen", due="nach der Sommerpause", **plan)
    step_actions.plan_step(what="Doch nicht", **plan)
    step_actions.list_step(number=3, listed=False, **plan)
    minutes_actions.reword_section(
        meeting=1, key="remarks", base=0, heading="Bemerkungen", text="Es war heiß.\n– Eis half.", **plan
    )
    fix(room_id)
    minutes_actions.reopen_minutes(meeting=1, reason="Ein Beschluss fehlte.", **plan)


def fix(room_id: int, meeting: int = 1) -> None:
    """Fix the minutes as they are now."""
    mark = mark_of(room_id, meeting)
    minutes_actions.fix_minutes(workshop_id=room_id, meeting=meeting, language="de", read=mark, now=now())


def mark_of(room_id: int, meeting: int = 1) -> str:
    """What the desk reads now."""
    with reading() as session:
        return minutes_at_desk(session, rooms.room(session, room_id), meeting, "de").mark


def read_minutes() -> str:
    """The same of the only workshop there is."""
    return mark_of(everything()["workshop"][0][0])


def of_closing(leading: Scene) -> dict[str, list[object]]:
    """What belongs to the macros of a meeting that is closed."""
    with reading() as session:
        room = rooms.room(session, leading.room.id)
        drafted = minutes_at_desk(session, room, 1, "de")
        fixed = reported_minutes(session, room, Audience.PARTICIPANT, "de")
        planned = next_steps(session, room.id, Audience.FACILITATOR)
        seats = people.bench_choices(session, room.group_id)
    return {
        "record": [*fixed, drafted] if fixed else [drafted],
        "section": list(drafted.sections),
        "step": [*planned, None] if planned else [None],
        "seats": [seats],
        "listing": [leading.sketches],
        "with_minutes": [True],
    }
