"""Ideas as tables: one row per idea with all that is known about it, and one row per idea of each bundle."""

from collections.abc import Iterator

from app.domain.report import Report, ReportedIdea
from app.domain.reported_votes import RULES, RuleOutcome
from app.exports.sketch_tables import costs_of_ideas
from app.exports.table_words import TABLE_WORDS, TableWords
from app.exports.tables import Column, Table, Value, listed
from app.exports.words import WORDS, rule_name


def ideas(report: Report) -> Table:
    """One row per idea, with the counts and proposals of the latest round; a hidden idea is a number only."""
    words = TABLE_WORDS[report.language]
    fixed = (
        Column(words.number, "number"),
        Column(words.title, "text"),
        Column(words.description, "long"),
        Column(words.language),
        Column(words.theme, "text"),
        Column(words.target_group, "text"),
        Column(words.source),
        Column(words.idea_meeting, "number"),
        Column(words.state),
        Column(words.shelf),
        Column(words.bundle, "text"),
        Column(words.merged_with, "number"),
        Column(words.members, "code"),
        Column(words.exclusive, "code"),
        Column(words.questions, "long"),
    )
    counted = [_Counted(report, words)] if report.latest_round else []
    columns = (*fixed, *(column for one in counted for column in one.columns()))
    costs, sketched = costs_of_ideas(report), {one.idea: one.number for one in reversed(report.sketches)}
    columns = (*columns, Column(words.room), Column(words.sketch, "number"), *costs.columns)
    return Table(
        words.ideas,
        columns,
        tuple(
            (
                *_known(report, idea, words),
                *(value for one in counted for value in one.row(idea)),
                _chosen(idea.number, report.selection.chosen if report.selection else None, words),
                sketched.get(idea.number),
                *costs.row(idea.number),
            )
            for idea in sorted(report.ideas, key=lambda one: one.number)
        ),
        fixed=2,
    )


def bundles(report: Report) -> Table:
    """One row per idea that lies in a bundle, the head first; a bundle's number is that of its head."""
    words = TABLE_WORDS[report.language]
    titles = {idea.number: idea.title for idea in report.ideas}
    rows: list[tuple[Value, ...]] = []
    for head in sorted(report.ideas, key=lambda one: one.number):
        for number in (head.number, *head.members) if head.members else ():
            rows.append((head.number, head.bundle or head.title, number, titles.get(number, "")))
    columns = (
        Column(words.number, "number"),
        Column(words.bundle, "text"),
        Column(words.idea, "number"),
        Column(words.title, "text"),
    )
    return Table(words.bundles, columns, tuple(rows))


def _known(report: Report, idea: ReportedIdea, words: TableWords) -> tuple[Value, ...]:
    states = {"visible": words.visible, "merged": words.merged, "hidden": words.hidden}
    sources = {"participant": words.participant, "room": words.from_room, "import": words.imported}
    shelves = {"board": "", "store": words.store, "project": words.project}
    others = (b if a == idea.number else a for a, b in report.exclusive if idea.number in (a, b))
    return (
        idea.number,
        idea.title,
        idea.description,
        idea.language,
        idea.theme,
        idea.target_group,
        "" if idea.state == "hidden" else sources[idea.source],
        idea.meeting,
        states[idea.state],
        shelves[idea.shelf],
        idea.bundle,
        idea.merged_into,
        listed(idea.members),
        listed(tuple(sorted(others))),
        "\n".join(_questions(idea, words)),
    )


def _questions(idea: ReportedIdea, words: TableWords) -> Iterator[str]:
    for asked in idea.questions:
        for what, remark in ((words.question, asked), *((words.answer, one) for one in asked.answers)):
            label = words.by_facilitator.format(what=what) if remark.by_facilitator else what
            yield f"{label}: {remark.text}"


def _chosen(number: int, chosen: tuple[int, ...] | None, words: TableWords) -> str:
    if chosen is None:
        return ""
    return words.yes if number in chosen else words.nay


class _Counted:
    """The columns that come from the latest round: votes for each criterion, then what each rule proposes."""

    def __init__(self, report: Report, words: TableWords) -> None:
        latest = report.latest_round
        assert latest is not None  # whoever asks has looked
        self.latest, self.words, self.names = latest, words, WORDS[report.language]
        self.votes = [(each, latest.totals(each), latest.supporters(each)) for each in latest.counted]
        self.outcomes: list[RuleOutcome] = sorted(
            report.outcomes_of(latest.number),
            key=lambda one: (latest.counted.index(one.criterion), RULES.index(one.rule)),
        )

    def columns(self) -> Iterator[Column]:
        """The headings."""
        for criterion, _, _ in self.votes:
            yield Column(self._of(self.words.votes, criterion), "number")
            yield Column(self._of(self.words.supporters, criterion), "number")
        for outcome in self.outcomes:
            yield Column(self._of(rule_name(outcome.rule, self.names), outcome.criterion))

    def row(self, idea: ReportedIdea) -> Iterator[Value]:
        """The cells of one idea."""
        for _, totals, supporters in self.votes:
            yield totals.get(idea.number) if idea.state == "visible" else None
            yield supporters.get(idea.number) if idea.state == "visible" else None
        for outcome in self.outcomes:
            yield _chosen(idea.number, outcome.chosen, self.words)

    def _of(self, what: str, criterion: str) -> str:
        """A heading; with two criteria it says which one."""
        if len(self.latest.counted) == 1 or criterion == "all":
            return what
        return self.words.of_criterion.format(what=what, word=self.latest.criteria[int(criterion)])
