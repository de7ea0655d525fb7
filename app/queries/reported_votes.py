"""Closed votes and confirmed choices of a workshop as a report may show them: control numbers, never names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import reported_votes as papers
from app.domain.phases import tallies_revealed
from app.domain.selection import Elected, Outcome, Rule, compare, public_protocol
from app.domain.voting import Method, Subject
from app.models import CastBallot, Idea, Reservation, Selection, VoteRound
from app.queries.pairs import pairs
from app.queries.voting import RoundView, closed_rounds

Say = Callable[[str], str]


@dataclass(frozen=True)
class Standing:
    """Ideas that count, and pairs of them of which only one can be chosen."""

    countable: frozenset[int]
    exclusive: frozenset[tuple[str, str]]


def reported_rounds(
    session: Session, workshop_id: int, benches: Mapping[int, str], subject: Subject = Subject.IDEAS
) -> tuple[papers.VotingRound, ...]:
    """All rounds about this that are closed, with their ballots; `benches` maps a bench's id to its name."""
    closed = closed_rounds(session, workshop_id, subject)
    rounds = [one for one in closed if tallies_revealed(closed=one.closed)]
    if not rounds:
        return ()
    cast_ballots = _ballots(session, workshop_id)
    return tuple(_round(one, cast_ballots.get(one.id, {}), benches) for one in rounds)


def _ballots(session: Session, workshop_id: int) -> dict[int, dict[str, dict[int, dict[int, int]]]]:
    """Round -> control number -> criterion -> points by idea. The column with names is not even read."""
    found: dict[int, dict[str, dict[int, dict[int, int]]]] = {}
    rows = session.execute(
        select(CastBallot.round_id, CastBallot.id, CastBallot.criterion, CastBallot.marks)
        .join(VoteRound, VoteRound.id == CastBallot.round_id)
        .where(VoteRound.workshop_id == workshop_id, VoteRound.closed_at.is_not(None))
    )
    for round_id, number, criterion, marks in rows:
        points = {int(idea): given for idea, given in marks.items()}
        found.setdefault(round_id, {}).setdefault(number, {})[criterion] = points
    return found


def _round(
    one: RoundView, ballots: Mapping[str, Mapping[int, Mapping[int, int]]], benches: Mapping[int, str]
) -> papers.VotingRound:
    points = one.rules.method.value == "points"
    width = range(max(1, len(one.criteria)))
    return papers.VotingRound(
        number=one.number,
        method="points" if points else "approval",
        budget=one.rules.budget or None,
        per_idea=one.rules.per_idea if points else None,
        seed=one.seed,
        ideas=one.ideas,
        ballots=tuple(
            papers.Ballot(number=number, marks=tuple(marks.get(criterion, {}) for criterion in width))
            for number, marks in ballots.items()
        ),
        meeting=one.meeting,
        level=cast(papers.Level, one.level),
        criteria=one.criteria,
        benches=tuple(_benches(one, benches)),
    )


def _benches(one: RoundView, names: Mapping[int, str]) -> Iterable[papers.BenchVote]:
    """Each bench something is known about, in the order of the benches."""
    for bench, name in names.items():
        key = str(bench)
        known = (one.quorum.get(key), one.present.get(key), one.by_bench.get(key))
        if any(value is not None for value in known):
            needed, present, result = known
            yield papers.BenchVote(
                name=name,
                needed=needed,
                present=present,
                ballots=result["ballots"] if result else None,
                totals=_bench_totals(result["totals"], one.criteria) if result else (),
            )


def _bench_totals(stored: Mapping[str, Any], criteria: Sequence[str]) -> tuple[Mapping[int, int], ...]:
    width = range(max(1, len(criteria)))
    return tuple(
        {int(idea): points for idea, points in stored.get(str(criterion), {}).items()} for criterion in width
    )


def reported_outcomes(
    rounds: Sequence[papers.VotingRound],
    selections: Sequence[papers.RoomSelection],
    stood: Standing,
    places: int,
    say: Say,
) -> tuple[papers.RuleOutcome, ...]:
    """What each rule chooses in each round by each criterion.

    For so many places as the room then filled; `places` where it has not confirmed anything yet.
    """
    filled = {one.round_number: one.places for one in selections}
    return tuple(
        outcome
        for one in rounds
        for criterion in one.counted
        for outcome in counted_by_rules(one, criterion, stood, filled.get(one.number, places), say)
    )


def counted_by_rules(
    one: papers.VotingRound, criterion: papers.Criterion, stood: Standing, places: int, say: Say
) -> Iterable[papers.RuleOutcome]:
    """What each rule chooses in one round by one criterion."""
    ideas = [str(number) for number in one.ideas if number in stood.countable]
    ballots = [
        {str(idea): given for idea, given in ballot.points(criterion).items() if idea in stood.countable}
        for ballot in one.ballots
    ]
    compared = compare(ballots, ideas, Method(one.method_by(criterion)), places, one.seed, stood.exclusive)
    for rule in papers.RULES:
        outcome = compared.outcomes.get(Rule(rule))
        if outcome is not None:
            yield _outcome(outcome, rule, one.number, criterion, places, say)


def _outcome(
    outcome: Outcome, rule: papers.Rule, number: int, criterion: papers.Criterion, places: int, say: Say
) -> papers.RuleOutcome:
    return papers.RuleOutcome(
        rule=rule,
        round_number=number,
        places=places,
        chosen=tuple(int(idea) for idea in outcome.chosen),
        totals={int(idea): total for idea, total in outcome.totals.items()},
        criterion=criterion,
        protocol=tuple(_line(entry, say) for entry in public_protocol(outcome)),
        left_out=outcome.left_out,
        voters=outcome.voters,
    )


def standing_in_votes(session: Session, workshop_id: int) -> Standing:
    """Which ideas count in a vote of any meeting: those neither withdrawn nor hidden, alone or with their bundle."""
    rows = session.execute(
        select(Idea.number, Idea.merged_into, Idea.hidden_reason).where(
            Idea.workshop_id == workshop_id, Idea.withdrawn.is_(False)
        )
    ).all()
    hidden = {row.number for row in rows if row.hidden_reason is not None}
    countable = {row.number for row in rows if row.merged_into not in hidden} - hidden
    exclusive = pairs(session, workshop_id, "exclusive")
    return Standing(
        frozenset(countable),
        frozenset((str(one), str(other)) for one, other in exclusive if {one, other} <= countable),
    )


def reported_selections(
    session: Session, workshop_id: int, benches: Mapping[int, str]
) -> tuple[papers.RoomSelection, ...]:
    """All that the room ever confirmed, in order, each with the reservations that were not taken back."""
    found: dict[int, list[papers.Reservation]] = {}
    said = session.execute(
        select(Reservation.selection, Reservation.text, Reservation.locale, Reservation.bench_id)
        .where(Reservation.workshop_id == workshop_id, Reservation.withdrawn.is_(False))
        .order_by(Reservation.number)
    )
    for selection, text, locale, bench in said:
        reservation = papers.Reservation(text=text, bench=benches.get(bench or 0, ""), language=locale)
        found.setdefault(selection, []).append(reservation)
    rows = session.scalars(
        select(Selection).where(Selection.workshop_id == workshop_id).order_by(Selection.number)
    )
    return tuple(_selection(row, found.get(row.number, ())) for row in rows)


def _selection(row: Selection, reservations: Sequence[papers.Reservation]) -> papers.RoomSelection:
    return papers.RoomSelection(
        number=row.number,
        rule=cast(papers.Rule, row.rule),
        places=row.places,
        proposed=tuple(row.proposed),
        chosen=tuple(row.ideas),
        criterion=cast(papers.Criterion, row.criterion),
        round_number=row.round_number,
        meeting=row.meeting,
        reason=row.reason,
        reservations=tuple(reservations),
    )


def _line(entry: Elected, say: Say) -> str:
    """One line of the protocol in words; who paid is withheld where few did."""
    parts = [say("Idee %(idea)s") % {"idea": entry.idea}]
    people = {"people": entry.supporters}
    if entry.phase == "completion":
        parts.append(say("Ergänzung der freien Plätze, Personen: %(people)s") % people)
    elif entry.phase != "shares":
        parts.append(say("Personen: %(people)s") % people)
    elif entry.price is None or entry.payers is None:
        parts.append(say("bezahlt von weniger als fünf Personen"))
    else:
        values = {"payers": entry.payers, "price": entry.price}
        parts.append(say("%(payers)s Personen zahlen, Preis je Punkt höchstens %(price)s") % values)
    if entry.by == "lot":
        parts.append(say("gleichauf mit %(ideas)s, das Los entschied") % {"ideas": ", ".join(entry.tied)})
    elif entry.by:
        parts.append(
            say("gleichauf mit %(ideas)s, mehr Unterstützung entschied") % {"ideas": ", ".join(entry.tied)}
        )
    return " · ".join(parts)
