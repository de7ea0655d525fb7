"""Which ideas stand on the board, and which of them stand by themselves: asked in one way everywhere."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case

from app.db import table
from app.models import Idea, Sketch

_IDEAS, _SKETCHES = table(Idea).c, table(Sketch).c


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
