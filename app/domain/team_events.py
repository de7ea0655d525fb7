"""What happened around teams that write sketches: calls for help, the open door, one sketch large."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.event import Event


@dataclass(frozen=True)
class LargeSketchChanged(Event):
    """The big screen shows one sketch large beside its idea while all write, or all teams again."""

    kind = "sketch.large"
    sketch: int | None


@dataclass(frozen=True)
class TeamDoorChanged(Event):
    """Teams may go on between meetings, or no longer."""

    kind = "teams.door"
    open: bool


@dataclass(frozen=True)
class HelpCalled(Event):
    """A team asks the moderator to come; who asked is not recorded."""

    kind = "help.called"
    sketch: int


@dataclass(frozen=True)
class HelpAnswered(Event):
    """The moderator is on the way to a team."""

    kind = "help.answered"
    sketch: int


@dataclass(frozen=True)
class HelpEnded(Event):
    """A team was helped, or took its call back."""

    kind = "help.ended"
    sketch: int
