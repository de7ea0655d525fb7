"""What is pushed while a meeting is closed: what happens next, and how far its Protokoll is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.domain.phases import Audience, Permit, Step, permits
from app.live.fragments import envelope, render
from app.live.scene import Scene
from app.queries import minutes, next_steps, sketches
from app.queries.minutes import MinutesState
from app.queries.next_steps import NextStepView
from app.queries.rooms import Room


def steps_of(session: Session, room: Room, audience: Audience) -> tuple[NextStepView, ...]:
    """What happens next: for all at the end, at the desk wherever it may be planned."""
    shown = (
        permits(room.step, Permit.PLAN_NEXT) if audience is Audience.FACILITATOR else room.step == Step.CLOSE
    )
    return tuple(next_steps.next_steps(session, room.id, audience)) if shown else ()


def minutes_of(session: Session, room: Room, audience: Audience) -> tuple[MinutesState, ...]:
    """The Protokolle there are to read, on the page that leads to them."""
    shown = room.step == Step.CLOSE and audience is not Audience.SCREEN
    return tuple(minutes.states(session, room, audience)) if shown else ()


def changes(session: Session, view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """The regions that have changed, where they are on the page."""
    room, audience = view.room, view.audience
    leads = audience is Audience.FACILITATOR
    if "next_steps" in regions and (
        room.step == Step.CLOSE or (leads and permits(room.step, Permit.PLAN_NEXT))
    ):
        found = replace(
            view,
            sketches=sketches.sketches(session, room.id),
            next_steps=steps_of(session, room, audience),
        )
        yield envelope("#next-steps", render("next_steps", "planned", locale, scene=found), swap="innerMorph")
    if "minutes" in regions and room.step == Step.CLOSE and audience is not Audience.SCREEN:
        found = replace(view, minutes=minutes_of(session, room, audience))
        yield envelope("#minutes", render("minutes", "door", locale, scene=found), swap="innerMorph")
    if "minutes" in regions and leads:
        yield from _pages(session, view, locale)


def _pages(session: Session, view: Scene, locale: str) -> Iterable[str]:
    """The Protokolle themselves, for desks that have the page of one open."""
    for meeting in range(1, view.room.meeting + 1):
        found = minutes.minutes_at_desk(session, view.room, meeting, "en" if locale == "en" else "de")
        page = render("minutes", "desk", locale, record=found, base=view.base)
        yield envelope(f"#minutes-{meeting}", page, swap="innerMorph")
