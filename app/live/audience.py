"""What is pushed when the audience asks: the questions an audience may see, and whose own page knows more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from sqlalchemy.orm import Session

from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience, Permit, permits
from app.live.fragments import envelope, render
from app.live.scene import Scene
from app.live.stream import message
from app.queries.audience import Asked, asked
from app.queries.rooms import Room


def shown_to(session: Session, room: Room, audience: Audience) -> Asked:
    """The questions of the step; in any other there are none."""
    return asked(session, room, audience) if permits(room.step, Permit.ASK_AUDIENCE) else Asked()


def changes(session: Session, view: Scene, locale: str, regions: Set[str]) -> Iterable[str]:
    """The list, or on the big screen the one question that stands there."""
    if "audience" not in regions or not permits(view.room.step, Permit.ASK_AUDIENCE):
        return
    found = asked(session, view.room, view.audience)
    if view.audience is Audience.SCREEN:
        yield envelope("#asked", render("audience", "large", locale, queue=found), swap="innerMorph")
        return
    macro = "desk" if view.audience is Audience.FACILITATOR else "listed"
    body = render("audience", macro, locale, queue=found, base=view.base)
    yield envelope("#asked", body, swap="innerMorph")


def signal(events: Sequence[Event], audience: Audience) -> bytes:
    """Tells pages of participants which questions changed: whoever asked one of them asks for their own part."""
    numbers = {event.question for event in events if isinstance(event, happened.AudienceAsked)}
    if not numbers or audience is not Audience.PARTICIPANT:
        return b""
    return message(" ".join(str(number) for number in sorted(numbers)), event="asked")
