"""The style sheet of the Word paper, and the few elements python-docx has no word for."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

# On every office machine, with Arabic, Hebrew, Greek and Cyrillic in it.
FONT = "Arial"
DEEP, QUIET = RGBColor(0x0B, 0x55, 0x63), RGBColor(0x4C, 0x58, 0x64)
TEXT_WIDTH = Mm(160)
_HAIR, _WASH = "C9C2B4", "EEF4F4"

# What must follow an element among its siblings: the schema fixes their order (ECMA-376, 17.3.1 and 17.15.1).
_AFTER_HYPHENS = tuple(
    "w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd "
    "w:snapToGrid w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl".split()
)
_AFTER_AUTO_HYPHENATION = tuple(
    "w:consecutiveHyphenLimit w:hyphenationZone w:doNotHyphenateCaps w:drawingGridHorizontalSpacing "
    "w:drawingGridVerticalSpacing w:displayHorizontalDrawingGridEvery w:displayVerticalDrawingGridEvery "
    "w:characterSpacingControl w:footnotePr w:endnotePr w:compat w:rsids".split()
)

# name: (size in pt, bold, colour, space before in pt, space after in pt)
_STYLES: dict[str, tuple[float, bool, RGBColor | None, float, float]] = {
    "Normal": (10.5, False, None, 0, 6),
    "Title": (24, True, DEEP, 6, 8),
    "Subtitle": (13, True, None, 0, 6),
    "Heading 1": (17, True, DEEP, 22, 8),
    "Heading 2": (13, True, DEEP, 16, 6),
    "Heading 3": (10.5, True, None, 12, 3),
    "Quote": (12, False, None, 8, 10),
    "Caption": (9, False, QUIET, 8, 4),
    "Header": (8.5, False, QUIET, 0, 0),
    "Footer": (8.5, False, QUIET, 0, 0),
    "List Bullet": (10.5, False, None, 0, 3),
    "List Number": (10.5, False, None, 0, 4),
    "List Number 2": (10.5, False, None, 0, 2),
    "Quiet": (10.5, False, QUIET, 4, 6),
    "Table Head": (9.5, True, DEEP, 3, 3),
    "Table Text": (9.5, False, None, 3, 3),
    "Table Label": (9.5, False, QUIET, 3, 3),
    "Table Detail": (9, False, QUIET, 0, 3),
    "Table Gap": (4, False, None, 0, 4),
}
_STAY_WITH_NEXT = frozenset({"Title", "Caption", "Heading 1", "Heading 2", "Heading 3"})
_WHOLE_WORDS = frozenset({"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Header", "Footer"})
_KEPT_WHOLE = 14  # rows: a table of no more stands on one page


def style_sheet(document: Document, locale: str) -> None:
    """Give the document its page, its styles and its language (a BCP 47 tag)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.bottom_margin = Mm(25)
    section.top_margin = Mm(27)
    for name, (size, bold, colour, before, after) in _STYLES.items():
        style = _style(document, name)
        font, spacing = style.font, style.paragraph_format
        font.size, font.bold, font.italic = Pt(size), bold, name == "Quote"
        font.color.rgb = colour or RGBColor(0x16, 0x21, 0x2B)
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        spacing.line_spacing = 1.2 if name == "Normal" else 1.05
        spacing.keep_with_next = name in _STAY_WITH_NEXT
        _typeface(style, size, bold=bold)
        if name in _WHOLE_WORDS:
            _put(style.element.get_or_add_pPr(), _element("w:suppressAutoHyphens"), _AFTER_HYPHENS)
    _plain_title(document)
    _running_line(document)
    _language(document, locale)
    # A word longer than its column would be broken anywhere, and with no sign of it.
    _put(document.settings.element, _element("w:autoHyphenation", val="1"), _AFTER_AUTO_HYPHENATION)
    # Word's template is of 2010: Word would open it in its compatibility mode, where tables are not hyphenated.
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _style(document: Document, name: str) -> ParagraphStyle:
    try:
        style = document.styles[name]
    except KeyError:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    return style


def _typeface(style: ParagraphStyle, size: float, *, bold: bool) -> None:
    """Name the font for every script, complex ones too: the template's theme fonts would win otherwise."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.cs_bold = bold
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    complex_size = _element("w:szCs", val=str(int(size * 2)))
    properties.insert_element_before(
        complex_size,
        "w:highlight",
        "w:u",
        "w:effect",
        "w:bdr",
        "w:shd",
        "w:vertAlign",
        "w:rtl",
        "w:cs",
        "w:lang",
    )


def _put(parent: Any, child: BaseOxmlElement, before: tuple[str, ...]) -> None:
    """Put an element where the schema wants it, once."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    parent.insert_element_before(child, *before)


def _plain_title(document: Document) -> None:
    """Take the blue rule of Word's template from under the title, and its wide letters from the subtitle."""
    properties = document.styles["Title"].element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)
    letters = document.styles["Subtitle"].element.get_or_add_rPr()
    for wide in letters.findall(qn("w:spacing")):
        letters.remove(wide)


def _running_line(document: Document) -> None:
    """One tab in the running lines, to the edge of the text; Word's template has two for a page of another size."""
    for name in ("Header", "Footer"):
        style = document.styles[name]
        properties = style.element.get_or_add_pPr()
        for stops in properties.findall(qn("w:tabs")):
            properties.remove(stops)
        if isinstance(style, ParagraphStyle):
            style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _language(document: Document, locale: str) -> None:
    for spoken in document.styles.element.iter(qn("w:lang")):
        for script, tag in (("val", locale), ("eastAsia", "zh-CN"), ("bidi", "ar-SA")):
            spoken.set(qn(f"w:{script}"), tag)


def marked(grid: Sequence[Sequence[_Cell]], caption: str) -> None:
    """Mark the first row as header (repeated on every page), keep rows whole, and caption the table."""
    rows = _rows(grid)
    properties = rows[0].getparent().tblPr
    if caption:
        properties.append(_element("w:tblCaption", val=caption))
    for at, row in enumerate(rows):
        row_properties = row.get_or_add_trPr()
        row_properties.append(_element("w:cantSplit"))
        if at == 0:
            row_properties.append(_element("w:tblHeader"))


def kept_together(grid: Sequence[Sequence[_Cell]]) -> None:
    """Keep a short table on one page; of a long one the header with two rows, and the last rows, where sums stand."""
    rows = _rows(grid)
    last = len(rows) - 1
    short = len(rows) <= _KEPT_WHOLE
    for at, row in enumerate(rows):
        if at < last and (short or at < 2 or at >= last - 2):
            for paragraph in row.iter(qn("w:p")):
                paragraph.get_or_add_pPr().get_or_add_keepNext()


def _rows(grid: Sequence[Sequence[_Cell]]) -> list[Any]:
    return [_cell_element(row[0]).getparent() for row in grid]


def cell_borders(cell: _Cell, *, head: bool) -> None:
    """Draw the line under a cell: strong under the header, a hair elsewhere."""
    borders = _element("w:tcBorders")
    borders.append(
        _element(
            "w:bottom", val="single", sz="8" if head else "4", space="0", color=str(DEEP) if head else _HAIR
        )
    )
    _cell_element(cell).get_or_add_tcPr().append(borders)


def shaded(cell: _Cell) -> None:
    """Lay the pale wash of the facts under a cell."""
    _cell_element(cell).get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_WASH))


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field Word computes, such as PAGE."""
    field = _element("w:fldSimple", instr=code)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph.paragraph_format.element.append(field)


def _cell_element(cell: _Cell) -> Any:
    """Return the XML element of a cell by way of its first paragraph: there is no public way to it."""
    return cell.paragraphs[0].paragraph_format.element.getparent()


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
