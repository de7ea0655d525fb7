"""The Protokoll as an outline of blocks: one part for each meeting, its headings as they were fixed."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from app.domain.minutes import local
from app.domain.report import Report
from app.domain.reported_closing import EarlierMinutes, Minutes
from app.exports.blocks import Block, Heading, Items, Paper, Paragraph
from app.exports.closing_words import CLOSING_WORDS, ClosingWords
from app.exports.paper_words import joined, paragraphs
from app.exports.words import WORDS, Words, spell_date

_BULLETS = ("– ", "- ", "• ")  # the first is ours; the others are what people type


def compose(report: Report) -> Paper:
    """The Protokoll of a (cleaned) report; says on every page where something in it is a draft."""
    words, said = WORDS[report.language], CLOSING_WORDS[report.language]
    group = report.group_title
    if report.group_code:
        group = words.group.format(code=report.group_code, title=group)
    drafted = any(one.fixed_at is None for one in report.minutes)
    stamp = f"{said.minutes} · {words.generated} {spell_date(report.generated_on, words)}"
    several = len(report.minutes) > 1
    return Paper(
        title=said.minutes if several or not report.minutes else _named(report.minutes[0], said),
        running=joined(report.city, report.process, report.group_code or report.group_title),
        eyebrow=joined(report.city, report.process),
        subtitle=group,
        stamp=f"{said.draft} · {stamp}" if drafted else stamp,
        motto="",
        words=words,
        blocks=tuple(
            block for at, one in enumerate(report.minutes) for block in _minutes(one, report, several, at)
        ),
    )


def _named(minutes: Minutes, said: ClosingWords) -> str:
    return f"{said.minutes}: {said.meeting.format(number=minutes.meeting)}"


def _minutes(minutes: Minutes, report: Report, several: bool, at: int) -> Iterator[Block]:
    words, said = WORDS[report.language], CLOSING_WORDS[report.language]
    language = "" if minutes.language == report.language else minutes.language
    level = 2 if several else 1
    if several:
        yield Heading(1, said.meeting.format(number=minutes.meeting), break_before=at > 0)
    yield from _standing(minutes, words, said)
    for section in minutes.sections:
        yield Heading(level, section.heading, language=language)
        yield from section_text(section.text, language)
    if minutes.earlier:
        yield Heading(level, said.earlier)
        yield Items(tuple(_earlier(one, words, said) for one in minutes.earlier))


def section_text(text: str, language: str = "") -> Iterator[Block]:
    """The text of a section: lines that begin as a list does are one, all others paragraphs."""
    for is_list, lines in groupby(paragraphs(text), lambda line: line.startswith(_BULLETS)):
        if is_list:
            yield Items(tuple(line[2:].strip() for line in lines))
        else:
            yield from (Paragraph(line, language=language) for line in lines)


def _standing(minutes: Minutes, words: Words, said: ClosingWords) -> Iterator[Block]:
    if minutes.fixed_at is None:
        yield Paragraph(said.draft_text, tone="strong")
        return
    moment = spell_moment(minutes.fixed_at, words, said)
    yield Paragraph(said.fixed.format(moment=moment, version=minutes.version), tone="strong")
    if minutes.reopened_at is not None:
        again = spell_moment(minutes.reopened_at, words, said)
        yield Paragraph(said.reopened.format(moment=again, reason=" ".join(paragraphs(minutes.reason))))


def _earlier(one: EarlierMinutes, words: Words, said: ClosingWords) -> str:
    return said.earlier_version.format(
        version=one.version,
        fixed=spell_moment(one.fixed_at, words, said),
        reopened=spell_moment(one.reopened_at, words, said),
        reason=" ".join(paragraphs(one.reason)),
    )


def spell_moment(moment: datetime, words: Words, said: ClosingWords) -> str:
    """A moment by the clock in the room: "15. März 2026, 18:55 Uhr"."""
    here = local(moment)
    return f"{spell_date(here.date(), words)}, {said.clock.format(time=f'{here:%H:%M}')}"
