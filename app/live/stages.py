"""The shared part of a page, rendered once per room, journal number, audience and language."""

from __future__ import annotations

import threading
from collections import OrderedDict

from markupsafe import Markup
from sqlalchemy.orm import Session

from app.domain.phases import Audience
from app.live.fragments import render
from app.live.scenes import scene
from app.queries.rooms import Room

_KEPT = 64
_kept: OrderedDict[tuple[str, int, str, str], Markup] = OrderedDict()
_lock = threading.Lock()


def stage(session: Session, epoch: str, room: Room, audience: Audience, locale: str) -> Markup:
    """What stands in #stage for this audience in this step; the journal number tells whether it is still true."""
    key = (f"{epoch}/{room.id}", room.seq, audience.value, locale)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    html = render(audience.value, "stage", locale, scene=scene(session, room, audience))
    with _lock:
        _kept[key] = html
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return html
