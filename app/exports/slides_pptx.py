"""The presentation for an office: slides with charts, tables and lines of time that can be changed, and with notes.

What stands on which slide is decided in `app.domain.workshop_slides`; here it is only set. The same report makes the
same bytes.
"""

import io
from datetime import UTC, datetime, time
from typing import BinaryIO

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.presentation import Presentation

from app.domain.report import Report
from app.domain.slides import Deck, Figures, MoneyBars, Opening, Passages, PeopleBars, Plan, Slide, Table
from app.domain.workshop_slides import workshop_deck
from app.exports.cleaning import cleaned
from app.exports.packing import packed_on
from app.exports.paper_words import joined
from app.exports.slide_words import SLIDE_WORDS
from app.exports.slides_charts import money_chart, people_chart
from app.exports.slides_shapes import Shapes, figures, plan, table
from app.exports.slides_template import (
    BODY_HEIGHT,
    BODY_TOP,
    FREE_LAYOUT,
    INNER,
    MARGIN,
    SUBJECT_SIZE,
    TABLE_SIZE,
    TEXT_LAYOUT,
    TEXT_SIZE,
    TITLE_LAYOUT,
    template,
)
from app.exports.slides_text import QUIET_COLOUR, Pen, Run
from app.exports.words import WORDS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EXTENSION = "pptx"
LABEL = "Folien (PPTX)"

_LAYOUTS = {Opening: TITLE_LAYOUT, Passages: TEXT_LAYOUT}
_FIRST_ID = 256  # of slides; smaller ones are not allowed (ECMA-376, 19.7.13)
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CHART = (
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{key}"/>'
)


def write(report: Report, out: BinaryIO) -> None:
    """Write the report's presentation to `out` (Office Open XML)."""
    tidy = cleaned(report)
    words = WORDS[tidy.language]
    deck = workshop_deck(tidy, SLIDE_WORDS[tidy.language])
    made = template(words.locale)
    _properties(made, deck, tidy, words.locale)
    notes = made.notes_master.part  # made now, while the library still looks which names are free
    _number_by_counting(made.part.package)
    for number, slide in enumerate(deck.slides, 1):
        part = _slide_part(made, slide, number, Pen(words.locale), tidy)
        _add_notes(part, notes, slide, number, Pen(words.locale))
    raw = io.BytesIO()
    made.save(raw)
    packed_on(tidy.generated_on, raw, out)


def _number_by_counting(package: Package) -> None:
    """Number new parts by counting: the library looks through all there are for each, and there may be thousands."""
    counts: dict[str, int] = {}

    def next_partname(form: str) -> PackURI:
        counts[form] = counts.get(form, 0) + 1
        return PackURI(form % counts[form])

    package.next_partname = next_partname  # type: ignore[assignment,method-assign]


def _properties(made: Presentation, deck: Deck, report: Report, locale: str) -> None:
    # The library's template names its author and his program. A city is no person.
    core, on = made.core_properties, datetime.combine(report.generated_on, time(12), tzinfo=UTC)
    core.title, core.language, core.subject = deck.title[:255], locale, report.process[:255]
    core.author = joined(report.city, report.process)[:255]
    core.last_modified_by = core.comments = core.keywords = core.category = ""
    core.created = core.modified = on
    core.revision = 1


def _slide_part(made: Presentation, slide: Slide, number: int, pen: Pen, report: Report) -> Part:
    """A slide as a part of the presentation, at its end."""
    package = made.part.package
    part = Part(PackURI(f"/ppt/slides/slide{number}.xml"), CT.PML_SLIDE, package)
    layout = _LAYOUTS.get(type(slide.content), FREE_LAYOUT)
    part.relate_to(made.slide_layouts[layout].part, RT.SLIDE_LAYOUT)
    shapes = Shapes(pen)
    _set_title(shapes, slide, layout)
    if isinstance(slide.content, MoneyBars | PeopleBars):
        chart = (
            money_chart(package, slide.content, pen.locale, report.generated_on)
            if isinstance(slide.content, MoneyBars)
            else people_chart(package, slide.content, pen.locale, report.generated_on)
        )
        place, drawn = (
            (MARGIN, BODY_TOP, INNER, BODY_HEIGHT),
            _CHART.format(key=part.relate_to(chart, RT.CHART)),
        )
        shapes.frame(slide.title, slide.notes, place, "chart", drawn)
    else:
        _set_content(shapes, slide)
    shapes.placeholder('type="sldNum" sz="quarter" idx="12"', "Number", _number(pen))
    part.blob = _xml("sld", shapes)
    # Not through the library, which looks through all slides for each new one.
    key = made.part.rels._add_relationship(RT.SLIDE, part)
    made.part._element.get_or_add_sldIdLst()._add_sldId(id=_FIRST_ID + number, rId=key)
    return part


def _set_title(shapes: Shapes, slide: Slide, layout: int) -> None:
    """The title; its subject is a paragraph of its own, because it may run the other way."""
    pen = shapes.pen
    subject = (
        pen.paragraph(Run(slide.subject, SUBJECT_SIZE, colour=QUIET_COLOUR), align="l")
        if slide.subject
        else ""
    )
    kind = "ctrTitle" if layout == TITLE_LAYOUT else "title"
    shapes.placeholder(f'type="{kind}"', "Title", subject + pen.paragraph(Run(slide.topic, bold=True)))


def _set_content(shapes: Shapes, slide: Slide) -> None:
    content, pen = slide.content, shapes.pen
    if isinstance(content, Opening):
        told = [Run(content.sentence), Run(content.quiet, SUBJECT_SIZE, colour=QUIET_COLOUR)]
        paragraphs = "".join(pen.paragraph(run) for run in told if run.text)
        if paragraphs:
            shapes.placeholder('type="subTitle" idx="1"', "Subtitle", paragraphs)
    elif isinstance(content, Passages):
        shapes.placeholder('idx="1"', "Text", pen.passages(content.passages, TEXT_SIZE, TABLE_SIZE))
    elif isinstance(content, Plan):
        plan(shapes, content, slide.title)
    elif isinstance(content, Figures):
        figures(shapes, content)
    elif isinstance(content, Table):
        table(shapes, content, slide.title)


def _number(pen: Pen) -> str:
    return (
        '<a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f'<a:rPr lang="{pen.locale}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )


def _add_notes(part: Part, master: Part, slide: Slide, number: int, pen: Pen) -> None:
    """What is said to a slide, on a page with its picture."""
    notes = Part(PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), CT.PML_NOTES_SLIDE, part.package)
    notes.relate_to(master, RT.NOTES_MASTER)
    notes.relate_to(part, RT.SLIDE)
    part.relate_to(notes, RT.NOTES_SLIDE)
    shapes = Shapes(pen)
    shapes.xml.append(
        f'<p:sp><p:nvSpPr>{shapes.named("Slide")}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    shapes.placeholder('type="body" sz="quarter" idx="3"', "Notes", pen.lines(slide.notes))
    notes.blob = _xml("notes", shapes)


def _xml(kind: str, shapes: Shapes) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:{kind} {_SPACES}><p:cSld><p:spTree>'
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{''.join(shapes.xml)}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{kind}>"
    ).encode()
