"""Which ideas stand, which sketches, and where somebody is: asked in one way everywhere."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, select

from app.db import table
from app.models import Idea, Presence, Sketch

_IDEAS, _SKETCHES = table(Idea).c, table(Sketch).c
_LATER = table(Presence).alias("later")


def on_board(ideas: Any = _IDEAS) -> ColumnElement[bool]:
    """Not withdrawn, and not put aside by an earlier meeting (chosen then, or in the Ideenspeicher)."""
    return and_(ideas.withdrawn.is_(False), ideas.shelf == "")


def countable(ideas: Any = _IDEAS) -> ColumnElement[bool]:
    """What a past vote still counts: not withdrawn, not hidden; where it was put since does not matter."""
    return and_(ideas.withdrawn.is_(False), ideas.hidden_reason.is_(None))


def standing(ideas: Any = _IDEAS) -> ColumnElement[bool]:
    """On the board, not hidden, and not part of a bundle: what can be voted on, chosen and shown large."""
    return and_(on_board(ideas), ideas.hidden_reason.is_(None), ideas.merged_into.is_(None))


def called(ideas: Any = _IDEAS) -> ColumnElement[str]:
    """What an idea is called where it stands: the name of its bundle, or its own title."""
    return case((ideas.bundle_name != "", ideas.bundle_name), else_=ideas.title)


def lively(sketches: Any = _SKETCHES, ideas: Any = _IDEAS) -> ColumnElement[bool]:
    """A sketch that may be read and written: chosen, and its idea neither hidden nor withdrawn; the others rest."""
    return and_(sketches.active.is_(True), countable(ideas))


def newest_place(presence: Any) -> ColumnElement[bool]:
    """The place that somebody's page told last: other nodes keep those it told them before."""
    later = select(_LATER.c.node_id).where(
        _LATER.c.participant_id == presence.participant_id, _LATER.c.told_at > presence.told_at
    )
    return and_(presence.section.is_not(None), ~later.exists())
