"""What the macros about all teams can be called with, in the room's present step."""

from __future__ import annotations

from app.domain.standing_of_sketches import Standing
from app.live.scenes import Scene


def of_overview(leading: Scene) -> dict[str, list[object]]:
    """For each name of an argument, its values."""
    return {
        "teams": [leading.teams],
        "standing": [
            Standing(3, 12, ("goals",), (("costs", 2),), advice=1),
            Standing(2, 2),
            *(team.standing for team in leading.teams),
        ],
        "told": [True],
    }
