"""What happens next, and Protokolle, for reports to write."""

from __future__ import annotations

from datetime import UTC, datetime

from app.domain.reported_closing import EarlierMinutes, Minutes, MinutesSection, NextStep
from app.domain.when import when

FIXED = datetime(2026, 11, 23, 17, 55, tzinfo=UTC)  # 18:55 in the room
BEFORE = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def next_steps() -> tuple[NextStep, ...]:
    """One with a day and a sketch, one with a month, one in words."""
    return (
        NextStep(
            number=1,
            what="Vorlage für den Ausschuss schreiben",
            who="Integrationsbüro",
            due="15.3.2027",
            span=when("15.3.2027"),
            sketch=1,
        ),
        NextStep(
            number=2, what="Mit den Kammern sprechen", who="IHK, HWK", due="Mai 2027", span=when("Mai 2027")
        ),
        NextStep(number=4, what="Wieder zusammenkommen", due="nach der Sommerpause"),
    )


def minutes(text: str = "", *, fixed: bool = True) -> tuple[Minutes, ...]:
    """The Protokoll of one meeting in its second version; `text` in all its fields."""
    sections = (
        MinutesSection(
            key="session", heading=text or "Sitzung", text=text or "Datum: 15. März 2026\nBeginn: 16:02 Uhr"
        ),
        MinutesSection(
            key="present",
            heading=text or "Wer da war",
            text=text or "– Politik: 5 Personen\n– Verwaltung: 4 Personen",
        ),
    )
    earlier = EarlierMinutes(
        version=1,
        fixed_at=BEFORE,
        reopened_at=FIXED,
        reason=text or "Ein Beschluss fehlte.",
        sections=sections[:1],
    )
    at = FIXED if fixed else None
    return (Minutes(meeting=1, version=2, language="de", sections=sections, fixed_at=at, earlier=(earlier,)),)
