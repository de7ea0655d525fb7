"""Votes and choices as tables: rounds, every ballot, what the rules propose, what the room chose, who was there."""

from collections.abc import Iterator

from app.domain.codes import grouped
from app.domain.report import Report
from app.domain.reported_votes import Criterion, RoomSelection, VotingRound
from app.exports.table_words import TABLE_WORDS, TableWords
from app.exports.tables import Column, Table, Value, listed
from app.exports.words import WORDS, rule_name


def rounds(report: Report) -> Table:
    """One row per round, with all that a recount needs beside the ballots."""
    words = TABLE_WORDS[report.language]
    levels = {"open": words.open, "anonymous": words.anonymous, "code": words.code}
    rows = tuple(
        (
            one.number,
            one.meeting,
            _method(one, words),
            one.budget,
            one.per_idea,
            levels[one.level],
            *(*one.criteria, "", "")[:2],
            _places(report, one),
            one.ballots_cast,
            one.seed,
            listed(one.ideas),
        )
        for one in report.rounds
    )
    columns = (
        Column(words.round, "number"),
        Column(words.idea_meeting, "number"),
        Column(words.method),
        Column(words.budget, "number"),
        Column(words.per_idea, "number"),
        Column(words.level),
        Column(words.first_criterion, "text"),
        Column(words.second_criterion, "text"),
        Column(words.places, "number"),
        Column(words.ballots_cast, "number"),
        Column(words.seed, "code"),
        Column(words.on_ballot, "code"),
    )
    return Table(words.rounds, columns, rows)


def ballots(report: Report) -> Table:
    """One row per ballot, criterion and idea: enough, with the table of ideas, to recount every round.

    Where nothing stands on a ballot there is one row with 0 points, so that its voter finds it too.
    """
    words = TABLE_WORDS[report.language]
    columns = (
        Column(words.round, "number"),
        Column(words.criterion, "text"),
        Column(words.control, "code"),
        Column(words.idea, "number"),
        Column(words.points, "number"),
        Column(words.counts),
        Column(words.method),
        Column(words.places, "number"),
        Column(words.seed, "code"),
    )
    return Table(words.ballots, columns, tuple(_marks(report, words)), fixed=3)


def _marks(report: Report, words: TableWords) -> Iterator[tuple[Value, ...]]:
    for one in report.rounds:
        counted = {number for each in report.outcomes_of(one.number) for number in each.totals}
        same = (_method(one, words), _places(report, one), one.seed)
        for ballot in one.ballots:
            number = grouped(ballot.number)  # as its voter knows it; and 2345E678 would be read as a number
            for criterion, marks in zip((*one.criteria, ""), ballot.marks, strict=False):
                for idea, points in marks.items():
                    counts = words.yes if idea in counted else words.nay
                    yield (one.number, criterion, number, idea, points, counts, *same)
                if not marks:
                    yield (one.number, criterion, number, None, 0, words.nay, *same)


def _method(one: VotingRound, words: TableWords) -> str:
    return words.by_points if one.method == "points" else words.approval


def _places(report: Report, one: VotingRound) -> int:
    return next((each.places for each in report.outcomes_of(one.number)), report.places)


def _criterion(one: VotingRound | None, criterion: Criterion, words: TableWords) -> str:
    """The word of a criterion; all of them together have one of ours."""
    if one is None or criterion not in one.counted:
        return ""
    return words.together if criterion == "all" and len(one.criteria) > 1 else one.criterion_name(criterion)


def outcomes(report: Report) -> Table:
    """One row per round, criterion, rule and place; a rule that proposes nothing has one row without an idea."""
    words, names = TABLE_WORDS[report.language], WORDS[report.language]
    by_number = {one.number: one for one in report.rounds}
    titles = {idea.number: idea.title for idea in report.ideas}
    rows: list[tuple[Value, ...]] = []
    for each in report.outcomes:
        one = by_number.get(each.round_number)
        for rank, number in enumerate(each.chosen or (None,), 1):
            found: tuple[Value, ...] = (None, None, "", None)
            if number is not None:
                found = (rank, number, titles.get(number, ""), each.totals.get(number, 0))
            rule = rule_name(each.rule, names)
            criterion = _criterion(one, each.criterion, words)
            rows.append((each.round_number, criterion, rule, each.places, *found, each.left_out, each.voters))
    columns = (
        Column(words.round, "number"),
        Column(words.criterion, "text"),
        Column(words.rule),
        Column(words.places, "number"),
        Column(words.rank, "number"),
        Column(words.idea, "number"),
        Column(words.title, "text"),
        Column(words.votes, "number"),
        Column(words.left_out, "number"),
        Column(words.voters, "number"),
    )
    return Table(words.outcomes, columns, tuple(rows), fixed=3)


def by_bench(report: Report) -> Table:
    """One row per round, bench, criterion and idea, for benches with enough ballots."""
    words = TABLE_WORDS[report.language]
    rows = tuple(
        (one.number, bench.name, criterion, idea, points)
        for one in report.rounds
        for bench in one.benches
        for criterion, totals in zip((*one.criteria, ""), bench.totals, strict=False)
        for idea, points in sorted(totals.items())
    )
    columns = (
        Column(words.round, "number"),
        Column(words.bench, "text"),
        Column(words.criterion, "text"),
        Column(words.idea, "number"),
        Column(words.points, "number"),
    )
    return Table(words.by_bench, columns, rows, fixed=2)


def choices(report: Report) -> Table:
    """One row per selection and reservation; a selection nobody had a reservation against has one row."""
    words = TABLE_WORDS[report.language]
    rows = tuple(
        (*_choice(report, one, words), reservation.text, reservation.bench, reservation.language)
        if reservation
        else (*_choice(report, one, words), "", "", "")
        for one in report.selections
        for reservation in (one.reservations or (None,))
    )
    columns = (
        Column(words.choice, "number"),
        Column(words.idea_meeting, "number"),
        Column(words.round, "number"),
        Column(words.rule),
        Column(words.criterion, "text"),
        Column(words.places, "number"),
        Column(words.last_confirmed),
        Column(words.proposed, "code"),
        Column(words.chosen, "code"),
        Column(words.reason, "long"),
        Column(words.reservation, "long"),
        Column(words.bench, "text"),
        Column(words.language),
    )
    return Table(words.choices, columns, rows)


def _choice(report: Report, one: RoomSelection, words: TableWords) -> tuple[Value, ...]:
    voted = next((each for each in report.rounds if each.number == one.round_number), None)
    return (
        one.number,
        one.meeting,
        one.round_number,
        rule_name(one.rule, WORDS[report.language]),
        _criterion(voted, one.criterion, words),
        one.places,
        words.yes if one in report.decisions else words.nay,
        listed(one.proposed),
        listed(one.chosen),
        one.reason,
    )


def participation(report: Report) -> Table:
    """How many people of each bench were there: in the workshop, and when each vote closed."""
    words = TABLE_WORDS[report.language]
    columns = (
        Column(words.occasion),
        Column(words.bench, "text"),
        Column(words.present, "number"),
        Column(words.needed, "number"),
        Column(words.ballots, "number"),
    )
    present = tuple((words.whole, bench.name, bench.people, None, None) for bench in report.benches)
    voted = tuple(
        (words.vote_number.format(number=one.number), bench.name, bench.present, bench.needed, bench.ballots)
        for one in report.rounds
        for bench in one.benches
    )
    return Table(words.participation, columns, present + voted)


def meetings(report: Report) -> Table:
    """The meetings of the group, with real dates and times."""
    words = TABLE_WORDS[report.language]
    columns = (
        Column(words.meeting, "number"),
        Column(words.date, "date"),
        Column(words.starts, "time"),
        Column(words.ends, "time"),
        Column(words.phase, "text"),
    )
    rows = tuple((one.number, one.on, one.starts, one.ends, one.phase) for one in report.meetings)
    return Table(words.meetings, columns, rows)
