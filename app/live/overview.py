"""What is pushed of all teams while sketches are written: their cards, calls for help, the sketch shown large."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup
from sqlalchemy.orm import Session

from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience, Permit, Step, permits
from app.live.fragments import envelope, render
from app.live.hub import Channel
from app.live.scenes import Scene, scene
from app.live.stages import stage
from app.live.stream import message
from app.live.touched import Touched
from app.queries import rooms
from app.queries.agreement import text_mark
from app.queries.sketches import sketch, sketches
from app.queries.standing_of_sketches import Team

EVERY = 2.0  # seconds between two looks at the text that stands large
_HELP = (happened.HelpCalled, happened.HelpAnswered, happened.HelpEnded)


def has_overview(step: Step, audience: Audience) -> bool:
    """Whether this audience sees all teams at a glance."""
    return audience is not Audience.PARTICIPANT and permits(step, Permit.SHOW_LARGE)


def card(view: Scene, team: Team, locale: str) -> Markup:
    """A team in the list of the desk, or on the big screen."""
    if view.audience is Audience.SCREEN:
        return render("overview", "wall_card", locale, team=team, scene=view)
    return render("overview", "row", locale, team=team, base=view.base)


def help_region(session: Session, view: Scene, locale: str) -> str:
    """Who asks for help, at the top of the desk."""
    teams = scene(session, view.room, Audience.FACILITATOR).teams
    return envelope("#help", render("overview", "calls", locale, teams=teams, base=view.base))


def changes(
    session: Session, epoch: str, view: Scene, locale: str, touched: Touched, events: Sequence[Event]
) -> Iterable[str]:
    """Cards of teams of which anything changed, calls for help, and whether one sketch stands large."""
    if view.audience is Audience.FACILITATOR and any(isinstance(event, _HELP) for event in events):
        yield help_region(session, view, locale)
    if not has_overview(view.room.step, view.audience) or touched.stage:
        return
    if "large" in touched.regions:
        yield from _large(session, epoch, view, locale)
    numbers = touched.sketches | touched.marked
    if not numbers:
        return
    whole = scene(session, view.room, view.audience)
    for team in whole.teams:
        if team.sketch.number in numbers:
            yield envelope(f"#sketch-{team.sketch.number}", card(whole, team, locale), swap="outerHTML")


def meters(session: Session, view: Scene, locale: str, numbers: Iterable[int]) -> Iterable[str]:
    """How far these sketches have come, for whoever has one of them open."""
    for one in sketches(session, view.room.id, only=numbers):
        body = render("overview", "editor_meter", locale, sketch=one)
        yield envelope(f"#meter-{one.number}", body, swap="innerMorph")


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """For pages of participants: in which teams something became of a call; and that teams may go on, or no longer."""
    if audience is not Audience.PARTICIPANT:
        return b""
    called = sorted({event.sketch for event in events if isinstance(event, _HELP)})
    told = message(" ".join(map(str, called)), event="help") if called else b""
    doors = [event for event in events if isinstance(event, happened.TeamDoorChanged)]
    if doors:
        told += message("open" if doors[-1].open else "closed", event="teamdoor")
        told += message("", event="mine")
    return told


def large_text(session: Session, room: rooms.Room, locale: str) -> bytes:
    """The stage of the big screen while a sketch stands there large: its text as it is now."""
    if room.large_sketch is None or not permits(room.step, Permit.SHOW_LARGE):
        return b""
    shown = render("screen", "stage", locale, scene=scene(session, room, Audience.SCREEN))
    return message(envelope("#stage", shown, swap="innerMorph"))


class LargeTexts:
    """Looks every two seconds whether the text of a sketch that stands large is another by now.

    While people type the journal grows with every letter; the back row needs to see a text grow, not every letter.
    """

    def __init__(self) -> None:
        self._marks: dict[int, tuple[int, int]] = {}
        self._looked_at = 0.0

    def is_due(self) -> bool:
        """Whether it is time to look again."""
        now = time.monotonic()
        if now - self._looked_at < EVERY:
            return False
        self._looked_at = now
        return True

    def changed(
        self, session: Session, listening: Mapping[int, Sequence[Channel]]
    ) -> dict[int, dict[Channel, bytes]]:
        """Frames for the big screens of these rooms (and their channels) whose large sketch has another text."""
        found = {}
        for room_id, channels in listening.items():
            room = rooms.room(session, room_id)
            mark = self._mark(session, room)
            if mark is None:
                self._marks.pop(room_id, None)
            elif self._marks.get(room_id) != mark:
                self._marks[room_id] = mark
                found[room_id] = {one: large_text(session, room, one.locale) for one in channels}
        return found

    def _mark(self, session: Session, room: rooms.Room) -> tuple[int, int] | None:
        if room.large_sketch is None or not permits(room.step, Permit.SHOW_LARGE):
            return None
        shown = sketch(session, room.id, room.large_sketch)
        return (shown.number, text_mark(session, shown.id)) if shown else None


def _large(session: Session, epoch: str, view: Scene, locale: str) -> Iterable[str]:
    if view.audience is Audience.SCREEN:
        yield envelope("#stage", stage(session, epoch, view.room, view.audience, locale), swap="innerMorph")
        return
    whole = scene(session, view.room, view.audience)
    yield envelope("#large", render("overview", "large_note", locale, scene=whole))
