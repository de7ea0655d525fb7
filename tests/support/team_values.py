"""What the arguments of the macros about teams can be, in the room's present step."""

from __future__ import annotations

from app.db import reading
from app.live.scenes import Scene
from app.queries.rooms import Room
from app.queries.team_people import overview
from tests.support.overview_values import of_overview


def of_teams(room: Room, leading: Scene) -> dict[str, list[object]]:
    """For each name of an argument, its values."""
    with reading() as session:
        found = overview(session, room.id, limited=room.team_limit)
    inside = [person for one in found.teams for person in one.members]
    return {
        "overview": [found],
        "one": list(found.teams),
        "team": [*(sketch.team for sketch in leading.sketches), *leading.teams],
        "person": [*inside, *found.undecided],
        "choices": [[{"value": 1, "label": "Lotsen"}, {"value": 2, "label": "Messe"}]],
        "opens": [True],
        **of_overview(leading),
    }
