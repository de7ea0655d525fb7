"""The calendar reopens in its own library, with local times, lasting names of meetings, and text that stays text."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from app.domain.report import Meeting, Report
from app.exports import calendar, download
from tests.exports.factories import empty, sample
from tests.exports.hostile import MARKUP, strings

INJECTION = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE"


def _body(report: Report) -> bytes:
    out = io.BytesIO()
    calendar.write(report, out)
    return out.getvalue()


def _events(report: Report) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(_body(report)).events)


def _only(**changes: object) -> icalendar.Event:
    meeting = replace(sample().meetings[0], **changes)
    (event,) = _events(replace(sample(), meetings=(meeting,), next_steps=()))
    return event


def test_a_meeting_stands_at_its_local_time() -> None:
    first = _events(sample())[0]
    assert str(first["summary"]) == "Projektgruppe I: Schule/Ausbildung/Beschäftigung – Auftakt"
    assert str(first["description"]) == "Sitzung 1 · Dortmund · Masterplan Integration"
    assert first["dtstart"].params["TZID"] == "Europe/Berlin"
    assert first["dtstart"].dt.astimezone(UTC) == datetime(2026, 9, 15, 14, tzinfo=UTC)
    assert first["dtend"].dt - first["dtstart"].dt == timedelta(hours=3)


@pytest.mark.parametrize(("day", "hours"), [("2027-03-28", 2), ("2027-03-27", 1), ("2027-10-31", 1)])
def test_the_file_itself_says_when_summer_time_is(day: str, hours: int) -> None:
    (zone,) = icalendar.Calendar.from_ical(_body(sample())).timezones
    noon = datetime.combine(date.fromisoformat(day), time(12), tzinfo=zone.to_tz(lookup_tzid=False))
    assert noon.utcoffset() == timedelta(hours=hours)


def test_without_times_it_is_the_whole_day() -> None:
    event = _only(starts=None, ends=time(19))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 9, 15), date(2026, 9, 16))


def test_an_end_may_be_unknown_or_after_midnight() -> None:
    assert "dtend" not in _only(ends=None)
    assert _only(starts=time(22), ends=time(1))["dtend"].dt.date() == date(2026, 9, 16)


def test_a_meeting_keeps_its_name_when_it_moves() -> None:
    names = [str(event["uid"]) for event in _events(sample())]
    assert len(set(names)) == 5  # two of them of next steps
    moved = replace(sample(), meetings=tuple(replace(one, on=date(2027, 1, 9)) for one in sample().meetings))
    assert [str(event["uid"]) for event in _events(moved)] == names
    assert not {str(event["uid"]) for event in _events(replace(sample(), city="Bochum"))} & set(names)


def test_same_report_gives_the_same_bytes_dated_by_it() -> None:
    assert _body(sample()) == _body(sample())
    assert {event["dtstamp"].dt for event in _events(sample())} == {datetime(2026, 11, 23, 12, tzinfo=UTC)}


def test_lines_are_folded_and_end_as_the_standard_asks() -> None:
    body = _body(replace(sample(), group_title="Bildungsgerechtigkeit ☀️ " * 40))
    lines = body.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)


def test_english_words() -> None:
    first = _events(replace(sample(), language="en"))[0]
    assert str(first["summary"]).startswith("Project group I: ")
    assert str(first["description"]).startswith("Meeting 1 · ")
    assert download(sample(), "ics").file_name.endswith("-sitzungen-2026-11-23.ics")


def test_no_meetings_are_an_empty_calendar() -> None:
    found = icalendar.Calendar.from_ical(_body(empty()))
    assert found.events == []
    assert [str(zone["tzid"]) for zone in found.timezones] == ["Europe/Berlin"]


@pytest.mark.parametrize("text", [INJECTION, *MARKUP, *strings(200)])
def test_hostile_strings_do_no_harm(text: str) -> None:
    meeting = Meeting(number=1, on=date(2026, 9, 15), phase=text)
    report = replace(
        sample(),
        group_code=text,
        group_title=text,
        city=text,
        process=text,
        meetings=(meeting,),
        next_steps=(),
    )
    found = icalendar.Calendar.from_ical(_body(report))
    assert [type(part).__name__ for part in found.walk()] == [
        "Calendar",
        "Timezone",
        "TimezoneDaylight",
        "TimezoneStandard",
        "Event",
    ]
    assert found.errors == found.events[0].errors == []
