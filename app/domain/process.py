"""What a process is set up from: texts, benches, seats, groups, meetings, and the sections of a sketch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.sketch_template_files import read_plain
from app.domain.sketch_templates import SketchTemplate
from app.domain.wordings import TemplateError, Wording
from app.domain.wordings import worded as _wording

PHASES = ("kickoff", "collect", "characterise", "present")


@dataclass(frozen=True)
class MeetingPlan:
    """A planned meeting of a group."""

    number: int
    day: date
    starts: str
    ends: str
    phase: str
    place: str


@dataclass(frozen=True)
class SeatPlan:
    """A seat: an institution, never a person. `bench` is the position of its bench, counted from 0."""

    name: Wording
    bench: int
    places: int
    substitute: bool
    expert: bool


@dataclass(frozen=True)
class GroupPlan:
    """A project group with its own experts and meetings."""

    code: str
    title: Wording
    question: Wording
    experts: tuple[SeatPlan, ...]
    working_groups: tuple[Wording, ...]
    meetings: tuple[MeetingPlan, ...]


@dataclass(frozen=True)
class ProcessTemplate:
    """A process as a city sets it up; `data` is what is kept with it and shown where people work, sketches apart."""

    key: str
    benches: tuple[Wording, ...]
    core_seats: tuple[SeatPlan, ...]
    groups: tuple[GroupPlan, ...]
    sketch: SketchTemplate
    data: dict[str, Any]

    def group(self, code: str) -> GroupPlan | None:
        """The group with this code; the first one when no code is given."""
        if not code:
            return self.groups[0]
        return next((group for group in self.groups if group.code == code), None)


def read_template(raw: Mapping[str, Any]) -> ProcessTemplate:
    """Check a template as it was read from its file; raises `TemplateError` naming the place."""
    process = _table(raw, "process")
    benches = tuple(_wording(name, f"benches[{n}]") for n, name in enumerate(_items(raw, "benches", least=1)))
    names = [bench["de"] for bench in benches]
    seats = _items(raw, "core_seats")
    groups = tuple(
        _group(group, f"groups[{n}]", names) for n, group in enumerate(_items(raw, "groups", least=1))
    )
    codes = [group.code for group in groups]
    if len(set(codes)) != len(codes):
        raise TemplateError("groups: every group needs a code of its own")
    return ProcessTemplate(
        key=_line(process, "key", "process"),
        benches=benches,
        core_seats=tuple(_seat(seat, f"core_seats[{n}]", names) for n, seat in enumerate(seats)),
        groups=groups,
        sketch=read_plain(raw),
        data={
            "title": _wording(process.get("title"), "process.title"),
            "city": _wording(process.get("city"), "process.city"),
            "motto": _wording(process.get("motto"), "process.motto"),
            "definition": _wordings(process, "definition", "process"),
            "principle": _wordings(process, "principle", "process"),
            "rules": _wordings(process, "rules", "process"),
            "themes": _wordings(process, "themes", "process"),
            "milestones": [_milestone(m, n) for n, m in enumerate(_items(raw, "milestones"))],
            "bodies": [_body(b, n) for n, b in enumerate(_items(raw, "bodies"))],
        },
    )


def _group(raw: Mapping[str, Any], place: str, benches: Sequence[str]) -> GroupPlan:
    experts = []
    for n, name in enumerate(_items(raw, "experts", place=place)):
        experts.append(
            SeatPlan(
                _wording(name, f"{place}.experts[{n}]"), len(benches) - 1, 1, substitute=False, expert=True
            )
        )
    return GroupPlan(
        code=_line(raw, "code", place),
        title=_wording(raw.get("title"), f"{place}.title"),
        question=_wording(raw.get("question"), f"{place}.question"),
        experts=tuple(experts),
        working_groups=tuple(_wordings(raw, "working_groups", place)),
        meetings=tuple(
            _meeting(m, f"{place}.meetings[{n}]") for n, m in enumerate(_items(raw, "meetings", place=place))
        ),
    )


def _seat(raw: Mapping[str, Any], place: str, benches: Sequence[str]) -> SeatPlan:
    bench = _line(raw, "bench", place)
    if bench not in benches:
        raise TemplateError(f"{place}.bench: {bench!r} is none of the benches")
    places = raw.get("places", 1)
    if not isinstance(places, int) or not 1 <= places <= 99:
        raise TemplateError(f"{place}.places: a whole number from 1 to 99 is expected")
    return SeatPlan(
        name=_wording(raw.get("seat"), f"{place}.seat"),
        bench=benches.index(bench),
        places=places,
        substitute=bool(raw.get("substitute", False)),
        expert=False,
    )


def _meeting(raw: Mapping[str, Any], place: str) -> MeetingPlan:
    day, phase = raw.get("date"), _line(raw, "phase", place)
    if not isinstance(day, date):
        raise TemplateError(f"{place}.date: a date such as 2007-03-15 is expected")
    if phase not in PHASES:
        raise TemplateError(f"{place}.phase: one of {', '.join(PHASES)} is expected")
    number = raw.get("number")
    if not isinstance(number, int):
        raise TemplateError(f"{place}.number: a whole number is expected")
    return MeetingPlan(
        number, day, _line(raw, "starts", place), _line(raw, "ends", place), phase, str(raw.get("place", ""))
    )


def _milestone(raw: Mapping[str, Any], n: int) -> dict[str, Any]:
    place = f"milestones[{n}]"
    return {"when": _line(raw, "when", place), "title": _wording(raw.get("title"), f"{place}.title")}


def _body(raw: Mapping[str, Any], n: int) -> dict[str, Any]:
    place = f"bodies[{n}]"
    return {
        "name": _wording(raw.get("name"), f"{place}.name"),
        "kind": _line(raw, "kind", place),
        "offices": _wordings(raw, "offices", place),
        "tasks": _wordings(raw, "tasks", place),
    }


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = raw.get(name)
    if not isinstance(found, Mapping):
        raise TemplateError(f"{name}: a table [{name}] is expected")
    return found


def _items(raw: Mapping[str, Any], name: str, *, least: int = 0, place: str = "") -> Sequence[Any]:
    found = raw.get(name, [])
    where = f"{place}.{name}" if place else name
    if not isinstance(found, list) or len(found) < least:
        raise TemplateError(f"{where}: a list with at least {least} entries is expected")
    return found


def _line(raw: Mapping[str, Any], name: str, place: str) -> str:
    found = raw.get(name)
    if not isinstance(found, str) or not found.strip():
        raise TemplateError(f"{place}.{name}: a text is expected")
    return found.strip()


def _wordings(raw: Mapping[str, Any], name: str, place: str) -> list[Wording]:
    return [_wording(text, f"{place}.{name}[{n}]") for n, text in enumerate(_items(raw, name, place=place))]
