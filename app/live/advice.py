"""What is pushed when somebody advises: the threads of a sketch, and its card while the room gives advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.domain import events as happened
from app.domain.advice import advice_revealed
from app.domain.events import Event
from app.domain.phases import Audience, Step
from app.domain.sketch_templates import SectionPlan
from app.live.fragments import envelope, render
from app.live.scenes import Scene, scene
from app.live.stream import message
from app.queries.advice import SketchAdvice, advice_on
from app.queries.rooms import Room
from app.queries.sketches import sketches

_ON_CARD = (happened.AdviceChanged, happened.SketchJoined, happened.SectionWritten)


def changes(
    session: Session, room: Room, audience: Audience, locale: str, events: Sequence[Event]
) -> Iterable[str]:
    """The parts that advice changes; a sketch that rests has none."""
    advised = _advised(events)
    if advised and audience is not Audience.SCREEN and advice_revealed(room.at_sketches):
        view = Scene(room=room, audience=audience)
        for sketch in sketches(session, room.id, only=advised):
            found = advice_on(session, room.id, room.at_sketches, audience, sketch.number)
            yield envelope(
                f"#advice-list-{sketch.number}", threads(found, view, sketch.plans, locale), swap="innerMorph"
            )
    if room.step == Step.ADVISE and any(isinstance(event, _ON_CARD) for event in events):
        whole = scene(session, room, audience)
        for sketch in whole.sketches:
            card = render("advice", "advised", locale, scene=whole, sketch=sketch)
            yield envelope(f"#advised-{sketch.number}", card, swap="innerMorph")


def threads(advice: SketchAdvice, view: Scene, plans: Sequence[SectionPlan], locale: str) -> str:
    """What stands in #advice-list-<sketch>."""
    arguments = {"advice": advice, "base": view.base, "role": view.audience.value, "sections": plans}
    return render("advice_threads", "threads", locale, **arguments)


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """Tells pages of participants on which sketches something was said: their personal part may know more."""
    advised = _advised(events)
    if not advised or audience is not Audience.PARTICIPANT:
        return b""
    return message(" ".join(str(number) for number in sorted(advised)), event="advised")


def _advised(events: Sequence[Event]) -> set[int]:
    return {event.sketch for event in events if isinstance(event, happened.AdviceChanged)}
