"""Records: columns, constraints and relationships, no verbs. Importing this package registers all tables."""

from app.models.ideas import Change, Idea, IdeaVersion
from app.models.instance import FailedGuess, Instance, Node, Presence
from app.models.people import FacilitatorKey, Participant
from app.models.process import Bench, Meeting, Process, ProjectGroup, Seat
from app.models.sketches import Section, SectionVersion, Sketch, SketchMember
from app.models.voting import BallotMark, CastBallot, Selection, VoteRound
from app.models.workshops import JournalRow, RequestKey, Workshop

__all__ = [
    "BallotMark",
    "Bench",
    "CastBallot",
    "Change",
    "FacilitatorKey",
    "FailedGuess",
    "Idea",
    "IdeaVersion",
    "Instance",
    "JournalRow",
    "Meeting",
    "Node",
    "Participant",
    "Presence",
    "Process",
    "ProjectGroup",
    "RequestKey",
    "Seat",
    "Section",
    "SectionVersion",
    "Selection",
    "Sketch",
    "SketchMember",
    "VoteRound",
    "Workshop",
]
