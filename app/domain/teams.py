"""Rules about teams: how many people a team has room for, which benches it lacks, and who goes where.

A wished size is a wish: it is shown, and only where the moderator says so it is a limit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import STEP_NAMES, Step

SMALLEST, LARGEST = 2, 50  # people a team may be wished to have

Bench = int | None  # None are those who speak for themselves


@dataclass(frozen=True)
class Team:
    """A team as the rules see it; `size` None is no wish."""

    number: int
    size: int | None
    benches: Mapping[Bench, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        return sum(self.benches.values())


@dataclass(frozen=True)
class Person:
    """Somebody without a team."""

    id: int
    bench: Bench


def check_size(size: int | None, *, limited: bool) -> None:
    """A wished size is within what a team can be, and nothing can be limited without one."""
    if size is None:
        if limited:
            raise InvalidInput("size", "team.size_missing")
        return
    if not SMALLEST <= size <= LARGEST:
        raise InvalidInput("size", "team.size_range", least=SMALLEST, most=LARGEST)


def may_go_on_later(step: Step, *, meeting: int) -> bool:
    """Whether there is anything teams could go on with between meetings: there are sketches, and they are written."""
    return step.position >= Step.SKETCH.position or meeting > 1


def check_going_on(step: Step, *, meeting: int, open_: bool) -> None:
    """Teams are let go on once they have begun to write; to end it there is always a way."""
    if open_ and not may_go_on_later(step, meeting=meeting):
        raise NotPermitted("teams.not_begun", step=STEP_NAMES[step])


def is_full(people: int, size: int | None) -> bool:
    """Whether as many are in the team as were wished for."""
    return size is not None and people >= size


def check_room(people: int, size: int | None, *, limited: bool) -> None:
    """Refuse one more where the team is full and the moderator said that no more are to come."""
    if limited and is_full(people, size):
        raise RuleBroken("team.full", size=size)


def check_only_reads(*, in_team: bool) -> None:
    """Whoever is in a team does not only read; they leave it first."""
    if in_team:
        raise RuleBroken("team.in_team")


def check_placed(*, only_reads: bool) -> None:
    """Nobody is put into a team who said that they want to read only."""
    if only_reads:
        raise RuleBroken("team.only_reads")


def missing(in_room: Iterable[Bench], in_team: Mapping[Bench, int]) -> list[int]:
    """Benches that are in the room and not in the team; an empty team lacks nothing yet."""
    if not sum(in_team.values()):
        return []
    return [bench for bench in in_room if bench is not None and not in_team.get(bench)]


def distributed(people: Sequence[Person], teams: Sequence[Team], *, limited: bool) -> dict[int, int]:
    """Who without a team goes into which: person -> number of the team.

    The smallest team is always next (those with free places before those without; then in the order given), and takes
    somebody from the bench it has least of; among those from the bench that has most people left, then in the order
    given. With the same people and teams it is the same every time. Whoever finds no place is not in the answer.
    """
    waiting: dict[Bench, list[int]] = {}
    for person in people:
        waiting.setdefault(person.bench, []).append(person.id)
    inside = {team.number: Counter(dict(team.benches)) for team in teams}
    placed: dict[int, int] = {}
    while waiting:
        team = _next_team(teams, inside, limited=limited)
        if team is None:
            break
        bench = min(waiting, key=lambda one: (inside[team.number][one], -len(waiting[one])))
        placed[waiting[bench].pop(0)] = team.number
        inside[team.number][bench] += 1
        if not waiting[bench]:
            del waiting[bench]
    return placed


def _next_team(teams: Sequence[Team], inside: Mapping[int, Counter[Bench]], *, limited: bool) -> Team | None:
    def rank(team: Team) -> tuple[bool, int]:
        people = inside[team.number].total()
        return is_full(people, team.size), people

    open_ = [team for team in teams if not (limited and rank(team)[0])]
    return min(open_, key=rank, default=None)
