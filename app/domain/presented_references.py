"""Whether what a report tells of presenting and closing holds together: moods, questions, next steps, Protokolle."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from app.domain.minutes import KEYS
from app.domain.next_steps import MOST
from app.domain.report import Report
from app.domain.report_checks import MOST_NUMBER, MOST_PEOPLE, between, known, numbers, once, said
from app.domain.report_reading import WrongFile
from app.domain.reported_audience import ReportedQuestion
from app.domain.reported_closing import EarlierMinutes, Minutes, MinutesSection
from app.domain.reported_moods import SketchMood
from app.domain.when import FIRST_YEAR, LAST_YEAR


def check_moods(at: str, moods: Sequence[SketchMood], benches: Collection[str]) -> None:
    """Those of one sketch; `benches` are their names in the report's language."""
    once(numbers(at, moods))
    for n, one in enumerate(moods):
        between((f"{at}[{n}].present", one.present), 0, MOST_PEOPLE)
        counted = [
            (f"{at}[{n}].everybody", one.everybody),
            *((f"{at}[{n}].benches[{m}]", bench) for m, bench in enumerate(one.benches)),
        ]
        for place, counts in counted:
            for level, people in enumerate(counts.counts):
                between((f"{place}.counts[{level}]", people), 0, MOST_PEOPLE)
        for m, bench in enumerate(one.benches):
            known((f"{at}[{n}].benches[{m}].bench", bench.bench), benches, "bench")
        once((f"{at}[{n}].benches[{m}].bench", bench.bench) for m, bench in enumerate(one.benches))


def check_questions(asked: Sequence[ReportedQuestion]) -> None:
    """What the audience asked."""
    at = "$.audience_questions"
    once(numbers(at, asked))
    for n, one in enumerate(asked):
        said(f"{at}[{n}].text", one.text)
        between((f"{at}[{n}].wanted_by", one.wanted_by), 0, MOST_PEOPLE)
        _check_sketch(f"{at}[{n}].sketch", one.sketch)


def check_closing(report: Report, *, meetings: int) -> None:
    """Next steps and Protokolle; there have been so many `meetings` that collect and choose ideas."""
    if len(report.next_steps) > MOST:
        raise WrongFile("$.next_steps", f"at most {MOST} next steps are expected")
    once(numbers("$.next_steps", report.next_steps))
    for n, step in enumerate(report.next_steps):
        said(f"$.next_steps[{n}].what", step.what)
        between((f"$.next_steps[{n}].meeting", step.meeting), 1, meetings)
        _check_sketch(f"$.next_steps[{n}].sketch", step.sketch)
    once((f"$.minutes[{n}].meeting", one.meeting) for n, one in enumerate(report.minutes))
    for n, one in enumerate(report.minutes):
        between((f"$.minutes[{n}].meeting", one.meeting), 1, meetings)
        _check_minutes(f"$.minutes[{n}]", one)


def _check_sketch(at: str, number: int | None) -> None:
    """It may be of a sketch that rests, which no report tells of."""
    if number is not None:
        between((at, number), 1, MOST_NUMBER)


def _check_minutes(at: str, one: Minutes) -> None:
    if one.fixed_at is None:
        raise WrongFile(f"{at}.fixed_at", "a moment is expected: drafts are in no file")
    latest = 0
    fixed: tuple[Minutes | EarlierMinutes, ...] = (*one.earlier, one)
    for n, version in enumerate(fixed):
        place = at if version is one else f"{at}.earlier[{n}]"
        between((f"{place}.version", version.version), latest + 1, MOST_NUMBER)
        latest = version.version
        _check_moment(f"{place}.fixed_at", version.fixed_at)
        _check_moment(f"{place}.reopened_at", version.reopened_at)
        _check_sections(f"{place}.sections", version.sections)


def _check_moment(at: str, moment: datetime | None) -> None:
    """Other years cannot be told by the clock of every room."""
    if moment is not None:
        between((at, moment.year), FIRST_YEAR, LAST_YEAR)


def _check_sections(at: str, sections: Sequence[MinutesSection]) -> None:
    once((f"{at}[{n}].key", part.key) for n, part in enumerate(sections))
    for n, part in enumerate(sections):
        known((f"{at}[{n}].key", part.key), KEYS, "section of a Protokoll")
