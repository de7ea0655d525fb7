"""The slides of one sketch, made from what its team wrote: nothing is left out, and what is empty makes no slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from app.domain import when
from app.domain.report import Report, SketchPaper, SketchSection
from app.domain.response_slides import mood_slides
from app.domain.section_slides import passages_of, section_slides
from app.domain.section_text import plain_text
from app.domain.section_types import Indicators, Money, Partners, SectionValue, Steps, Text, Timespan
from app.domain.sketch_origin import origin_slides, reservation_slides
from app.domain.slide_making import lines_of, passage_slides
from app.domain.slide_parting import SENTENCE, SUBJECT, part_passages, sentences, shortened, topic_of, wrapped
from app.domain.slide_words import SlideWords
from app.domain.slides import Deck, Opening, Passage, Slide, SlideKind, told_apart

_SUMMARY, _TITLE = "summary", "title"
_KINDS: Mapping[str, SlideKind] = MappingProxyType(
    {
        "situation": SlideKind.NEED,
        "goals": SlideKind.NEED,
        "target_group": SlideKind.AUDIENCE,
        "audience": SlideKind.AUDIENCE,
        "reach": SlideKind.AUDIENCE,
        "timeframe": SlideKind.PLAN,
        "schedule": SlideKind.PLAN,
        "measures": SlideKind.PLAN,
        "partners": SlideKind.PLAN,
        "lead": SlideKind.PLAN,
        "budget": SlideKind.COSTS,
        "success": SlideKind.SUCCESS,
    }
)
_ORDER = (
    SlideKind.NEED,
    SlideKind.AUDIENCE,
    SlideKind.PLAN,
    SlideKind.COSTS,
    SlideKind.SUCCESS,
    SlideKind.MORE,
)


def sketch_deck(report: Report, sketch: SketchPaper, words: SlideWords) -> Deck:
    """The presentation of one sketch."""
    slides = tuple(told_apart(sketch_slides(report, sketch, words)))
    return Deck(subject_of(sketch, words), report.language, slides)


def sketch_slides(report: Report, sketch: SketchPaper, words: SlideWords) -> Iterator[Slide]:
    """The slides of one sketch, in the order in which a project is told."""
    subject = subject_of(sketch, words)
    yield from _opening(sketch, subject, words)
    filled = [one for one in sketch.sections if one.filled and one.key not in (_TITLE, _SUMMARY)]
    for kind, sections in _gathered(filled, words).items():
        yield from _about(kind, sections, subject, words)
    yield from origin_slides(report, sketch, subject, words)
    yield from reservation_slides(sketch, subject, words)
    yield from mood_slides(sketch, subject, words)


def subject_of(sketch: SketchPaper, words: SlideWords) -> str:
    """What a sketch is called on its slides: its number and its title, as far as a line holds them."""
    name = f"{sketch.number}. {sketch.title}" if sketch.title else words.sketch.format(number=sketch.number)
    return shortened(name, SUBJECT)


def standing_of(sketch: SketchPaper, words: SlideWords) -> str:
    """Whether the room has agreed on a sketch; nothing where nobody was asked."""
    if sketch.version is not None:
        return words.agreed.format(
            number=sketch.version.number, date=day_text(sketch.version.closed_on, words)
        )
    if sketch.versions:
        return words.opened_again.format(number=sketch.versions[-1].number)
    return words.not_agreed if sketch.pending else ""


def value_of(section: SketchSection) -> SectionValue:
    """What stands in a section."""
    return section.value or Text(section.text)


def _opening(sketch: SketchPaper, subject: str, words: SlideWords) -> Iterator[Slide]:
    summary = next((one for one in sketch.sections if one.key == _SUMMARY and one.filled), None)
    told = plain_text(value_of(summary), words.sections) if summary else ""
    sentence = _first_sentences(told)
    standing = standing_of(sketch, words)
    missing = [one.label for one in sketch.sections if not one.filled and one.key != _TITLE]
    held = sum(len(one.reservations) for one in sketch.versions[-1:])
    notes = lines_of(
        sketch.title,
        told,
        standing,
        words.how_many.format(number=held) if held else "",
        words.still_open.format(labels=", ".join(missing)) if missing else "",
    )
    topic = topic_of(sketch.title or subject)
    above = words.sketch.format(number=sketch.number) if sketch.title else ""
    yield Slide(SlideKind.SKETCH, above, topic, Opening(sentence, standing), notes)
    if summary and sentence != " ".join(told.split("\n")):
        passages = [Passage(line) for line in told.split("\n") if line]
        yield from passage_slides(SlideKind.SUMMARY, subject, summary.label, passages, words)


def _first_sentences(text: str) -> str:
    """As many of the first sentences as are read at one glance; of a sentence that is too long, its beginning."""
    first, *others = sentences(" ".join(text.split("\n"))) or [""]
    for sentence in others:
        if len(wrapped(f"{first} {sentence}", SENTENCE.width)) > SENTENCE.lines:
            break
        first = f"{first} {sentence}"
    return shortened(first, SENTENCE)


def _kind(section: SketchSection) -> SlideKind:
    """What a section is about: known by its key, in a city's own template by what it holds."""
    value = value_of(section)
    if isinstance(value, Money):
        return SlideKind.COSTS
    if isinstance(value, Indicators):
        return SlideKind.SUCCESS
    if isinstance(value, Steps | Partners | Timespan):
        return SlideKind.PLAN
    return _KINDS.get(section.key, SlideKind.MORE)


def _gathered(filled: Sequence[SketchSection], words: SlideWords) -> dict[SlideKind, list[SketchSection]]:
    """What each kind of slide is about; what is said in few words shares a slide with what is told before it."""
    found = {kind: [one for one in filled if _kind(one) is kind] for kind in _ORDER}
    for first, second in ((SlideKind.AUDIENCE, SlideKind.PLAN), (SlideKind.NEED, SlideKind.AUDIENCE)):
        tables = [one for one in found[second] if _is_table(one)]
        told = [one for one in found[second] if one not in tables]
        both = found[first] + told
        passages = [p for one in both for p in _labelled(one, words, alone=False)]
        if found[first] and told and not any(map(_is_table, both)) and len(part_passages(passages)) == 1:
            found[first], found[second] = both, tables
    return found


def _is_table(section: SketchSection) -> bool:
    return isinstance(value_of(section), Steps | Money | Indicators)


def _about(
    kind: SlideKind, sections: Sequence[SketchSection], subject: str, words: SlideWords
) -> Iterator[Slide]:
    """The slides of what belongs together: short sections share slides, tables have their own."""
    tables = [one for one in sections if _is_table(one)]
    told = [one for one in sections if one not in tables]
    drawn = [
        s
        for one in tables
        for s in section_slides(kind, subject, one.label or words.more, value_of(one), words)
    ]
    yield from drawn if kind is SlideKind.PLAN else ()  # what is done comes before who does it
    topics = {
        SlideKind.NEED: words.need,
        SlideKind.AUDIENCE: words.audience,
        SlideKind.PLAN: words.who_and_when,
    }
    for group in [told] if kind in topics else [[one] for one in told]:
        passages = [p for one in group for p in _labelled(one, words, alone=len(group) == 1)]
        about = dict.fromkeys(topics[_kind(one)] for one in group if _kind(one) in topics)
        label = group[0].label if len(group) == 1 else " · ".join(about)
        yield from passage_slides(kind, subject, label or words.more, passages, words)
    yield from drawn if kind is not SlideKind.PLAN else ()


def _labelled(section: SketchSection, words: SlideWords, *, alone: bool) -> Iterator[Passage]:
    if not alone and section.label:
        yield Passage(section.label, "label")
    yield from passages_of(value_of(section), words)


def day_text(day: date, words: SlideWords) -> str:
    """A day in words."""
    return when.spelled(when.Span(day, day, when.Precision.DAY), words.sections.language)
