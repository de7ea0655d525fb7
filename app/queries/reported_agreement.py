"""Agreement on sketches for papers: what anybody in the room may see of it, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from app.domain import reported_agreement as papers
from app.domain.minutes import local_day
from app.queries.agreement import AgreementView, Version

Text = dict[str, str]


def reported_versions(found: AgreementView, say: Callable[[Text], str]) -> tuple[papers.SketchVersion, ...]:
    """The closed versions of a sketch, in order; `say` names a bench."""
    return tuple(_version(one, say) for one in found.closed)


def begun(found: Sequence[AgreementView]) -> bool:
    """Whether the room has begun to agree on sketches: from then on papers say of each whether it did."""
    return any(one.versions for one in found)


def _version(one: Version, say: Callable[[Text], str]) -> papers.SketchVersion:
    assert one.closed_at is not None and one.tally is not None  # noqa: PT018  -- closed, see `AgreementView.closed`
    reservations = tuple(
        papers.SketchReservation(
            stance=cast(papers.Stance, said.stance),
            text=said.text,
            bench=say(said.bench) if said.bench else "",
            language=said.locale,
        )
        for said in one.tally.words
    )
    return papers.SketchVersion(
        number=one.number,
        closed_on=local_day(one.closed_at),
        title=one.title,
        present=one.tally.present,
        agreed=one.tally.agreeing,
        concerned=one.tally.concerned,
        objected=one.tally.objecting,
        reservations=reservations,
        sections=tuple(papers.LockedSection(key=part.key, text=part.text) for part in one.sections),
        reopened=one.is_reopened,
        reason=one.reason,
    )
