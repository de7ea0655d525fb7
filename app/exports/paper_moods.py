"""The part of a paper that says what the room makes of its sketches, and in which order it wants them."""

from collections.abc import Collection, Iterator

from app.domain.report import Report, SketchPaper
from app.domain.reported_moods import SketchMood
from app.domain.reported_votes import RULES, Rule, RuleOutcome, VotingRound
from app.exports.blocks import Block, Cell, Heading, Paragraph, Table
from app.exports.mood_words import MOOD_WORDS, MoodWords
from app.exports.paper_words import language_tag, paragraphs
from app.exports.words import Words, rule_name, spell_date


def moods(report: Report, words: Words) -> Iterator[Block]:
    """Every closed question with its answers and words, then every vote on the order; nothing where nobody asked."""
    said = MOOD_WORDS[report.language]
    asked = [sketch for sketch in report.sketches if sketch.moods]
    if not asked and not report.priorities:
        return
    yield Heading(1, said.mood, break_before=True)
    if asked:
        yield Paragraph(said.told)
    for sketch in asked:
        yield Heading(2, f"{sketch.number}. {sketch.title}" if sketch.title else str(sketch.number))
        for one in sketch.moods:
            yield from _mood(sketch, one, said, words)
    for vote in report.priorities:
        yield from order(report, vote, said, words)


def _mood(sketch: SketchPaper, one: SketchMood, said: MoodWords, words: Words) -> Iterator[Block]:
    name = said.round.format(number=one.number, date=spell_date(one.closed_on, words))
    answered = said.answered.format(answered=one.everybody.answered, present=one.present)
    yield Paragraph(f"{name}. {answered}", tone="strong")
    columns = (one.everybody, *one.benches)
    rows = tuple(
        (Cell(level), *(Cell(str(column.counts[place])) for column in columns))
        for place, level in enumerate(said.levels)
    )
    header = (said.answer, said.everybody, *(bench.bench for bench in one.benches))
    title = said.counts.format(sketch=sketch.number, number=one.number)
    numeric = tuple(range(1, len(header)))
    yield Table(title, header, rows, (6, *(2 for _ in columns)), numeric)
    if one.benches:
        yield Paragraph(said.withheld, tone="quiet")
    if one.words:
        yield Paragraph(said.missing, tone="strong")
    for word in one.words:
        for line in paragraphs(word.text):
            yield Paragraph(line, language=language_tag(word.language))


def order(
    report: Report, vote: VotingRound, said: MoodWords, words: Words, rules: Collection[Rule] = RULES
) -> Iterator[Block]:
    """One vote on the order of the sketches, counted by these rules."""
    outcomes = [
        one for one in report.priority_outcomes if one.round_number == vote.number and one.rule in rules
    ]
    if not outcomes:
        return
    name = said.order if len(report.priorities) == 1 else f"{said.order} ({vote.number})"
    yield Heading(2, name)
    yield Paragraph(said.order_told.format(cast=vote.ballots_cast, places=outcomes[0].places, seed=vote.seed))
    titles = {sketch.idea: sketch.title for sketch in report.sketches}
    totals = outcomes[0].totals
    rows = tuple(
        (
            Cell(titles.get(idea) or f"{words.idea} {idea}"),
            Cell(str(totals[idea])),
            *(Cell(_place(one, idea, words)) for one in outcomes),
        )
        for idea in sorted(totals, key=lambda idea: (-totals[idea], idea))
    )
    unit = words.points if vote.method == "points" else words.approvals
    header = (words.sketches, unit, *(rule_name(one.rule, words) for one in outcomes))
    numeric = tuple(range(1, len(header)))
    yield Table(said.order_caption, header, rows, (7, 4, *(3 for _ in outcomes)), numeric)
    for one in outcomes:
        left = words.of_voters.format(left_out=one.left_out, cast=one.voters)
        yield Paragraph(f"{rule_name(one.rule, words)} – {words.without}: {left}", tone="quiet")


def _place(one: RuleOutcome, idea: int, words: Words) -> str:
    """Which place a rule gives it, in the order it elects."""
    return str(one.chosen.index(idea) + 1) if idea in one.chosen else words.no
