"""Records: columns, constraints and relationships, no verbs. Importing this package registers all tables."""

from app.models.advice import Advice, AdviceSeen, AdviceVerdict, Adviser
from app.models.agreement import Agreement, SketchReservation, StanceMark
from app.models.audience import AudienceQuestion, AudienceSupport
from app.models.closing import Minutes, NextStep
from app.models.ideas import Change, Idea, IdeaVersion
from app.models.instance import FailedGuess, Instance, Node, Presence
from app.models.mood import MoodMark, MoodRound, MoodWord
from app.models.ordering import IdeaPair, ImportDraft, Inspiration, OrderingShare
from app.models.paper_jobs import PaperFile, PaperJob
from app.models.people import FacilitatorKey, Participant
from app.models.presenting import SketchPresenter
from app.models.process import Bench, Meeting, PaperTemplate, Process, ProjectGroup, Seat
from app.models.publication import Publication, PublishedPage
from app.models.reading import Complaint, Remark, Sight
from app.models.sketches import (
    HelpCall,
    Section,
    SectionDevice,
    SectionUpdate,
    SectionVersion,
    SectionWriter,
    Sketch,
    SketchMember,
    SketchTemplate,
)
from app.models.themes import Theme
from app.models.voting import (
    BallotMark,
    BallotPaper,
    CastBallot,
    Reservation,
    Selection,
    VoteRound,
    VotingCode,
)
from app.models.workshops import JournalRow, RequestKey, Workshop

__all__ = [
    "Advice",
    "AdviceSeen",
    "AdviceVerdict",
    "Adviser",
    "Agreement",
    "AudienceQuestion",
    "AudienceSupport",
    "BallotMark",
    "BallotPaper",
    "Bench",
    "CastBallot",
    "Change",
    "Complaint",
    "FacilitatorKey",
    "FailedGuess",
    "HelpCall",
    "Idea",
    "IdeaPair",
    "IdeaVersion",
    "ImportDraft",
    "Inspiration",
    "Instance",
    "JournalRow",
    "Meeting",
    "Minutes",
    "MoodMark",
    "MoodRound",
    "MoodWord",
    "NextStep",
    "Node",
    "OrderingShare",
    "PaperFile",
    "PaperJob",
    "PaperTemplate",
    "Participant",
    "Presence",
    "Process",
    "ProjectGroup",
    "Publication",
    "PublishedPage",
    "Remark",
    "RequestKey",
    "Reservation",
    "Seat",
    "Section",
    "SectionDevice",
    "SectionUpdate",
    "SectionVersion",
    "SectionWriter",
    "Selection",
    "Sight",
    "Sketch",
    "SketchMember",
    "SketchPresenter",
    "SketchReservation",
    "SketchTemplate",
    "StanceMark",
    "Theme",
    "VoteRound",
    "VotingCode",
    "Workshop",
]
