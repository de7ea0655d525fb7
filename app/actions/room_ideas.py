"""Ideas a moderator enters for somebody without a device ("im Raum erfasst"): enter, correct, take back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.actions.ideas import About, chosen_theme, next_number, say_anew, set_withdrawn
from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_workshop,
    remember,
)
from app.db import transaction
from app.domain import ideas as rules
from app.domain.errors import NotFound
from app.domain.events import IdeaChanged
from app.domain.languages import checked_language, language_of
from app.domain.phases import Permit, Step, ideas_revealed, require
from app.models import Idea, Workshop

SOURCE = "room"


def enter_idea(
    *,
    workshop_id: int,
    title: str,
    description: str,
    now: datetime,
    screen_locale: str,
    request: Request = NO_KEY,
    theme: int | None = None,
    target_group: str | None = None,
    locale: str = "",
) -> int:
    """Take an idea that somebody says aloud or hands in on paper; it has no author. Returns its number.

    `locale` empty is `screen_locale`, the language of the moderator's screen, unless the letters say otherwise.
    While all write it is as hidden as all others; while all read, it is there at once.
    """
    title, description = rules.checked_wording(title, description)
    target_group = rules.checked_target_group(target_group or "")
    claimed = checked_language(locale)
    body = fingerprint("enter_idea", title, description, theme, target_group, claimed)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if earlier := earlier_result(session, request, body):
            return int(earlier["idea"])
        require(Step(workshop.step), Permit.ENTER_IDEA)
        rules.check_room_pace(_entered_since(session, workshop_id, now - timedelta(minutes=1)))
        language = language_of(f"{title}\n{description}", claimed or screen_locale, otherwise=screen_locale)
        idea = Idea(title=title, description=description, target_group=target_group, locale=language)
        idea.theme = chosen_theme(session, workshop_id, theme)
        number = _put_in(session, workshop, idea, now)
        append(session, workshop_id, IdeaChanged(ideas=[number]), now)
        remember(session, request, body, {"idea": number}, now)
    return number


def correct_entry(
    *,
    workshop_id: int,
    number: int,
    title: str,
    description: str,
    now: datetime,
    request: Request = NO_KEY,
    theme: int | None = None,
    target_group: str | None = None,
    locale: str = "",
) -> None:
    """Correct what was entered for somebody; the earlier wording is kept. What is left out stays as it is."""
    title, description = rules.checked_wording(title, description)
    said = About(theme, target_group, locale)
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "correct_entry", number, title, description, *said):
            return
        idea = _entered(session, workshop_id, number)
        require(Step(workshop.step), Permit.ENTER_IDEA)
        say_anew(session, idea, title, description, said, by_facilitator=True, now=now)


def withdraw_entry(
    *, workshop_id: int, number: int, withdrawn: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Take back what was entered for somebody, or enter it again. What lay in it stays a bundle."""
    with transaction() as session:
        workshop = locked_workshop(session, workshop_id)
        if is_repeated(session, request, now, "withdraw_entry", number, withdrawn):
            return
        idea = _entered(session, workshop_id, number)
        require(Step(workshop.step), Permit.ENTER_IDEA)
        set_withdrawn(session, idea, withdrawn, now)


def _put_in(session: Session, workshop: Workshop, idea: Idea, now: datetime) -> int:
    """Give the idea its number and its place in the workshop's present meeting."""
    idea.workshop_id, idea.source = workshop.id, SOURCE
    idea.created_at = idea.updated_at = now
    idea.number = next_number(session, workshop.id)
    idea.meeting = workshop.meeting
    idea.revealed = ideas_revealed(Step(workshop.step))
    session.add(idea)
    session.flush()
    return idea.number


def _entered(session: Session, workshop_id: int, number: int) -> Idea:
    """An idea that was entered for somebody; one that a participant wrote looks like none."""
    wanted = (Idea.workshop_id == workshop_id, Idea.number == number, Idea.source == SOURCE)
    idea = session.scalars(select(Idea).where(*wanted)).first()
    if idea is None:
        raise NotFound
    rules.check_on_board(shelf=idea.shelf)
    return idea


def _entered_since(session: Session, workshop_id: int, since: datetime) -> int:
    # author_id first: it is what the index on authors and times begins with
    entered = (Idea.author_id.is_(None), Idea.created_at > since, Idea.workshop_id == workshop_id)
    return session.execute(
        select(func.count()).select_from(Idea).where(*entered, Idea.source == SOURCE)
    ).scalar_one()
