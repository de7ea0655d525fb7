"""Questions of the audience, for reports to write."""

from __future__ import annotations

from app.domain.reported_audience import ReportedQuestion


def questions(text: str = "") -> tuple[ReportedQuestion, ...]:
    """One to a sketch that was answered, one to all; `text` in all their fields."""
    return (
        ReportedQuestion(
            number=2,
            text=text or "Wer zahlt das ab 2029?",
            language="de",
            sketch=1,
            answered=True,
            wanted_by=7,
        ),
        ReportedQuestion(number=1, text=text or "Ab wann?", language=text or "de", wanted_by=1),
    )
