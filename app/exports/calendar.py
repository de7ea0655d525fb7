"""The meetings of the workshop as iCalendar (RFC 5545), for the calendars of whoever takes part.

A meeting keeps its UID in every file, so a calendar that takes in a later file moves the meeting it knows instead of
adding another. Times are local; the report tells no time zone, so they are those of Germany.
"""

from datetime import UTC, datetime, time, timedelta
from typing import BinaryIO
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from app.domain.report import Meeting, Report
from app.domain.reported_closing import NextStep
from app.exports.cleaning import cleaned
from app.exports.closing_words import CLOSING_WORDS
from app.exports.paper_closing import due_text
from app.exports.paper_words import joined
from app.exports.words import WORDS

MEDIA_TYPE = "text/calendar; charset=utf-8"
EXTENSION = "ics"
LABEL = "Sitzungen (ICS)"
NAMES = {"de": "sitzungen", "en": "meetings"}

ZONE = ZoneInfo("Europe/Berlin")
# The rule of Directive 2000/84/EC: summer time from the last Sunday of March to that of October, at 1:00 UTC.
_ZONE_RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
_OURS = UUID("6f0a8a55-3c59-5d0e-9d0c-2a1f6f3b7c10")  # drawn once; changing it doubles every meeting


def write(report: Report, out: BinaryIO) -> None:
    """Write one event per meeting and per next step with a day; without any, a calendar with its time zone alone."""
    report = cleaned(report)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Augenhöhe//augenhoehe//DE")
    calendar.add("method", "PUBLISH")
    calendar.add(
        "x-wr-calname", _group(report)
    )  # what RFC 7986 calls NAME; most calendars know only this one
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(Timezone.from_ical(_ZONE_RULES))
    for meeting in report.meetings:
        calendar.add_component(_event(report, meeting))
    for step in report.next_steps:
        if step.span is not None:
            calendar.add_component(_due(report, step))
    out.write(calendar.to_ical())


def _group(report: Report) -> str:
    words = WORDS[report.language]
    if report.group_code:
        return words.group.format(code=report.group_code, title=report.group_title)
    return report.group_title or report.title or words.label


def _event(report: Report, meeting: Meeting) -> Event:
    words = WORDS[report.language]
    said_in: dict[str, str] = {"LANGUAGE": report.language}
    event = Event()
    event.add("uid", _uid(report, meeting))
    event.add("dtstamp", datetime.combine(report.generated_on, time(12), tzinfo=UTC))
    event.add("summary", f"{_group(report)} – {meeting.phase}" if meeting.phase else _group(report), said_in)
    _add_times(event, meeting)
    where_from = joined(f"{words.meeting} {meeting.number}", report.city, report.process)
    event.add("description", where_from, said_in)
    return event


def _due(report: Report, step: NextStep) -> Event:
    """The last day of a next step, as an entry of a whole day that keeps nobody busy.

    Not as a VTODO (RFC 5545, 3.6.2): Outlook and the calendars of most offices drop those without a word.
    """
    said = CLOSING_WORDS[report.language]
    said_in: dict[str, str] = {"LANGUAGE": report.language}
    assert step.span is not None
    event = Event()
    event.add("uid", str(uuid5(_OURS, "\n".join((*_source(report), "next", str(step.number))))))
    event.add("dtstamp", datetime.combine(report.generated_on, time(12), tzinfo=UTC))
    event.add("summary", f"{said.until_today}: {step.what}", said_in)
    event.add("dtstart", step.span.last)
    event.add("dtend", step.span.last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    who = f"{said.who}: {step.who}" if step.who else ""
    event.add(
        "description", joined(who, f"{said.due}: {due_text(step, report.language)}", _group(report)), said_in
    )
    return event


def _source(report: Report) -> tuple[str, str, str]:
    return report.city, report.process, report.group_code or report.group_title


def _uid(report: Report, meeting: Meeting) -> str:
    """The same for this meeting of this group whenever it is written; its day, times and phase may change."""
    return str(uuid5(_OURS, "\n".join((*_source(report), str(meeting.number)))))


def _add_times(event: Event, meeting: Meeting) -> None:
    """From when until when; the whole day where no beginning is known, past midnight where it ends before it begins."""
    if meeting.starts is None:
        event.add("dtstart", meeting.on)
        event.add("dtend", meeting.on + timedelta(days=1))  # the first day that is not in it
        return
    event.add("dtstart", datetime.combine(meeting.on, meeting.starts, tzinfo=ZONE))
    if meeting.ends is not None and meeting.ends != meeting.starts:
        last = meeting.on + timedelta(days=meeting.ends < meeting.starts)
        event.add("dtend", datetime.combine(last, meeting.ends, tzinfo=ZONE))
