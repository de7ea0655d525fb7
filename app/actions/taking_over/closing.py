"""How each meeting was closed: what happens next, and every version of its Protokoll that was fixed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.db import table
from app.domain.report import Report
from app.domain.reported_closing import EarlierMinutes, MinutesSection
from app.domain.reported_closing import Minutes as Reported
from app.models import Minutes, NextStep

_NOTHING_YET: Mapping[str, Any] = {
    "language": "",
    "fixed_at": None,
    "reopened_at": None,
    "reason": "",
    "sections": [],
}


def take_closing(session: Session, workshop_id: int, report: Report) -> None:
    """Write the next steps in their order, and the Protokolle."""
    steps = [
        {
            "workshop_id": workshop_id,
            "number": one.number,
            "position": position,
            "what": one.what,
            "who": one.who,
            "due": one.due,
            "sketch": one.sketch,
            "meeting": one.meeting,
            "revision": 1,
            "listed": True,
        }
        for position, one in enumerate(report.next_steps, start=1)
    ]
    if steps:
        session.execute(insert(table(NextStep)), steps)
    versions = [
        {"workshop_id": workshop_id, "meeting": one.meeting, **version}
        for one in report.minutes
        for version in _versions(one)
    ]
    if versions:
        session.execute(insert(table(Minutes)), versions)


def _versions(one: Reported) -> Iterator[dict[str, Any]]:
    """All that were fixed; one that is being worked on again goes on with the words of the last."""
    fixed: tuple[Reported | EarlierMinutes, ...] = (*one.earlier, one)
    for version in fixed:
        yield {"version": version.version, "edits": {}, **_fixed(version)}
    if one.reopened_at:
        yield {"version": one.version + 1, "edits": _edits(one.sections), **_NOTHING_YET}


def _fixed(one: Reported | EarlierMinutes) -> dict[str, Any]:
    return {
        "language": one.language,
        "fixed_at": one.fixed_at,
        "reopened_at": one.reopened_at,
        "reason": one.reason,
        "sections": [{"key": part.key, "heading": part.heading, "text": part.text} for part in one.sections],
    }


def _edits(sections: Iterable[MinutesSection]) -> dict[str, Any]:
    """As if the desk had written it: the records that it followed are in no file."""
    return {part.key: {"heading": part.heading, "text": part.text, "revision": 1} for part in sections}
