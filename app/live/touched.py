"""Which parts of the screens a run of events concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain import events as happened
from app.domain.events import Event

_STAGE = (
    happened.VotingChanged,
    happened.SelectionChanged,
    happened.SpotlightChanged,
    happened.AgreementChanged,
    happened.PublicationChanged,
    happened.MoodChanged,
    happened.PaperTemplateChanged,
)
_SETTINGS = (
    happened.VotingChanged,
    happened.SelectionChanged,
    happened.TeamsChanged,
    happened.TeamDoorChanged,
)
_MARKS = (happened.HelpCalled, happened.HelpAnswered, happened.HelpEnded, happened.AdviceChanged)
_NUMBERS = (
    happened.ParticipantJoined,
    happened.ParticipantRemoved,
    happened.DoneChanged,
    happened.IdeaChanged,
    happened.SketchJoined,
    happened.ReadersChanged,
    happened.TeamsChanged,
)
_SHARING = (
    happened.SharesChanged,
    happened.IdeaChanged,
    happened.DoneChanged,
    happened.ParticipantRemoved,
)
SLIDE = (
    happened.SlideTurned,
    happened.SketchShown,
    happened.SketchesMoved,
    happened.PresentersChanged,
    happened.ParticipantRemoved,  # who may have presented, as
    happened.SketchJoined,  # may have whoever leaves a team
    happened.TeamsChanged,
)
_REGIONS: dict[type[Event], str] = {
    happened.TimerChanged: "timer",
    happened.AnnouncementChanged: "announcement",
    happened.DoorChanged: "door",
    happened.QuestionChanged: "question",
    happened.VotersCounted: "voters",
    happened.StoreChanged: "store",
    happened.ReservationsChanged: "reservations",
    happened.ThemesChanged: "themes",
    happened.InspirationsChanged: "inspirations",
    happened.CodesChanged: "codes",
    happened.ComplaintsChanged: "complaints",
    happened.AdviceChanged: "complaints",  # what is hidden, or withdrawn, is no longer to be looked at
    happened.WallTurned: "wall",
    happened.TeamsChanged: "teams",
    happened.StancesCounted: "stances",
    happened.MoodsCounted: "moods",
    happened.LargeSketchChanged: "large",
    happened.AudienceAsked: "audience",
    happened.AudienceSupported: "audience",
    happened.NextStepsChanged: "next_steps",
    happened.MinutesChanged: "minutes",
    happened.ParticipantJoined: "benches",
    happened.ParticipantRemoved: "benches",
}


@dataclass
class Touched:
    """Which parts of the screens a run of events concerns; of `marked` sketches all but the text."""

    step: bool = False
    stage: bool = False
    settings: bool = False
    shares: bool = False
    regions: set[str] = field(default_factory=set)
    ideas: set[int] = field(default_factory=set)
    sketches: set[int] = field(default_factory=set)
    marked: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)


def touched_by(events: Iterable[Event]) -> Touched:
    """Collect what the events concern; several changes of one thing are one."""
    touched = Touched()
    for event in events:
        touched.step |= isinstance(event, happened.StepChanged)
        touched.stage |= isinstance(event, _STAGE)
        if isinstance(event, _SETTINGS):
            touched.settings = True
        if isinstance(event, _NUMBERS):
            touched.regions.add("numbers")
        if isinstance(event, SLIDE):
            touched.regions.add("slide")
        if isinstance(event, _SHARING):
            touched.regions.add("sharing")
            touched.shares |= isinstance(event, happened.SharesChanged)
        if region := _REGIONS.get(type(event)):
            touched.regions.add(region)
        if isinstance(event, happened.IdeaChanged):
            touched.ideas.update(event.ideas)
        elif isinstance(event, happened.SectionWritten):
            touched.sketches.update([event.sketch] if event.notable else [])
        elif isinstance(event, _MARKS):
            touched.marked.add(event.sketch)
        elif isinstance(event, happened.SketchJoined):
            touched.sketches.add(event.sketch)
        elif isinstance(event, happened.ParticipantMoved | happened.ParticipantRemoved):
            touched.gone.add(event.participant)
    return touched
