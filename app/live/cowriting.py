"""What those who have a sketch open hear of it: changes of its sections, as data for the script that merges them.

Only they do: two hundred people typing would otherwise fill everybody's line. It is sent before the frame whose id says
how far a page has come, so that a page cut off in between asks for it again.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.live.fragments import envelope, render
from app.live.stream import message
from app.queries.cowriting import Heard, Writer, heard
from app.queries.sketches import sketches


def changes(session: Session, room_id: int, sketch: int, after: int, upto: int, locale: str) -> bytes:
    """One message per section that changed between two numbers of the journal, and what its fields come to now."""
    asked = ("cowriting", room_id, sketch, after, upto)
    found = of_snapshot(session, asked, lambda: heard(session, room_id, sketch, after, upto))
    by_section: dict[str, list[Heard]] = {}
    for change in found:
        by_section.setdefault(change.key, []).append(change)
    told = b"".join(message(_told(key, several), event="cowriting") for key, several in by_section.items())
    return told + _drawn(session, room_id, sketch, by_section.keys(), locale)


def _drawn(session: Session, room_id: int, sketch: int, keys: Collection[str], locale: str) -> bytes:
    if not keys:
        return b""
    found = sketches(session, room_id, only=[sketch])
    parts = [
        envelope(
            f"#drawn-{one.key}",
            render("section_editing", "drawn", locale, key=one.key, value=one.value),
            swap="innerMorph",
        )
        for view in found
        for one in view.sections
        if one.key in keys and not one.is_text
    ]
    return message("".join(parts)) if parts else b""


def _told(key: str, several: Sequence[Heard]) -> str:
    """`after` is the revision a page must have reached; if it has not, it missed something and fetches all."""
    return json.dumps(
        {
            "section": key,
            "after": several[0].number - 1,
            "revision": several[-1].number,
            "changes": [[change.person, b64encode(change.data).decode()] for change in several],
        }
    )


def people(here: Sequence[Writer]) -> bytes:
    """Who is in which section just now; no number of the journal goes with it."""
    return message(json.dumps([asdict(writer) for writer in here]), event="writers")
