"""How amounts and times of sketches are written in a language of the interface."""

from __future__ import annotations

from functools import partial

from app.domain import money, when
from app.domain.timeline import timeline
from app.domain.when_words import SHORT_MONTHS
from app.live.languages import LANGUAGES


def section_vocabulary(locale: str) -> dict[str, object]:
    """What the fragment of a section's value needs besides the value."""
    language = LANGUAGES[locale].formats
    return {
        "euros": partial(money.spelled, language=language),
        "days": partial(when.spelled, language=language),
        "short_months": SHORT_MONTHS[language],
        "timeline": timeline,
    }
