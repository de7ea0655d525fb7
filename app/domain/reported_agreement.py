"""Agreement on sketches in a report: versions with their text, counts and reservations; nobody is named."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Stance = Literal["concerns", "objection"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchReservation:
    """Concerns about a sketch or an objection to it; `bench` is the bench it speaks for, empty when nobody said so."""

    stance: Stance
    text: str
    bench: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedSection:
    """A section of a sketch as it was when the room agreed on it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchVersion:
    """A sketch as the room agreed on it: how many of those `present` agreed, had concerns, objected.

    `reopened` says that it was opened again later, for `reason`.
    """

    number: int
    closed_on: date
    title: str
    present: int
    agreed: int
    concerned: int
    objected: int
    reservations: tuple[SketchReservation, ...] = ()
    sections: tuple[LockedSection, ...] = ()
    reopened: bool = False
    reason: str = ""
