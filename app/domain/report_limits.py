"""How long the texts of a report may be: as long as the forms let them be, because a file may come from anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import (
    advice,
    agreement,
    audience,
    bundles,
    ideas,
    minutes,
    mood,
    next_steps,
    remarks,
    reservations,
    sketch_templates,
    themes,
)
from app.domain import reported_setting as setting
from app.domain import section_types as sections
from app.domain.cowriting import SECTION_LENGTH
from app.domain.report import (
    AdviceAnswer,
    Question,
    Remark,
    Report,
    ReportedIdea,
    SketchAdvice,
    SketchSection,
)
from app.domain.reported_agreement import LockedSection, SketchReservation, SketchVersion
from app.domain.reported_audience import ReportedQuestion
from app.domain.reported_closing import EarlierMinutes, Minutes, MinutesSection, NextStep
from app.domain.reported_moods import MissingWords
from app.domain.reported_votes import Ballot, Reservation, RoomSelection, RuleOutcome, VotingRound
from app.domain.sketch_kinds import SPAN_FIELDS
from app.domain.voting import CRITERION_LENGTH
from app.domain.workshops import QUESTION_LENGTH

MOST_ENTRIES = 20_000  # of any list or object
USUAL = 300  # characters, where no form says otherwise
_PARAGRAPHS = 2_000  # of the texts of a process, which come from its file and not from a form
_LANGUAGE = 8
_SECTION_KEY = 32
_LINE = 1_000  # of the protocol of a count
_RECORDS = 200_000  # a section of a Protokoll that wrote itself, in a large hall
_FIELDS = 200_000  # a section of rows as it is kept: 60 rows of some fields, written as JSON
_SEED = 16
_NUMBER = 32
_TIME = 5
_TYPED = SPAN_FIELDS[0].length

_LONGEST: Mapping[type, Mapping[str, int]] = {
    Report: {"group_code": 16, "motto": _PARAGRAPHS},
    ReportedIdea: {
        "title": ideas.TITLE_LENGTH,
        "description": ideas.DESCRIPTION_LENGTH,
        "language": _LANGUAGE,
        "theme": themes.NAME_LENGTH,
        "target_group": ideas.TARGET_GROUP_LENGTH,
        "bundle": bundles.NAME_LENGTH,
    },
    Question: {"text": remarks.TEXT_LENGTH, "language": _LANGUAGE},
    Remark: {"text": remarks.TEXT_LENGTH, "language": _LANGUAGE},
    VotingRound: {"seed": _SEED, "criteria": CRITERION_LENGTH},
    Ballot: {"number": _NUMBER},
    RuleOutcome: {"protocol": _LINE},
    RoomSelection: {"reason": 500},
    Reservation: {"text": reservations.RESERVATION_LENGTH, "language": _LANGUAGE},
    SketchSection: {"key": _SECTION_KEY, "text": SECTION_LENGTH},
    SketchAdvice: {
        "text": advice.TEXT_LENGTH,
        "reason": advice.REASON_LENGTH,
        "section": _SECTION_KEY,
        "language": _LANGUAGE,
        "reason_language": _LANGUAGE,
    },
    AdviceAnswer: {"text": advice.TEXT_LENGTH, "language": _LANGUAGE},
    SketchVersion: {"reason": agreement.REASON_LENGTH},
    SketchReservation: {"text": agreement.WORDS_LENGTH, "language": _LANGUAGE},
    LockedSection: {"key": _SECTION_KEY, "text": _FIELDS},
    MissingWords: {"text": mood.WORDS_LENGTH, "language": _LANGUAGE},
    ReportedQuestion: {"text": audience.TEXT_LENGTH, "language": _LANGUAGE},
    NextStep: {
        "what": next_steps.WHAT_LENGTH,
        "who": next_steps.WHO_LENGTH,
        "due": next_steps.DUE_LENGTH,
    },
    MinutesSection: {"key": _SECTION_KEY, "heading": minutes.HEADING_LENGTH, "text": _RECORDS},
    EarlierMinutes: {"reason": minutes.REASON_LENGTH},
    Minutes: {"reason": minutes.REASON_LENGTH},
    sections.Text: {"text": SECTION_LENGTH},
    sections.Problem: {"text": SECTION_LENGTH},
    sections.Time: {"text": _TYPED},
    sections.Cost: {"text": _TYPED},
    setting.Setting: {"question": QUESTION_LENGTH},
    setting.ProcessTexts: dict.fromkeys(("motto", "definition", "principle", "rules"), _PARAGRAPHS)
    | {"key": 64},
    setting.SetMeeting: {"place": 200, "starts": _TIME, "ends": _TIME},
    setting.SetTheme: {"name": themes.NAME_LENGTH},
    setting.VoteTerms: {"criteria": CRITERION_LENGTH},
    setting.SetTemplate: {"name": sketch_templates.NAME},
    setting.SetSection: {
        "key": _SECTION_KEY,
        "label": sketch_templates.LABEL,
        "guidance": sketch_templates.GUIDANCE,
        "example": sketch_templates.EXAMPLE,
    },
    setting.SetOption: {"key": _SECTION_KEY, "label": sketch_templates.OPTION},
}


def longest(kind: type, field: str) -> int:
    """How many characters a text in this field may have, each one where the field holds several."""
    return _LONGEST.get(kind, {}).get(field, USUAL)
