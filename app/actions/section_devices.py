"""Who writes as which device: a change in somebody else's name would make their next letters be taken for known."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from app.actions.open_sections import OpenSection
from app.db import table
from app.domain import cowriting as rules
from app.models import SectionDevice
from app.replica import SEED_DEVICE

_DEVICES = table(SectionDevice)
_OF_SECTION = (_DEVICES.c.sketch_id == bindparam("sketch"), _DEVICES.c.key == bindparam("place"))
_PENS = select(_DEVICES.c.device, _DEVICES.c.pen).where(
    *_OF_SECTION, _DEVICES.c.device.in_(bindparam("devices", expanding=True))
)
_NUMBER = (
    select(func.count())
    .select_from(_DEVICES)
    .where(*_OF_SECTION, _DEVICES.c.participant_id == bindparam("person"))
)
_ADD = insert(_DEVICES)


def check_devices(session: Session, section: OpenSection, devices: frozenset[int], pen: str) -> None:
    """Whether this pen may write as these devices; raises `OtherDevice` when one of them has another's.

    A device is an opened page; whoever writes first as one goes on alone. As the section's seed nobody writes.
    """
    if asked := devices - section.pens.keys():
        found = session.execute(_PENS, {**_place(section), "devices": sorted(asked)})
        section.pens |= {device: owner for device, owner in found}
    mark = _mark(pen)
    if SEED_DEVICE in devices or any(section.pens.get(device, mark) != mark for device in devices):
        raise rules.OtherDevice


def claim(session: Session, section: OpenSection, devices: frozenset[int], pen: str, person: int) -> None:
    """Let these devices, which were checked, write with this pen from now on.

    Raises `RuleBroken` when somebody has written as more devices than anybody opens pages: a section holds a limited
    number of them, and nobody may use it up for all.
    """
    new = devices - section.pens.keys()
    if not new:
        return
    known = session.execute(_NUMBER, {**_place(section), "person": person}).scalar_one()
    rules.check_devices(known + len(new))
    mark = _mark(pen)
    row = {"sketch_id": section.sketch, "key": section.key, "pen": mark, "participant_id": person}
    session.execute(_ADD, [{**row, "device": device} for device in sorted(new)])
    section.pens |= dict.fromkeys(new, mark)


def _place(section: OpenSection) -> dict[str, object]:
    return {"sketch": section.sketch, "place": section.key}


def _mark(pen: str) -> bytes:
    return sha256(pen.encode()).digest()
