"""The part of a paper that tells, shortly, what was advised on a sketch and what was not taken up, and why."""

from collections import Counter
from collections.abc import Iterator

from app.domain.report import SketchPaper
from app.exports.blocks import Block, Heading, Paragraph
from app.exports.paper_words import language_tag
from app.exports.words import Words


def advice(sketch: SketchPaper, words: Words) -> Iterator[Block]:
    """How many pieces in which state, and those declined with the reason; who advised is not told."""
    states = Counter(one.state for one in sketch.advice if one.state != "withdrawn")
    if not states:
        return
    yield Heading(3, words.advice)
    known = {name: states[name] for name in ("open", "taken_up", "settled", "declined")}
    yield Paragraph(words.advice_states.format(all=states.total(), **known))
    for one in sketch.advice:
        if one.state == "declined":
            yield Paragraph(words.advice_declined, tone="strong")
            yield Paragraph(" ".join(one.text.split()), language=language_tag(one.language))
            yield Paragraph(words.advice_reason, tone="quiet")
            yield Paragraph(" ".join(one.reason.split()), language=language_tag(one.reason_language))
