"""What a participant can do with ideas: submit, edit, withdraw, submit again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from app.actions.inspirations import tell_readers
from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    remember,
)
from app.actions.ordering_notes import leave_bundle, leave_spotlight
from app.actions.voting import has_been_voted_on, take_marks_up_again
from app.db import table, transaction
from app.domain import ideas as rules
from app.domain import themes as theme_rules
from app.domain.errors import NotFound
from app.domain.events import IdeaChanged
from app.domain.languages import checked_language, language_of, of_screen
from app.domain.phases import Permit, require
from app.models import Idea, IdeaVersion, Participant, Workshop
from app.queries.themes import is_listed

# Everybody submits at once, and writers take turns, so these are built once: building costs more than doing.
_WORKSHOPS, _IDEAS = table(Workshop), table(Idea)
_COUNT_UP = (
    update(_WORKSHOPS)
    .where(_WORKSHOPS.c.id == bindparam("workshop_id"))
    .values(idea_count=_WORKSHOPS.c.idea_count + 1)
    .returning(_WORKSHOPS.c.idea_count)
)
_SUBMIT = insert(_IDEAS).values(
    author_id=bindparam("author"),
    meeting=select(_WORKSHOPS.c.meeting).where(_WORKSHOPS.c.id == bindparam("room")).scalar_subquery(),
)
_WRITTEN_SINCE = select(
    func.count(), select(Participant.locale).where(Participant.id == bindparam("author")).scalar_subquery()
).where(_IDEAS.c.author_id == bindparam("author"), _IDEAS.c.created_at > bindparam("since"))


def submit_idea(
    *,
    participant_id: int,
    workshop_id: int,
    title: str,
    description: str,
    request: Request,
    now: datetime,
    theme: int | None = None,
    target_group: str | None = None,
    locale: str = "",
) -> int:
    """Take a new idea and return its number in the workshop.

    `theme` None or 0 is none; `locale` empty is the language of the participant's screen. Letters overrule it.
    """
    title, description = rules.checked_wording(title, description)
    about = {"target_group": rules.checked_target_group(target_group or "")}
    claimed = checked_language(locale)
    body = fingerprint("submit_idea", title, description, theme, about, claimed)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if earlier := earlier_result(session, request, body):  # under the lock: another node may be at it
            return int(earlier["idea"])
        require(step, Permit.WRITE_IDEA)
        written, own = _written_since(session, participant_id, now - timedelta(minutes=1))
        rules.check_pace(written)
        chosen = chosen_theme(session, workshop_id, theme)
        language = language_of(f"{title}\n{description}", claimed or own, otherwise=own)
        number = next_number(session, workshop_id)
        idea = {"title": title, "description": description, "created_at": now, "updated_at": now}
        whose = {"workshop_id": workshop_id, "room": workshop_id, "author": participant_id}
        session.execute(
            _SUBMIT, {**whose, "number": number, **idea, **about, "theme": chosen, "locale": language}
        )
        append(session, workshop_id, IdeaChanged(ideas=[number]), now)
        remember(session, request, body, {"idea": number}, now)
    return number


def edit_idea(
    *,
    participant_id: int,
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
    """Reword one's own idea while everybody writes, and before a vote; the earlier wording is kept.

    What is left out of `theme` (0 is none), `target_group` and `locale` stays as it is.
    """
    title, description = rules.checked_wording(title, description)
    said = About(theme, target_group, locale)
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "edit_idea", number, title, description, *said):
            return
        idea = own_idea(session, workshop_id, participant_id, number)
        require(step, Permit.WRITE_IDEA)
        rules.check_on_board(shelf=idea.shelf)
        say_anew(session, idea, title, description, said, by_facilitator=False, now=now)


def withdraw_idea(
    *,
    participant_id: int,
    workshop_id: int,
    number: int,
    withdrawn: bool,
    now: datetime,
    request: Request = NO_KEY,
) -> None:
    """Withdraw one's own idea, or submit it again. Others' ideas of its bundle stay one, with another head."""
    with transaction() as session:
        step = locked_step(session, workshop_id, by=participant_id)
        if is_repeated(session, request, now, "withdraw_idea", number, withdrawn):
            return
        idea = own_idea(session, workshop_id, participant_id, number)
        require(step, Permit.WRITE_IDEA)
        rules.check_on_board(shelf=idea.shelf)
        set_withdrawn(session, idea, withdrawn, now)


def own_idea(session: Session, workshop_id: int, participant_id: int, number: int) -> Idea:
    """The participant's own idea; another's looks like none."""
    idea = session.scalars(
        select(Idea).where(
            Idea.workshop_id == workshop_id, Idea.number == number, Idea.author_id == participant_id
        )
    ).first()
    if idea is None:
        raise NotFound
    return idea


def reword(
    session: Session, idea: Idea, title: str, description: str, *, by_facilitator: bool, now: datetime
) -> None:
    """Give an idea new words and keep the old ones as a version."""
    session.add(
        IdeaVersion(
            idea_id=idea.id,
            revision=idea.revision,
            title=idea.title,
            description=idea.description,
            by_facilitator=by_facilitator,
            at=now,
        )
    )
    idea.title, idea.description = title, description
    idea.revision += 1
    idea.updated_at = now


class About(NamedTuple):
    """What a form says of an idea besides its words; what it does not say stays as it is."""

    theme: int | None
    target_group: str | None
    locale: str


def say_anew(
    session: Session,
    idea: Idea,
    title: str,
    description: str,
    said: About,
    *,
    by_facilitator: bool,
    now: datetime,
) -> None:
    """Write an idea anew while no vote was cast on it, and tell all who may see it."""
    rules.check_wording_open(voted_on=has_been_voted_on(session, idea))
    _say_about(session, idea, said, f"{title}\n{description}")
    reword(session, idea, title, description, by_facilitator=by_facilitator, now=now)
    append(session, idea.workshop_id, IdeaChanged(ideas=[idea.number]), now)
    tell_readers(session, idea.workshop_id, idea.number, now)


def set_withdrawn(session: Session, idea: Idea, withdrawn: bool, now: datetime) -> None:
    """Take an idea off the board or put it back, and tell all who may see it; what lay in it stays a bundle."""
    left = leave_bundle(session, idea.workshop_id, idea.number, now) if withdrawn else []
    idea.withdrawn, idea.updated_at = withdrawn, now
    session.flush()
    if withdrawn:
        leave_spotlight(session, idea.workshop_id, idea.number, now)
    else:
        take_marks_up_again(session, idea.workshop_id, idea.number)
    append(session, idea.workshop_id, IdeaChanged(ideas=sorted({idea.number, *left})), now)
    tell_readers(session, idea.workshop_id, idea.number, now)


def _say_about(session: Session, idea: Idea, said: About, words: str) -> None:
    """Put an idea under another theme, or say anew for whom and in which language it is.

    `words` are those it has now: their letters may overrule the language. A theme it has already is kept even if it is
    no longer on the list.
    """
    if said.theme is not None and said.theme != (idea.theme or theme_rules.NONE):
        idea.theme = chosen_theme(session, idea.workshop_id, said.theme)
    if said.target_group is not None:
        idea.target_group = rules.checked_target_group(said.target_group)
    idea.locale = language_of(words, checked_language(said.locale) or idea.locale)


def chosen_theme(session: Session, workshop_id: int, number: int | None) -> int | None:
    """The theme with this number, if it can be chosen; none for None and 0."""
    if not number:
        return None
    return theme_rules.checked_choice(number, is_listed(session, workshop_id, number))


def next_number(session: Session, workshop_id: int) -> int:
    """The number of the workshop's next idea; asked under its lock."""
    number: int = session.execute(_COUNT_UP, {"workshop_id": workshop_id}).scalar_one()
    return number


def _written_since(session: Session, participant_id: int, since: datetime) -> tuple[int, str]:
    """How many ideas the participant submitted after `since`, and the language of their screen."""
    written, own = session.execute(_WRITTEN_SINCE, {"author": participant_id, "since": since}).one()
    return written, of_screen(own)
