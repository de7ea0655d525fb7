"""Who may write in a sketch; asked under the workshop's lock, by writing as well as by bringing a version back."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.db import table
from app.domain.errors import NotPermitted
from app.domain.phases import Permit, Step, require
from app.domain.sketches import require_open
from app.models import SketchMember
from app.queries.agreement import locked_as

_TEAMS = table(SketchMember)
_MEMBER = select(_TEAMS.c.sketch_id).where(
    _TEAMS.c.sketch_id == bindparam("sketch"), _TEAMS.c.participant_id == bindparam("participant")
)


def check_may_write(session: Session, step: Step, sketch_id: int, participant_id: int | None) -> None:
    """Only in its time, only what is not locked, only the team; and the moderator, who is None."""
    require(step, Permit.WRITE_SKETCH)
    require_open(locked_as(session, sketch_id))
    if participant_id is None:
        return
    if session.execute(_MEMBER, {"sketch": sketch_id, "participant": participant_id}).first() is None:
        raise NotPermitted("sketch.not_member")
