"""What happened, in the past tense: the vocabulary of the journal.

Events carry numbers of things, never texts, names, secrets or choices: the journal outlives what people
withdraw, and order + time + person would undo the secrecy of a vote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.event import Event as Event
from app.domain.presenting_events import AudienceAsked as AudienceAsked
from app.domain.presenting_events import AudienceSupported as AudienceSupported
from app.domain.presenting_events import MinutesChanged as MinutesChanged
from app.domain.presenting_events import MoodChanged as MoodChanged
from app.domain.presenting_events import MoodsCounted as MoodsCounted
from app.domain.presenting_events import NextStepsChanged as NextStepsChanged
from app.domain.presenting_events import PaperJobChanged as PaperJobChanged
from app.domain.presenting_events import PaperTemplateChanged as PaperTemplateChanged
from app.domain.presenting_events import PresentersChanged as PresentersChanged
from app.domain.presenting_events import PublicationChanged as PublicationChanged
from app.domain.presenting_events import SketchesMoved as SketchesMoved
from app.domain.presenting_events import SketchShown as SketchShown
from app.domain.presenting_events import SlideTurned as SlideTurned
from app.domain.team_events import HelpAnswered as HelpAnswered
from app.domain.team_events import HelpCalled as HelpCalled
from app.domain.team_events import HelpEnded as HelpEnded
from app.domain.team_events import LargeSketchChanged as LargeSketchChanged
from app.domain.team_events import TeamDoorChanged as TeamDoorChanged


@dataclass(frozen=True)
class ParticipantJoined(Event):
    """Somebody took a place in the workshop."""

    kind = "participant.joined"


@dataclass(frozen=True)
class ParticipantMoved(Event):
    """A place moved to another device, or was given up: streams of the old one end."""

    kind = "participant.moved"
    participant: int


@dataclass(frozen=True)
class ParticipantRemoved(Event):
    """The moderator removed somebody; their streams end."""

    kind = "participant.removed"
    participant: int


@dataclass(frozen=True)
class DoneChanged(Event):
    """Somebody said "Ich bin fertig", or took it back. Who is not recorded."""

    kind = "done.changed"


@dataclass(frozen=True)
class StepChanged(Event):
    """The moderator moved everybody."""

    kind = "step.changed"
    step: str


@dataclass(frozen=True)
class DoorChanged(Event):
    """The door was closed or opened, or got a new code."""

    kind = "door.changed"


@dataclass(frozen=True)
class TimerChanged(Event):
    """The timer was set, extended or stopped."""

    kind = "timer.changed"


@dataclass(frozen=True)
class AnnouncementChanged(Event):
    """A message to all was put up or taken down."""

    kind = "announcement.changed"


@dataclass(frozen=True)
class QuestionChanged(Event):
    """The question on all screens was reworded."""

    kind = "question.changed"


@dataclass(frozen=True)
class SpotlightChanged(Event):
    """One idea was put on the big screen, or taken off."""

    kind = "spotlight.changed"
    idea: int | None


@dataclass(frozen=True)
class IdeaChanged(Event):
    """An idea was submitted, edited, withdrawn, hidden, merged or corrected; `ideas` are the numbers touched."""

    kind = "idea.changed"
    ideas: list[int]


@dataclass(frozen=True)
class VotingChanged(Event):
    """A vote round was set up, opened or closed."""

    kind = "voting.changed"
    round: int


@dataclass(frozen=True)
class VotersCounted(Event):
    """Five more people have begun to vote; only how many, in steps, never who or what."""

    kind = "voters.counted"
    voters: int


@dataclass(frozen=True)
class SelectionChanged(Event):
    """The number of places, the rule shown, or the confirmed selection changed."""

    kind = "selection.changed"


@dataclass(frozen=True)
class ThemesChanged(Event):
    """The list of themes changed."""

    kind = "themes.changed"


@dataclass(frozen=True)
class InspirationsChanged(Event):
    """Ideas of others were handed out for inspiration, or taken back; who got which is not recorded here.

    `ideas` are the numbers that were reworded or withdrawn among those handed out; empty when all may be others now.
    """

    kind = "inspirations.changed"
    ideas: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class SharesChanged(Event):
    """Ordering was shared out among people, or gathered again."""

    kind = "shares.changed"


@dataclass(frozen=True)
class ComplaintsChanged(Event):
    """Somebody reported something to the moderator, or the moderator settled it."""

    kind = "complaints.changed"


@dataclass(frozen=True)
class CodesChanged(Event):
    """There are new one-time codes, or five more have been used; never which, nor by whom."""

    kind = "codes.changed"


@dataclass(frozen=True)
class ReservationsChanged(Event):
    """A reservation was recorded with the selection, or withdrawn."""

    kind = "reservations.changed"


@dataclass(frozen=True)
class WallTurned(Event):
    """The moderator led the big screen to a page, or let it turn by itself again."""

    kind = "wall.turned"


@dataclass(frozen=True)
class StoreChanged(Event):
    """An idea was taken up out of the Ideenspeicher, or put into it."""

    kind = "store.changed"


@dataclass(frozen=True)
class MeetingBegun(Event):
    """A further meeting of the workshop began; what the earlier ones decided stays."""

    kind = "meeting.begun"
    meeting: int


@dataclass(frozen=True)
class SketchJoined(Event):
    """Somebody joined or left the team of a sketch."""

    kind = "sketch.joined"
    sketch: int


@dataclass(frozen=True)
class ReadersChanged(Event):
    """Somebody chose to read only, or took it back; who is not recorded."""

    kind = "readers.changed"


@dataclass(frozen=True)
class TeamsChanged(Event):
    """The moderator wished for a size, or placed people; where whom is not recorded."""

    kind = "teams.changed"


@dataclass(frozen=True)
class SectionWritten(Event):
    """A section of a sketch has a new revision.

    `notable` says that the change shows on the sketch's card: its name, or whether the section holds anything.
    """

    kind = "section.written"
    sketch: int
    section: str
    revision: int
    notable: bool = True


@dataclass(frozen=True)
class SketchTemplateChanged(Event):
    """A sketch template of the process was made, changed, put into use or deleted; begun sketches keep theirs."""

    kind = "sketch_template.changed"
    template: int


@dataclass(frozen=True)
class AgreementChanged(Event):
    """A sketch was called up for agreement, taken back, closed, or opened again; 0: none is on the screen."""

    kind = "agreement.changed"
    sketch: int


@dataclass(frozen=True)
class StancesCounted(Event):
    """One more person has answered on a sketch; never who, nor what."""

    kind = "stances.counted"
    sketch: int


@dataclass(frozen=True)
class AdviceChanged(Event):
    """Advice on a sketch was given, answered, decided on, withdrawn, hidden or shown again."""

    kind = "advice.changed"
    sketch: int


@dataclass(frozen=True)
class AdvisersChanged(Event):
    """A seat of the advisory board got a link, or its link was revoked."""

    kind = "advisers.changed"


KINDS: Mapping[str, type[Event]] = {cls.kind: cls for cls in Event.__subclasses__()}


def event_from(kind: str, data: Mapping[str, Any]) -> Event:
    """Read an event back from its journal row; an unknown kind is a programming error."""
    return KINDS[kind](**data)
