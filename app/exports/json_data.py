"""The report as data, for other programs: format and version first, documented in docs/data-format.md.

Written out field by field and not by reflection: what a type gains later is published only when someone
decides so.
"""

import json
from collections.abc import Mapping
from typing import BinaryIO

from app.domain.report import Report, ReportedIdea, RuleOutcome, SketchPaper, VotingRound
from app.exports.cleaning import cleaned

MEDIA_TYPE = "application/json"
EXTENSION = "json"
LABEL = "Daten (JSON)"
FORMAT, VERSION = "augenhoehe-report", 1


def write(report: Report, out: BinaryIO) -> None:
    """Write the report to `out` as one JSON object (UTF-8, no byte order mark, RFC 8259)."""
    text = json.dumps(_report(cleaned(report)), ensure_ascii=False, indent=2, allow_nan=False)
    out.write(text.encode() + b"\n")


def _report(report: Report) -> dict[str, object]:
    chosen = report.selection
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
        "ideas": [_idea(one) for one in report.ideas],
        "rounds": [_round(one) for one in report.rounds],
        "outcomes": [_outcome(one) for one in report.outcomes],
        "selection": None
        if chosen is None
        else {
            "rule": chosen.rule,
            "places": chosen.places,
            "chosen": list(chosen.chosen),
            "changed": chosen.changed,
            "reason": chosen.reason,
        },
        "sketches": [_sketch(one) for one in report.sketches],
    }


def _idea(idea: ReportedIdea) -> dict[str, object]:
    return {
        "number": idea.number,
        "title": idea.title,
        "description": idea.description,
        "language": idea.language or None,
        "state": idea.state,
        "merged_into": idea.merged_into,
        "sources": list(idea.sources),
    }


def _numbered(counts: Mapping[int, int]) -> dict[str, int]:
    return {str(number): counts[number] for number in sorted(counts)}


def _round(one: VotingRound) -> dict[str, object]:
    return {
        "number": one.number,
        "method": one.method,
        "budget": one.budget,
        "per_idea": one.per_idea,
        "ballots_cast": one.ballots_cast,
        "seed": one.seed,
        "totals": _numbered(one.totals),
        "ballots": [_numbered(ballot) for ballot in one.ballots],
    }


def _outcome(outcome: RuleOutcome) -> dict[str, object]:
    return {
        "rule": outcome.rule,
        "round": outcome.round_number,
        "places": outcome.places,
        "chosen": list(outcome.chosen),
        "totals": _numbered(outcome.totals),
        "left_out": outcome.left_out,
        "protocol": list(outcome.protocol),
    }


def _sketch(sketch: SketchPaper) -> dict[str, object]:
    return {
        "number": sketch.number,
        "title": sketch.title,
        "idea": sketch.idea,
        "sections": [{"key": one.key, "label": one.label, "text": one.text} for one in sketch.sections],
        "origin": {
            "ideas": list(sketch.origin.ideas),
            "votes": sketch.origin.votes,
            "supporters": sketch.origin.supporters,
        },
    }
