"""Stimmungsbilder for papers, and the votes on the order of sketches: closed ones, as anybody may see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.domain import reported_moods as papers
from app.domain.minutes import local_day
from app.domain.mood import MOODS
from app.domain.reported_votes import RuleOutcome, VotingRound
from app.domain.voting import Subject
from app.queries.mood import Counted, MoodView, SketchMoods
from app.queries.reported_votes import Say, Standing, counted_by_rules, reported_rounds
from app.queries.voting import closed_rounds

Text = Mapping[str, str] | str


def reported_moods(found: SketchMoods, name_of: Callable[[Text], str]) -> tuple[papers.SketchMood, ...]:
    """The closed questions about a sketch, in order; `name_of` names a bench."""
    return tuple(_mood(one, name_of) for one in found.closed)


def _mood(one: MoodView, name_of: Callable[[Text], str]) -> papers.SketchMood:
    assert one.closed_at is not None and one.everybody is not None  # noqa: PT018  -- closed, see `SketchMoods.closed`
    return papers.SketchMood(
        number=one.number,
        closed_on=local_day(one.closed_at),
        present=one.present,
        everybody=_counts(one.everybody, ""),
        benches=tuple(_counts(bench, name_of(bench.bench or "")) for bench in one.benches),
        words=tuple(papers.MissingWords(text=said.text, language=said.locale) for said in one.words),
    )


def _counts(counted: Counted, bench: str) -> papers.MoodCounts:
    return papers.MoodCounts(counts=tuple(counted.counts[mood] for mood in MOODS), bench=bench)


def reported_priorities(
    session: Session, workshop_id: int, stood: Standing, say: Say
) -> tuple[tuple[VotingRound, ...], tuple[RuleOutcome, ...]]:
    """The closed votes on the order of sketches, and what each rule says; pairs of which one holds are no matter."""
    rounds = reported_rounds(session, workshop_id, {}, Subject.SKETCHES)
    places = {one.number: one.places or 1 for one in closed_rounds(session, workshop_id, Subject.SKETCHES)}
    alone = Standing(stood.countable, frozenset())
    outcomes = (
        outcome for one in rounds for outcome in counted_by_rules(one, "all", alone, places[one.number], say)
    )
    return rounds, tuple(outcomes)
