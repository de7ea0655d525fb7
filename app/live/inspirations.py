"""How screens learn of inspirations. What somebody is shown is personal: a push only says that it is another now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from app.domain.events import Event, InspirationsChanged
from app.domain.phases import Audience, Step
from app.live.fragments import envelope, render
from app.live.stages import stage
from app.live.stream import message
from app.queries import inspirations
from app.queries.rooms import Room


def signal(events: Iterable[Event], audience: Audience) -> bytes:
    """What the pages of participants ask again for: all of them, or (by number) those that show an idea which changed.

    They spread that over a moment; who is shown what is in none of these bytes.
    """
    changes = [event.ideas for event in events if isinstance(event, InspirationsChanged)]
    if not changes or audience is not Audience.PARTICIPANT:
        return b""
    numbers = sorted({number for ideas in changes for number in ideas}) if all(changes) else []
    return message(" ".join(str(number) for number in numbers), event="inspired")


def regions(
    session: Session, epoch: str, room: Room, audience: Audience, locale: str, *, changed: bool
) -> Sequence[str]:
    """What changes at the desk (also with the number of ideas), and, when they were `changed`, on the big screen."""
    if room.step != Step.WRITE:
        return []
    if audience is Audience.FACILITATOR:
        offer = inspirations.offer(session, room)
        base = f"/regie/{room.public_id}"
        return [envelope("#inspirations", render("inspirations", "desk", locale, offer=offer, base=base))]
    if audience is Audience.SCREEN and changed:
        return [envelope("#stage", stage(session, epoch, room, audience, locale), swap="innerMorph")]
    return []
