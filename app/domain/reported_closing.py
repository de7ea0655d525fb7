"""How a meeting was closed, in a report: what happens next, and its Protokoll; nobody is named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from app.domain.when import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What happens next, by `who` (an institution) and until when.

    `due` is how the desk put it, `span` the days it means, None where it names none; `sketch` the number of the
    sketch it belongs to; `meeting` counts the meetings that collect ideas. `number` is the step's own for ever.
    """

    number: int
    what: str
    who: str = ""
    due: str = ""
    span: Span | None = None
    sketch: int | None = None
    meeting: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSection:
    """A section of a Protokoll: a stable key, its heading, its text (lines that begin with "– " are a list)."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMinutes:
    """A version of a Protokoll that was fixed (UTC) and opened again later, for `reason`; in its `language`."""

    version: int
    fixed_at: datetime
    reopened_at: datetime
    reason: str
    sections: tuple[MinutesSection, ...] = ()
    language: Literal["de", "en"] = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The Protokoll of a meeting; `fixed_at` (UTC) is None while it is a draft, which only the desk may see.

    `language` is that of its headings and of what the product wrote into it. `reopened_at` and `reason` say that it
    is being worked on again; it is shown until the next version is fixed.
    """

    meeting: int
    version: int
    language: Literal["de", "en"]
    sections: tuple[MinutesSection, ...]
    fixed_at: datetime | None = None
    reopened_at: datetime | None = None
    reason: str = ""
    earlier: tuple[EarlierMinutes, ...] = ()


def fixed_only(every: Iterable[Minutes]) -> tuple[Minutes, ...]:
    """What others than the desk may have: instead of a draft the version that was fixed before it, if there is one.

    Of versions before it they are told that there were, and why they were opened again: what had to be taken out is
    told to nobody else.
    """
    fixed = (one if one.fixed_at else _before(one) for one in every)
    return tuple(
        replace(one, earlier=tuple(replace(before, sections=()) for before in one.earlier))
        for one in fixed
        if one
    )


def _before(draft: Minutes) -> Minutes | None:
    if not draft.earlier:
        return None
    *earlier, last = draft.earlier
    return Minutes(
        meeting=draft.meeting,
        version=last.version,
        language=last.language,
        sections=last.sections,
        fixed_at=last.fixed_at,
        reopened_at=last.reopened_at,
        reason=last.reason,
        earlier=tuple(earlier),
    )
