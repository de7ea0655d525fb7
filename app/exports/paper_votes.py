"""The part of a paper that says how the room chose: every vote, what the rules proposed, what the room decided."""

from collections.abc import Iterator

from app.domain.report import Report
from app.domain.reported_votes import RULES, Criterion, RoomSelection, Rule, RuleOutcome, VotingRound
from app.exports.blocks import Block, Cell, Facts, Heading, Paragraph, Table
from app.exports.paper_words import language_tag, named, paragraphs
from app.exports.words import Words, rule_name

_ALWAYS_SHOWN: tuple[Rule, ...] = ("plain", "equal_shares")


def choosing(report: Report, words: Words) -> Iterator[Block]:
    """Every vote with its decision and its reservations, then what the rules mean."""
    yield Heading(1, words.choosing)
    if not report.rounds:
        yield Paragraph(words.not_voted)
    for one in report.rounds:
        yield Heading(2, round_name(report, one, words))
        yield from way_of_voting(one, words)
        yield from _counts(report, one, words)
        confirmed = _confirmed(report, one.number)
        if not confirmed and one == report.latest_round:
            yield Heading(2, words.decision)
            yield Paragraph(words.not_decided)
        where = f" – {round_name(report, one, words)}" if len(report.rounds) > 1 else ""
        for selection in confirmed:
            yield from _decision(report, selection, where, words)
    for selection in _confirmed(report, None):
        yield from _decision(report, selection, "", words)
    yield from _meanings(report, words)


def round_name(report: Report, one: VotingRound, words: Words) -> str:
    """What a vote is called: by its number where there are several, by its meeting where there are several."""
    if len({other.meeting for other in report.rounds}) > 1:
        return words.round_of_meeting.format(number=one.number, meeting=one.meeting)
    return words.round.format(number=one.number) if len(report.rounds) > 1 else words.vote


def _confirmed(report: Report, round_number: int | None) -> list[RoomSelection]:
    return [one for one in report.selections if one.round_number == round_number]


def way_of_voting(one: VotingRound, words: Words) -> Iterator[Block]:
    """How it was voted, in words, and who was needed."""
    if one.method == "points":
        way = words.points_round.format(budget=one.budget, per_idea=one.per_idea)
    elif one.budget is None:
        way = words.approval_round
    else:
        votes = words.one_vote if one.budget == 1 else words.some_votes.format(budget=one.budget)
        way = words.limited_round.format(votes=votes)
    asked = ""
    if len(one.criteria) == 1:
        asked = words.one_criterion.format(word=one.criteria[0])
    elif one.criteria:
        asked = words.two_criteria.format(first=one.criteria[0], second=one.criteria[1])
    levels = {"open": words.level_open, "anonymous": words.level_anonymous, "code": words.level_code}
    said = (way, asked, levels[one.level], words.turnout.format(cast=one.ballots_cast))
    yield Paragraph(" ".join(part for part in said if part))
    present = [bench for bench in one.benches if bench.needed is not None]
    if present:
        rows = tuple(
            (Cell(bench.name), Cell(_count(bench.needed, words)), Cell(_count(bench.present, words)))
            for bench in present
        )
        yield Table(
            words.quorum_caption, (words.bench, words.needed, words.was_present), rows, (6, 2, 2), (1, 2)
        )


def _count(number: int | None, words: Words) -> str:
    return words.no if number is None else str(number)


def _criterion(report: Report, one: VotingRound) -> Criterion:
    """By what the room chose on this vote: all points together where it has not said otherwise."""
    confirmed = _confirmed(report, one.number)
    return confirmed[-1].criterion if confirmed and confirmed[-1].criterion in one.counted else "all"


def _outcomes(report: Report, one: VotingRound) -> dict[Rule, RuleOutcome]:
    """What each rule proposes on this vote, by the criterion the room chose by."""
    criterion = _criterion(report, one)
    found = {each.rule: each for each in report.outcomes_of(one.number) if each.criterion == criterion}
    return {rule: found[rule] for rule in RULES if rule in found}


def that_matter(report: Report, one: VotingRound) -> dict[Rule, RuleOutcome]:
    """Most votes, equal shares, and the rules the room went by."""
    used = {selection.rule for selection in _confirmed(report, one.number)}
    return {rule: each for rule, each in _outcomes(report, one).items() if rule in {*_ALWAYS_SHOWN, *used}}


def _counts(report: Report, one: VotingRound, words: Words) -> Iterator[Block]:
    outcomes = _outcomes(report, one)
    if not outcomes:
        return
    if len(one.criteria) > 1:
        criterion = _criterion(report, one)
        word = words.counted_by.format(word=one.criterion_name(criterion))
        yield Paragraph(words.counted_together if criterion == "all" else word)
    yield Table(
        words.rules_caption,
        (words.rule, words.proposes, words.without),
        tuple(
            (
                Cell(rule_name(rule, words)),
                Cell(", ".join(f"{words.idea} {number}" for number in each.chosen) or words.no),
                Cell(words.of_voters.format(left_out=each.left_out, cast=each.voters)),
            )
            for rule, each in outcomes.items()
        ),
        (6, 9, 4),
        (2,),
    )
    barred = [pair for pair in report.exclusive if set(pair) <= set(one.ideas)]
    if barred:
        pairs = "; ".join(
            words.pair.format(one=named(report, a, words), other=named(report, b, words)) for a, b in barred
        )
        yield Paragraph(words.exclusive.format(pairs=pairs))
    yield from _comparison(report, one, words)


def _comparison(report: Report, one: VotingRound, words: Words) -> Iterator[Block]:
    columns = [(rule_name(rule, words), set(each.chosen)) for rule, each in that_matter(report, one).items()]
    confirmed = _confirmed(report, one.number)
    room = set(confirmed[-1].chosen) if confirmed else set()
    if confirmed:
        columns.append((words.room, room))
    wanted = set().union(*(chosen for _, chosen in columns))
    if not wanted:
        return
    totals = one.totals(_criterion(report, one))
    order = sorted(wanted, key=lambda number: (-totals.get(number, 0), number))
    rows = []
    for number in order:
        strong = number in room
        marks = (Cell(words.yes if number in chosen else words.no, strong=strong) for _, chosen in columns)
        votes = Cell(str(totals.get(number, 0)), strong=strong)
        rows.append((Cell(named(report, number, words), strong=strong), votes, *marks))
    unit = words.points if one.method == "points" else words.approvals
    header = (words.idea, unit, *(label for label, _ in columns))
    yield Table(words.comparison_caption, header, tuple(rows), (9, 3, *(4 for _ in columns)), (1,))
    yield from _by_bench(report, one, order, words)


def _by_bench(report: Report, one: VotingRound, ideas: list[int], words: Words) -> Iterator[Block]:
    """What each bench gave to the ideas that matter; only where enough of it voted to be shown."""
    criterion = _criterion(report, one)
    rows = []
    for bench in one.benches:
        if bench.totals:
            counted = bench.totals if criterion == "all" else (bench.totals[int(criterion)],)
            given = (sum(totals.get(number, 0) for totals in counted) for number in ideas)
            rows.append((Cell(bench.name), *(Cell(str(points)) for points in given)))
    if rows:
        header = (words.bench, *(f"{words.idea} {number}" for number in ideas))
        numeric = tuple(range(1, len(header)))
        yield Table(words.bench_caption, header, tuple(rows), (7, *(2 for _ in ideas)), numeric)


def _decision(report: Report, chosen: RoomSelection, where: str, words: Words) -> Iterator[Block]:
    yield Heading(2, f"{words.decision}{where}")
    sentence = words.decision_changed if chosen.changed else words.decision_kept
    if chosen.round_number is None:
        sentence = words.decision_unvoted
    yield Paragraph(
        f"{sentence.format(rule=rule_name(chosen.rule, words))} {_since(report, chosen, words)}".strip()
    )
    rows: list[tuple[str, tuple[str, ...]]] = [(words.places, (str(chosen.places),))]
    if chosen.changed and chosen.proposed:
        rows.append((words.proposed, tuple(named(report, number, words) for number in chosen.proposed)))
    names = tuple(named(report, number, words) for number in chosen.chosen) or (words.no,)
    rows.append((words.selected, names))
    if chosen.reason:
        rows.append((words.reason, tuple(paragraphs(chosen.reason))))
    yield Facts(tuple(rows))
    if chosen.reservations:
        yield Heading(2, f"{words.reservations}{where}")
        yield Paragraph(words.reservations_text)
    for number, one in enumerate(chosen.reservations, 1):
        label = words.reservation_of if one.bench else words.reservation
        yield Paragraph(label.format(number=number, bench=one.bench), tone="strong")
        for line in paragraphs(one.text):
            yield Paragraph(line, language=language_tag(one.language))


def _since(report: Report, chosen: RoomSelection, words: Words) -> str:
    """What became of a selection: replaced by a later one of its meeting, or no longer possible."""
    if chosen not in report.decisions:
        return words.replaced
    ideas = [report.idea(number) for number in chosen.chosen]
    return "" if all(idea and idea.state != "hidden" for idea in ideas) else words.not_standing


def _meanings(report: Report, words: Words) -> Iterator[Block]:
    """What each rule does, once for all votes."""
    told = {rule for one in report.rounds for rule in _outcomes(report, one)}
    if told:
        yield Heading(2, words.how_rules_count)
    texts = {
        "plain": words.plain_text,
        "equal_shares": words.equal_shares_text,
        "phragmen": words.phragmen_text,
        "sequential_pav": words.sequential_pav_text,
    }
    for rule in RULES:
        if rule in told:
            yield Heading(3, rule_name(rule, words))
            yield Paragraph(texts[rule])


def protocol(report: Report, words: Words) -> Iterator[Block]:
    """How each count went, step by step, for every vote and the rules that matter."""
    if not report.rounds:
        return
    yield Heading(1, words.protocol)
    yield Paragraph(words.ballots_published)
    for one in report.rounds:
        yield Heading(2, round_name(report, one, words))
        yield Paragraph(f"{words.seed}: {one.seed}")
        for rule, outcome in that_matter(report, one).items():
            if outcome.protocol:
                yield Heading(3, rule_name(rule, words))
            for line in outcome.protocol:
                yield Paragraph(line)
