"""The council paper (Ratsvorlage) as an outline of blocks, before any format: the same parts in the same order."""

from collections.abc import Iterator

from app.domain.report import Report
from app.exports.blocks import Blank, Block, Facts, Heading, Paper, Paragraph
from app.exports.council_attachments import attachments
from app.exports.council_decision import decision
from app.exports.council_dissent import dissent
from app.exports.council_finance import finance
from app.exports.council_participation import participation
from app.exports.council_reasons import reasons
from app.exports.council_schedule import schedule
from app.exports.council_sketches import sketches
from app.exports.council_words import COUNCIL_WORDS, CouncilWords, group_name, subject
from app.exports.paper_words import joined
from app.exports.words import WORDS, spell_date


def compose(report: Report) -> Paper:
    """Return the council paper of a (cleaned) report."""
    words, said = WORDS[report.language], COUNCIL_WORDS[report.language]
    about, group = subject(report), group_name(report)
    return Paper(
        title=said.label,
        name=f"{said.label}: {about}",
        running=joined(said.label, report.city, report.process, report.group_code or report.group_title),
        eyebrow=joined(report.city, report.process),
        subtitle=group[:1].upper() + group[1:],
        stamp=f"{words.generated} {spell_date(report.generated_on, words)}",
        motto="",
        words=words,
        blocks=tuple(_blocks(report, about, said)),
    )


def _blocks(report: Report, about: str, said: CouncilWords) -> Iterator[Block]:
    yield _head(said)
    yield Heading(1, said.subject)
    yield Paragraph(about, tone="strong")
    for part in (
        decision,
        reasons,
        participation,
        sketches,
        finance,
        schedule,
        dissent,
        attachments,
    ):
        yield from part(report)


def _head(said: CouncilWords) -> Facts:
    """What only the office knows."""
    return Facts(
        (
            (said.number, (Blank(said.blank_number),)),
            (said.committee, (Blank(said.blank_committee),)),
            (said.sitting, (Blank(said.blank_day),)),
            (said.department, (Blank(said.blank_department),)),
        )
    )
