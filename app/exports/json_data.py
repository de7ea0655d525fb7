"""The report as data, for other programs: format and version first, documented in docs/data-format.md.

Written out field by field and not by reflection: what a type gains later is published only when someone
decides so.
"""

import json
from collections.abc import Mapping
from typing import BinaryIO

from app.domain.report import AdviceAnswer, Question, Remark, Report, ReportedIdea, SketchAdvice, SketchPaper
from app.domain.reported_agreement import SketchVersion
from app.domain.reported_moods import SketchMood
from app.domain.reported_votes import BenchVote, RoomSelection, RuleOutcome, VotingRound
from app.exports.cleaning import cleaned
from app.exports.json_closing import closing_data
from app.exports.json_sections import section_value

MEDIA_TYPE = "application/json"
EXTENSION = "json"
LABEL = "Daten (JSON)"
FORMAT, VERSION = "augenhoehe-report", 2


def write(report: Report, out: BinaryIO) -> None:
    """Write the report to `out` as one JSON object (UTF-8, no byte order mark, RFC 8259)."""
    text = json.dumps(_report(cleaned(report)), ensure_ascii=False, indent=2, allow_nan=False)
    out.write(text.encode() + b"\n")


def _report(report: Report) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": report.title,
        "city": report.city,
        "process": report.process,
        "motto": report.motto,
        "group": {"code": report.group_code, "title": report.group_title},
        "language": report.language,
        "generated_on": report.generated_on.isoformat(),
        "meetings": [
            {
                "number": one.number,
                "date": one.on.isoformat(),
                "starts": f"{one.starts:%H:%M}" if one.starts else None,
                "ends": f"{one.ends:%H:%M}" if one.ends else None,
                "phase": one.phase,
            }
            for one in report.meetings
        ],
        "benches": [{"name": one.name, "people": one.people} for one in report.benches],
        "places": report.places,
        "ideas": [_idea(one) for one in report.ideas],
        "exclusive": [list(pair) for pair in report.exclusive],
        "rounds": [_round(one) for one in report.rounds],
        "outcomes": [_outcome(one) for one in report.outcomes],
        "selections": [_selection(one) for one in report.selections],
        "selection": report.holds if report.selection else None,
        "sketches": [_sketch(one, report.language) for one in report.sketches],
        **closing_data(report),
        "priorities": [_round(one) for one in report.priorities],
        "priority_outcomes": [_outcome(one) for one in report.priority_outcomes],
    }


def _idea(idea: ReportedIdea) -> dict[str, object]:
    return {
        "number": idea.number,
        "title": idea.title,
        "description": idea.description,
        "language": idea.language or None,
        "state": idea.state,
        "theme": idea.theme or None,
        "target_group": idea.target_group,
        "source": idea.source,
        "meeting": idea.meeting,
        "shelf": idea.shelf,
        "bundle": idea.bundle,
        "merged_into": idea.merged_into,
        "members": list(idea.members),
        "questions": [_question(one) for one in idea.questions],
    }


def _question(question: Question) -> dict[str, object]:
    return {**_remark(question), "answers": [_remark(one) for one in question.answers]}


def _remark(remark: Remark) -> dict[str, object]:
    return {
        "text": remark.text,
        "language": remark.language or None,
        "by": "facilitator" if remark.by_facilitator else None,
    }


def _numbered(counts: Mapping[int, int]) -> dict[str, int]:
    return {str(number): counts[number] for number in sorted(counts)}


def _round(one: VotingRound) -> dict[str, object]:
    return {
        "number": one.number,
        "meeting": one.meeting,
        "method": one.method,
        "budget": one.budget,
        "per_idea": one.per_idea,
        "level": one.level,
        "criteria": list(one.criteria),
        "seed": one.seed,
        "ideas": list(one.ideas),
        "ballots_cast": one.ballots_cast,
        "totals": {criterion: _numbered(one.totals(criterion)) for criterion in one.counted},
        "benches": [_bench(bench) for bench in one.benches],
        "ballots": [
            {"number": ballot.number, "points": [_numbered(marks) for marks in ballot.marks]}
            for ballot in one.ballots
        ],
    }


def _bench(bench: BenchVote) -> dict[str, object]:
    return {
        "name": bench.name,
        "needed": bench.needed,
        "present": bench.present,
        "ballots": bench.ballots,
        "points": [_numbered(totals) for totals in bench.totals] or None,
    }


def _outcome(outcome: RuleOutcome) -> dict[str, object]:
    return {
        "rule": outcome.rule,
        "round": outcome.round_number,
        "criterion": outcome.criterion,
        "places": outcome.places,
        "chosen": list(outcome.chosen),
        "totals": _numbered(outcome.totals),
        "voters": outcome.voters,
        "left_out": outcome.left_out,
        "protocol": list(outcome.protocol),
    }


def _selection(chosen: RoomSelection) -> dict[str, object]:
    return {
        "number": chosen.number,
        "meeting": chosen.meeting,
        "round": chosen.round_number,
        "criterion": chosen.criterion,
        "rule": chosen.rule,
        "places": chosen.places,
        "proposed": list(chosen.proposed),
        "chosen": list(chosen.chosen),
        "changed": chosen.changed,
        "reason": chosen.reason,
        "reservations": [
            {"text": one.text, "bench": one.bench or None, "language": one.language or None}
            for one in chosen.reservations
        ],
    }


def _sketch(sketch: SketchPaper, language: str) -> dict[str, object]:
    return {
        "number": sketch.number,
        "title": sketch.title,
        "idea": sketch.idea,
        "sections": [
            {
                "key": one.key,
                "label": one.label,
                "text": one.text,
                "value": section_value(one.value, language),
            }
            for one in sketch.sections
        ],
        "origin": {
            "ideas": list(sketch.origin.ideas),
            "votes": sketch.origin.votes,
            "supporters": sketch.origin.supporters,
        },
        "advice": [_advice(one) for one in sketch.advice],
        "version": sketch.version.number if sketch.version else None,
        "pending": sketch.pending,
        "versions": [_version(one) for one in sketch.versions],
        "moods": [_mood(one) for one in sketch.moods],
    }


def _mood(one: SketchMood) -> dict[str, object]:
    return {
        "number": one.number,
        "closed_on": one.closed_on.isoformat(),
        "present": one.present,
        "counts": list(one.everybody.counts),
        "benches": [{"name": bench.bench, "counts": list(bench.counts)} for bench in one.benches],
        "words": [{"text": each.text, "language": each.language or None} for each in one.words],
    }


def _version(one: SketchVersion) -> dict[str, object]:
    return {
        "number": one.number,
        "closed_on": one.closed_on.isoformat(),
        "title": one.title,
        "sections": [{"key": part.key, "text": part.text} for part in one.sections],
        "present": one.present,
        "agreed": one.agreed,
        "concerned": one.concerned,
        "objected": one.objected,
        "reservations": [
            {
                "stance": each.stance,
                "text": each.text,
                "bench": each.bench or None,
                "language": each.language or None,
            }
            for each in one.reservations
        ],
        "reopened": one.reopened,
        "reason": one.reason,
    }


def _advice(one: SketchAdvice) -> dict[str, object]:
    return {
        "number": one.number,
        "section": one.section or None,
        **_said(one),
        "state": one.state,
        "reason": one.reason,
        "answers": [_said(answer) for answer in one.answers],
    }


def _said(one: SketchAdvice | AdviceAnswer) -> dict[str, object]:
    by = None if one.voice == "participant" else one.voice
    named = {"name": one.name} if one.name else {}  # only where names were asked for
    return {"text": one.text, "language": one.language or None, "by": by, **named}
