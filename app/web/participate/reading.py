"""Views of somebody who reads: their page tells what it had before their eyes."""

from __future__ import annotations

from flask import Response

from app.actions import reading
from app.domain.reading import numbers_in
from app.web.answers import no_content
from app.web.guards import me, viewer
from app.web.participate import blueprint
from app.web.participate.forms import SightForm


@blueprint.post("/gelesen")
def see_ideas(workshop: str) -> Response:
    """Note what was seen; counted for the room, never shown with a person."""
    reading.see_ideas(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        numbers=numbers_in(SightForm().numbers.data or ""),
    )
    return no_content()
