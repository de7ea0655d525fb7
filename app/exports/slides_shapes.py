"""Shapes, tables and lines of time on slides, as PresentationML: native, so that an office can change them."""

from dataclasses import dataclass, field

from pptx.util import Pt

from app.domain.slide_parting import CELL_MARGIN, PLAN_WIDTHS, TABLE, column_widths, row_lines
from app.domain.slides import Figures, Plan, PlanTick, Table
from app.domain.timeline import WHOLE, Bar
from app.exports.slides_template import BODY_HEIGHT, BODY_TOP, INNER, MARGIN, TABLE_SIZE
from app.exports.slides_text import LABEL_COLOUR, QUIET_COLOUR, Pen, Run, attribute

# Points, as all lengths here; Atkinson Hyperlegible Next needs lines of 1.3 times its size.
_LINE_HEIGHT = TABLE_SIZE * 1.36
_ROW_MARGIN = _LINE_HEIGHT * TABLE.gap / 10
_CELL_INSET = TABLE_SIZE * CELL_MARGIN / 200
_GAP = 16
_BAR_HEIGHT = 18
_TICK_SIZE = 14
_NUMBER_SIZE = 66
# "Medium Style 2 - Accent 1", which every program has: a header in the first colour of the theme.
_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"

Place = tuple[float, float, float, float]  # left, top, width, height


@dataclass(slots=True)
class Shapes:
    """The shapes of one slide, in reading order; each gets a number."""

    pen: Pen
    xml: list[str] = field(default_factory=list)
    number: int = 1

    def placeholder(self, kind: str, name: str, paragraphs: str) -> None:
        """A text in the place its layout has for it; `kind` is what makes it known there."""
        self.xml.append(
            f'<p:sp><p:nvSpPr>{self.named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>"
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )

    def text_box(self, name: str, place: Place, paragraphs: str) -> str:
        """A text at a place."""
        return (
            f'<p:sp><p:nvSpPr>{self.named(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_at(place)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs}</p:txBody></p:sp>"
        )

    def form(self, form: str, name: str, place: Place, colour: str) -> str:
        """A filled form ("rect") at a place, in a colour of the theme."""
        return (
            f"<p:sp><p:nvSpPr>{self.named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_at(place)}"
            f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def group(self, name: str, said: str, place: Place, shapes: str) -> None:
        """Shapes that are one picture, which `said` puts into words."""
        left, top, width, height = (int(Pt(one)) for one in place)
        inside = (
            f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
        )
        self.xml.append(
            f"<p:grpSp><p:nvGrpSpPr>{self.named(name, said)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{inside}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
        )

    def frame(self, name: str, said: str, place: Place, kind: str, content: str) -> None:
        """A table or a chart, which `said` puts into words."""
        self.xml.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self.named(name, said)}<p:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f"{_at(place, 'p:xfrm')}<a:graphic>"
            f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{content}</a:graphicData>'
            "</a:graphic></p:graphicFrame>"
        )

    def named(self, name: str, said: str = "") -> str:
        """The number and name of the next shape, and its text alternative if it needs one."""
        self.number += 1
        described = f" descr={attribute(said)}" if said else ""
        return f'<p:cNvPr id="{self.number}" name={attribute(name)}{described}/>'


def _at(place: Place, tag: str = "a:xfrm") -> str:
    left, top, width, height = (int(Pt(one)) for one in place)
    return f'<{tag}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def table(shapes: Shapes, content: Table, name: str) -> None:
    """A table with its header row marked; rows are as high as their lines."""
    columns = [INNER * weight / sum(content.weights) for weight in content.weights]
    rows = (content.header, *content.rows)
    _grid(shapes, rows, columns, column_widths(content.weights), name, content.numeric, content.sums)


def _grid(
    shapes: Shapes,
    rows: tuple[tuple[str, ...], ...],
    columns: list[float],
    widths: list[int],
    name: str,
    numeric: tuple[int, ...] = (),
    sums: int = 0,
) -> list[float]:
    """A table in these columns; returns how high each of its rows is."""
    heights = [row_lines(row, widths) * _LINE_HEIGHT + _ROW_MARGIN for row in rows]
    grid = "".join(f'<a:gridCol w="{int(Pt(one))}"/>' for one in columns)
    lines = "".join(
        f'<a:tr h="{int(Pt(height))}">'
        + "".join(
            _cell(shapes.pen, text, strong=at == 0 or at >= len(rows) - sums, at_end=place in numeric)
            for place, text in enumerate(row)
        )
        + "</a:tr>"
        for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    shapes.frame(
        name,
        name,
        (MARGIN, BODY_TOP, sum(columns), sum(heights)),
        "table",
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{_TABLE_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl>",
    )
    return heights


def _cell(pen: Pen, text: str, *, strong: bool, at_end: bool) -> str:
    paragraph = pen.paragraph(Run(text or "\u00a0", TABLE_SIZE, bold=strong), align="r" if at_end else "")
    side, edge = int(Pt(_CELL_INSET)), int(Pt(_ROW_MARGIN / 2))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{edge}" marB="{edge}"/></a:tc>'
    )


def plan(shapes: Shapes, content: Plan, name: str) -> None:
    """Steps as a table, and beside them their bars on a line of time, as one group."""
    columns = [TABLE_SIZE * wide / 100 + 2 * _CELL_INSET for wide in PLAN_WIDTHS]
    rows = (content.header, *((one.what, one.when_and_who) for one in content.steps))
    heights = _grid(shapes, rows, columns, list(PLAN_WIDTHS), name)
    left = MARGIN + sum(columns) + _GAP
    width = MARGIN + INNER - left
    drawn = [
        _tick(shapes, tick, len(content.ticks), (left, BODY_TOP, width, sum(heights)))
        for tick in content.ticks
    ]
    top: float = BODY_TOP + heights[0]
    for step, high in zip(content.steps, heights[1:], strict=True):
        if step.bar:
            drawn.append(_bar(shapes, step.bar, step.what, (left, top, width, high)))
        top += high
    said = "\n".join(f"{one.what} · {one.when_and_who}".strip(" ·") for one in content.steps)
    shapes.group(content.header[1], said, (left, BODY_TOP, width, sum(heights)), "".join(drawn))


def _tick(shapes: Shapes, tick: PlanTick, ticks: int, place: Place) -> str:
    left, top, width, height = place
    at = left + width * tick.at / WHOLE
    label = shapes.pen.paragraph(Run(tick.label, _TICK_SIZE, colour=QUIET_COLOUR))
    room = (at + 3, top, width / ticks - 3, _TICK_SIZE * 1.4)
    return shapes.form("rect", tick.label, (at, top, 1, height), QUIET_COLOUR) + shapes.text_box(
        tick.label, room, label
    )


def _bar(shapes: Shapes, bar: Bar, name: str, place: Place) -> str:
    """One step's bar: an arrow where only one end is known, a diamond where it is too short for a length."""
    left, top, width, high = place
    start, wide = left + width * bar.at / WHOLE, width * bar.length / WHOLE
    above = top + (high - _BAR_HEIGHT) / 2
    if bar.point:
        start = min(max(start + (wide - _BAR_HEIGHT) / 2, left), left + width - _BAR_HEIGHT)
        return shapes.form("diamond", name[:60], (start, above, _BAR_HEIGHT, _BAR_HEIGHT), "accent1")
    form = "homePlate" if bar.open else "rect"
    return shapes.form(form, name[:60], (start, above, wide, _BAR_HEIGHT), "accent1")


def figures(shapes: Shapes, content: Figures) -> None:
    """Large numbers, three beside each other, each above what it counts."""
    wide, high = (INNER - 2 * _GAP) / 3, (BODY_HEIGHT - _GAP) / 2
    for at, one in enumerate(content.figures):
        place = (MARGIN + at % 3 * (wide + _GAP), BODY_TOP + at // 3 * (high + _GAP), wide, high)
        number = shapes.pen.paragraph(Run(str(one.number), _NUMBER_SIZE, bold=True, colour=LABEL_COLOUR))
        label = shapes.pen.paragraph(Run(one.label, TABLE_SIZE))
        shapes.xml.append(shapes.text_box(one.label, place, number + label))
