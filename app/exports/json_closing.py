"""How a workshop was closed, as data: what happens next, and the Protokolle that were fixed (never a draft)."""

from dataclasses import asdict

from app.domain.report import Report
from app.domain.reported_closing import EarlierMinutes, Minutes, MinutesSection, NextStep


def closing_data(report: Report) -> dict[str, object]:
    """The keys `audience_questions`, `next_steps` and `minutes` of a report."""
    return {
        "audience_questions": [asdict(one) for one in report.audience_questions],
        "next_steps": [_step(one) for one in report.next_steps],
        "minutes": [_minutes(one) for one in report.minutes if one.fixed_at is not None],
    }


def _step(one: NextStep) -> dict[str, object]:
    return {
        "number": one.number,
        "what": one.what,
        "who": one.who,
        "due": one.due,
        "first": one.span.first.isoformat() if one.span else None,
        "last": one.span.last.isoformat() if one.span else None,
        "sketch": one.sketch,
        "meeting": one.meeting,
    }


def _minutes(one: Minutes) -> dict[str, object]:
    return {
        "meeting": one.meeting,
        "version": one.version,
        "language": one.language,
        "fixed_at": one.fixed_at.isoformat() if one.fixed_at else None,
        "reopened_at": one.reopened_at.isoformat() if one.reopened_at else None,
        "reason": one.reason,
        "sections": [_section(section) for section in one.sections],
        "earlier": [_earlier(before) for before in one.earlier],
    }


def _earlier(one: EarlierMinutes) -> dict[str, object]:
    return {
        "version": one.version,
        "fixed_at": one.fixed_at.isoformat(),
        "reopened_at": one.reopened_at.isoformat(),
        "reason": one.reason,
        "sections": [_section(section) for section in one.sections],
    }


def _section(one: MinutesSection) -> dict[str, object]:
    return {"key": one.key, "heading": one.heading, "text": one.text}
