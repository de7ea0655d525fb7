"""What is pushed while teams form: the cards of sketches, and who has to ask again for what only they may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from markupsafe import Markup
from sqlalchemy.orm import Session

from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience, Permit, Step, permits
from app.live import overview
from app.live.fragments import envelope, render
from app.live.scenes import Scene, scene
from app.live.stream import message
from app.queries.sketches import SketchView, sketches

_NAMED = (  # after which the desk, if it shows who is where, asks for the names again
    happened.SketchJoined,
    happened.ReadersChanged,
    happened.TeamsChanged,
    happened.ParticipantJoined,
    happened.ParticipantRemoved,
)


def card(view: Scene, sketch: SketchView, locale: str) -> Markup:
    """A sketch in the list of the step."""
    feature = "teams" if view.room.step == Step.TEAMS else "sketches"
    return render(feature, "card", locale, sketch=sketch, base=view.base, role=view.audience.value)


def changes(session: Session, view: Scene, locale: str, regions: Set[str]) -> Iterable[str]:
    """All cards, when sizes changed, people were placed, or a bench came into the room or went."""
    if not regions & {"teams", "benches"} or not permits(view.room.step, Permit.JOIN_TEAM):
        return
    if overview.has_overview(view.room.step, view.audience):
        whole = scene(session, view.room, view.audience)
        for team in whole.teams:
            yield envelope(
                f"#sketch-{team.sketch.number}", overview.card(whole, team, locale), swap="outerHTML"
            )
    else:
        for sketch in sketches(session, view.room.id):
            yield envelope(f"#sketch-{sketch.number}", card(view, sketch, locale), swap="outerHTML")


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """Whose page asks again: participants when they may have been placed, the desk for the names. No name is in it."""
    if audience is Audience.PARTICIPANT and any(isinstance(one, happened.TeamsChanged) for one in events):
        return message("", event="mine")
    if audience is Audience.FACILITATOR and any(isinstance(one, _NAMED) for one in events):
        return message("", event="teams")
    return b""
