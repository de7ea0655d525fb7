"""Agreement on a sketch, for the reports the exporters write."""

from datetime import date

from app.domain.reported_agreement import LockedSection, SketchReservation, SketchVersion


def versions(text: str = "") -> tuple[SketchVersion, ...]:
    """Return a version that was opened again, and the one that holds; `text` fills every field a person can fill."""
    objection = "Die Schulen haben dafür niemanden."
    return (
        SketchVersion(
            number=1,
            closed_on=date(2026, 11, 20),
            title=text or "Lotsen für die Berufsschule",
            present=34,
            agreed=20,
            concerned=2,
            objected=1,
            reservations=(
                SketchReservation(
                    stance="objection", text=text or objection, bench=text or "Politik", language="de"
                ),
                SketchReservation(stance="concerns", text=text or "الكلفة غير واضحة", language=text or "ar"),
            ),
            sections=(LockedSection(key="goals", text=text or "Die Zahl der Abbrüche sinkt."),),
            reopened=True,
            reason=text or "Die Kosten fehlen.",
        ),
        SketchVersion(
            number=2,
            closed_on=date(2026, 11, 23),
            title=text or "Lotsen für die Berufsschule",
            present=34,
            agreed=24,
            concerned=1,
            objected=0,
            sections=(LockedSection(key="goals", text=text or "Die Zahl der Abbrüche sinkt."),),
        ),
    )
