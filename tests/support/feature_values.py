"""For each name of an argument of a feature's macros, what it can be: gathered from the features."""

from __future__ import annotations

from app.live.scenes import Scene
from app.queries.rooms import Room
from tests.support.advising import of_advising
from tests.support.audience_values import of_audience
from tests.support.presenting_values import of_presenting
from tests.support.publishing import of_publishing
from tests.support.sections import arguments_of_sections
from tests.support.sketch_templates import of_templates
from tests.support.slide_values import of_slides
from tests.support.team_values import of_teams
from tests.support.values import of_agreement


def of_features(room: Room, leading: Scene) -> dict[str, list[object]]:
    """In the room's present step, as the moderator's scene `leading` has it."""
    return {
        **of_templates(room.id),
        **arguments_of_sections(),
        **of_audience(),
        **of_slides(),
        **of_presenting(leading),
        **of_teams(room, leading),
        **of_agreement(leading),
        **of_advising(leading),
        **of_publishing(room, leading),
        "sketches": [leading.sketches],
    }
