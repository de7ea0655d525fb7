"""Who writes as which device: a change in somebody else's name would make their next letters be taken for known."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from app.actions.open_sections import OpenSection
from app.db import table
from app.domain import cowriting as rules
from app.models import SectionDevice
from app.replica import SEED_DEVICE

_DEVICES = table(SectionDevice)
_PENS = select(_DEVICES.c.device, _DEVICES.c.pen).where(
    _DEVICES.c.sketch_id == bindparam("sketch"),
    _DEVICES.c.key == bindparam("place"),
    _DEVICES.c.device.in_(bindparam("devices", expanding=True)),
)
_ADD = insert(_DEVICES)


def claim(session: Session, section: OpenSection, devices: frozenset[int], pen: str) -> None:
    """Let these devices write with this pen from now on; raises `OtherDevice` when one of them has another's.

    A device is an opened page; whoever writes first as one goes on alone. As the section's seed nobody writes.
    """
    mark = sha256(pen.encode()).digest()
    if asked := devices - section.pens.keys():
        place = {"sketch": section.sketch, "place": section.key}
        found = session.execute(_PENS, {**place, "devices": sorted(asked)})
        section.pens |= {device: owner for device, owner in found}
    if SEED_DEVICE in devices or any(section.pens.get(device, mark) != mark for device in devices):
        raise rules.OtherDevice
    if new := devices - section.pens.keys():
        of_section = {"sketch_id": section.sketch, "key": section.key, "pen": mark}
        session.execute(_ADD, [{**of_section, "device": device} for device in sorted(new)])
        section.pens |= dict.fromkeys(new, mark)
