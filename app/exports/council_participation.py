"""The part on participation: who took part and when, how it was voted and how fairly chosen, and the response."""

from collections.abc import Iterator

from app.domain.report import Report
from app.domain.reported_votes import RoomSelection, Rule, RuleOutcome, VotingRound
from app.exports.blocks import Block, Cell, Heading, Items, Paragraph, Table
from app.exports.council_reasons import quoted
from app.exports.council_response import response
from app.exports.council_words import COUNCIL_WORDS, CouncilWords
from app.exports.paper import bench_table, meeting_table
from app.exports.paper_votes import round_name, that_matter, way_of_voting
from app.exports.paper_words import named, paragraphs
from app.exports.words import WORDS, Words, rule_name


def participation(report: Report) -> Iterator[Block]:
    """Benches, meetings, and every vote with what was made of it; nothing where nobody was there."""
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    answers = list(response(report))
    if not (report.benches or report.meetings or report.rounds or report.selections or answers):
        return
    yield Heading(1, words.participation)
    if report.benches:
        sentence = said.participation_text.format(people=report.people, benches=len(report.benches))
        yield Paragraph(sentence)
        yield bench_table(report, words)
    if report.meetings:
        yield meeting_table(report, words)
    for one in report.rounds:
        yield from _round(report, one, words, said)
    for selection in report.decisions:
        if selection.round_number is None:
            yield Heading(2, words.decision)
            yield from _room(report, selection, words, said)
    yield from answers


def _round(report: Report, one: VotingRound, words: Words, said: CouncilWords) -> Iterator[Block]:
    name = round_name(report, one, words)
    yield Heading(2, name)
    yield from way_of_voting(one, words)
    outcomes = that_matter(report, one)
    decided = [each for each in report.decisions if each.round_number == one.number]
    if not outcomes and not decided:
        return
    several = len(report.rounds) > 1
    yield Heading(2, said.fairness_of.format(round=name) if several else said.fairness)
    if outcomes:
        yield Paragraph(said.fairness_text)
        yield Table(
            said.fairness,
            (words.rule, said.would_choose, said.without_idea),
            tuple(fairness_rows(report, outcomes, words, said)),
            (5, 11, 4),
            (2,),
        )
        if same_result(outcomes):
            yield Paragraph(said.same_result)
    for selection in decided:
        yield from _room(report, selection, words, said)


def fairness_rows(
    report: Report, outcomes: dict[Rule, RuleOutcome], words: Words, said: CouncilWords
) -> Iterator[tuple[Cell, ...]]:
    """One row for each way to count: what it would have chosen, and how many were left without an idea."""
    for rule, each in outcomes.items():
        first, *others = [named(report, number, words) for number in each.chosen] or [words.no]
        yield (
            Cell(rule_name(rule, words)),
            Cell(first, more=tuple(others)),
            Cell(said.left_out.format(left_out=each.left_out, cast=each.voters)),
        )


def same_result(outcomes: dict[Rule, RuleOutcome]) -> bool:
    """Whether most votes and the proportional rule choose the same."""
    plain, shares = outcomes.get("plain"), outcomes.get("equal_shares")
    return plain is not None and shares is not None and set(plain.chosen) == set(shares.chosen)


def departure(selection: RoomSelection, words: Words, said: CouncilWords) -> str:
    """Whether the room departed from the proposal, as a sentence."""
    if selection.round_number is None:
        return said.without_vote
    sentence = said.departed if selection.changed else said.followed
    return sentence.format(rule=rule_name(selection.rule, words))


def _room(report: Report, selection: RoomSelection, words: Words, said: CouncilWords) -> Iterator[Block]:
    yield Paragraph(f"{said.room_chose}:", tone="strong")
    yield Items(tuple(named(report, number, words) for number in selection.chosen) or (words.no,))
    text = departure(selection, words, said)
    reason = paragraphs(selection.reason)
    if selection.changed and not reason:
        text = f"{text} {said.no_why}"
    yield Paragraph(f"{text} {said.why}" if reason else text)
    yield from (Paragraph(quoted(line, report)) for line in reason)
