"""What a paper says of a sketch's agreement: whether it holds, with the counts and the reservations."""

from collections.abc import Iterator

from app.domain.report import Report, SketchPaper
from app.domain.reported_agreement import SketchVersion
from app.exports.agreement_words import AGREEMENT_WORDS, AgreementWords
from app.exports.blocks import Block, Facts, Heading, Paragraph
from app.exports.paper_words import language_tag, paragraphs
from app.exports.words import Words, spell_date


def standing(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    """Above the text: which version it is, or that it is none yet; nothing where nobody was asked."""
    said = AGREEMENT_WORDS[report.language]
    if sketch.version is not None:
        date = spell_date(sketch.version.closed_on, words)
        yield Paragraph(said.agreed.format(number=sketch.version.number, date=date), tone="strong")
    elif sketch.versions:
        yield Paragraph(said.pending_again.format(number=sketch.versions[-1].number), tone="strong")
    elif sketch.pending:
        yield Paragraph(said.pending, tone="strong")


def agreement(report: Report, sketch: SketchPaper, words: Words) -> Iterator[Block]:
    """Below the text: every version with its counts, the reservations in words, and why it was opened again."""
    said = AGREEMENT_WORDS[report.language]
    if sketch.versions:
        yield Heading(3, said.agreement)
    for one in sketch.versions:
        counts = said.counts.format(
            agreed=one.agreed, concerned=one.concerned, objected=one.objected, present=one.present
        )
        rows: list[tuple[str, tuple[str, ...]]] = [
            (f"{said.version} {one.number}", (counts,)),
            (said.closed_on, (spell_date(one.closed_on, words),)),
        ]
        if one.reopened:
            rows.append((said.reopened, tuple(paragraphs(one.reason))))
        yield Facts(tuple(rows))
        yield from _reservations(one, said)


def _reservations(version: SketchVersion, said: AgreementWords) -> Iterator[Block]:
    for one in version.reservations:
        what = said.stance_of(one.stance)
        label = said.said_by.format(what=what, who=one.bench) if one.bench else what
        yield Paragraph(label[:1].upper() + label[1:], tone="strong")
        for line in paragraphs(one.text):
            yield Paragraph(line, language=language_tag(one.language))
