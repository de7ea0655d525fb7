"""Reports for council papers: two sketches with costs and times, one agreed on, one not."""

from __future__ import annotations

from dataclasses import replace

from app.domain.report import Report
from tests.exports.section_factories import with_values


def two_sketches() -> Report:
    """Both sketches hold one section of every kind; the first is agreed on, the second not yet."""
    report = with_values()
    first, second = report.sketches
    return replace(report, sketches=(first, replace(second, sections=first.sections)))


def never_asked() -> Report:
    """The same before the room was asked to agree on anything."""
    report = two_sketches()
    sketches = tuple(replace(one, versions=(), pending=False) for one in report.sketches)
    return replace(report, sketches=sketches)
