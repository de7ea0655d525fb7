"""What the moderator does with the list of themes: add, rename, take off, take up again, put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated, locked_step
from app.db import transaction
from app.domain import themes as rules
from app.domain.errors import NotFound
from app.domain.events import ThemesChanged
from app.domain.lists import moved
from app.models import Theme


def add_theme(*, workshop_id: int, name: str, now: datetime, request: Request = NO_KEY) -> None:
    """Put a theme at the end of the list; one of that name that was taken off is taken up again, with its ideas."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "add_theme", name):
            return
        every = _themes(session, workshop_id)
        name = rules.checked_name(name, _names(every))
        rules.check_room_on_list(sum(theme.listed for theme in every))
        number = max((theme.number for theme in every), default=0) + 1
        theme = next((t for t in every if not t.listed and name.casefold() in _words(t)), None)
        if theme is None:
            theme = Theme(workshop_id=workshop_id, number=number, name={"de": name}, position=0)
            session.add(theme)
        theme.listed, theme.position = True, _end(every)
        append(session, workshop_id, ThemesChanged(), now)


def rename_theme(
    *, workshop_id: int, number: int, name: str, now: datetime, request: Request = NO_KEY
) -> None:
    """Give a theme another name, in all languages: one that was not renamed along would say something else."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "rename_theme", number, name):
            return
        every = _themes(session, workshop_id)
        theme = _theme(every, number)
        theme.name = {"de": rules.checked_name(name, _names(t for t in every if t is not theme))}
        append(session, workshop_id, ThemesChanged(), now)


def list_theme(
    *, workshop_id: int, number: int, listed: bool, now: datetime, request: Request = NO_KEY
) -> None:
    """Take a theme off the list, or up again at its end. Ideas keep it in any case."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "list_theme", number, listed):
            return
        every = _themes(session, workshop_id)
        theme = _theme(every, number)
        if theme.listed == listed:
            return
        if listed:
            rules.check_room_on_list(sum(other.listed for other in every))
            rules.checked_name(next(iter(theme.name.values())), _names(every))
            theme.position = _end(every)
        theme.listed = listed
        append(session, workshop_id, ThemesChanged(), now)


def move_theme(
    *, workshop_id: int, number: int, position: int, now: datetime, request: Request = NO_KEY
) -> None:
    """Put a theme at a place of the list, counted from 1."""
    with transaction() as session:
        locked_step(session, workshop_id)
        if is_repeated(session, request, now, "move_theme", number, position):
            return
        listed = [theme for theme in _themes(session, workshop_id) if theme.listed]
        theme = _theme(listed, number)
        order = moved([t.number for t in listed], theme.number, position)
        for other in listed:
            other.position = order.index(other.number) + 1
        append(session, workshop_id, ThemesChanged(), now)


def _themes(session: Session, workshop_id: int) -> Sequence[Theme]:
    wanted = select(Theme).where(Theme.workshop_id == workshop_id).order_by(Theme.position, Theme.number)
    return session.scalars(wanted).all()


def _theme(every: Sequence[Theme], number: int) -> Theme:
    theme = next((theme for theme in every if theme.number == number), None)
    if theme is None:
        raise NotFound
    return theme


def _words(theme: Theme) -> set[str]:
    return {name.casefold() for name in theme.name.values()}


def _names(themes: Iterable[Theme]) -> list[str]:
    """What the themes on the list are called, in all languages."""
    return [name for theme in themes if theme.listed for name in theme.name.values()]


def _end(every: Sequence[Theme]) -> int:
    return max((theme.position for theme in every), default=0) + 1
