"""The empty presentation of the house: 16:9, its colours and letters as a theme, three layouts.

An office can restyle every slide by the theme and the layouts, so nothing on a slide repeats them. Colours are those of
the light theme in static/css/tokens.css. A computer without Atkinson Hyperlegible Next takes the font nearest to the
PANOSE number that stands beside the name: that of Arial, which every office has, and in whose widths all fits.
"""

import re
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation
from pptx.util import Pt

MARGIN, WIDTH, HEIGHT = 54, 960, 540  # points, as all lengths here
INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_HEIGHT = 138, 360
TITLE_LAYOUT, TEXT_LAYOUT, FREE_LAYOUT = range(3)
SUBJECT_SIZE, SMALL_SIZE, TABLE_SIZE, TEXT_SIZE, SENTENCE_SIZE = 18, 16, 20, 24, 28

_SCHEME = {
    "dk1": "16212B",  # ink
    "lt1": "FFFFFF",  # surface
    "dk2": "0B5563",  # deep
    "lt2": "FAF7F1",  # paper
    "accent1": "0B5563",  # deep
    "accent2": "F0B03F",  # dawn
    "accent3": "7D4A00",  # dawn as an edge
    "accent4": "4C5864",  # quiet
    "accent5": "1D6741",  # good
    "accent6": "A3241B",  # bad
    "hlink": "0B5563",
    "folHlink": "4C5864",
}
_FONTS = (
    '<a:latin typeface="Atkinson Hyperlegible Next" panose="020B0604020202020204" pitchFamily="34" charset="0"/>'
    '<a:ea typeface=""/><a:cs typeface="Arial"/>'
)
_KEPT_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
_KEPT_PLACEHOLDERS = frozenset(
    {
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.CENTER_TITLE,
        PP_PLACEHOLDER.SUBTITLE,
        PP_PLACEHOLDER.BODY,
        PP_PLACEHOLDER.OBJECT,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    }
)
_PLACES = {  # left, top, width, height, where the text stands in it
    PP_PLACEHOLDER.TITLE: (MARGIN, 18, INNER, 102, "b"),
    PP_PLACEHOLDER.CENTER_TITLE: (MARGIN, 60, INNER, 190, "b"),
    PP_PLACEHOLDER.SUBTITLE: (MARGIN, 276, INNER, 224, "t"),
    PP_PLACEHOLDER.BODY: (MARGIN, BODY_TOP, INNER, BODY_HEIGHT, "t"),
    PP_PLACEHOLDER.OBJECT: (MARGIN, BODY_TOP, INNER, BODY_HEIGHT, "t"),
    PP_PLACEHOLDER.SLIDE_NUMBER: (WIDTH - MARGIN - 90, 506, 90, 22, "ctr"),
}
_HORIZON = {"Title Slide": 262, "Title and Content": 126, "Title Only": 126}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def template(locale: str) -> Presentation:
    """An empty presentation in a language ("de-DE")."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    size = made.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # it said 4:3
    _without_leftovers(made)
    for layout in [one for one in made.slide_layouts if one.name not in _KEPT_LAYOUTS]:
        made.slide_layouts.remove(layout)
    theme = made.slide_master.part.part_related_by(RT.THEME)
    theme.blob = _themed(theme.blob.decode()).encode()
    made.slide_master._element.find(f".//{qn('p:bgRef')}/{qn('a:schemeClr')}").set("val", "bg2")
    _styles(made.slide_master._element)
    for place in (made.slide_master, *made.slide_layouts):
        _arrange(place)
    for layout in made.slide_layouts:
        _horizon(layout)
    for element in (
        made.part._element,
        made.slide_master._element,
        *(one._element for one in made.slide_layouts),
    ):
        for one in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            if one.get("lang"):
                one.set("lang", locale)
    return made


def _without_leftovers(made: Presentation) -> None:
    """Take out what the library's template brings along: another's picture, program and printer."""
    package = made.part.package
    for kind in (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES):
        for key in [one.rId for one in package._rels.values() if one.reltype == kind]:
            package.drop_rel(key)
    for key in [key for key, one in made.part.rels.items() if one.reltype == RT.PRINTER_SETTINGS]:
        made.part.rels.pop(key)


def _themed(theme: str) -> str:
    for name, colour in _SCHEME.items():
        theme = re.sub(
            f"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', theme
        )
    theme = re.sub(r'<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>', _FONTS, theme)
    return theme.replace("Times New Roman", "Arial").replace('name="Office', 'name="Augenhöhe')


def _styles(master: Any) -> None:
    """The letters of titles and texts: to the start, a list's items on the second level."""
    styles = master.find(qn("p:txStyles"))
    styles.replace(styles.find(qn("p:titleStyle")), _style("p:titleStyle", (_level(1, 28, strong=True),)))
    levels = (_level(1, TEXT_SIZE), _level(2, TEXT_SIZE, item=True))
    styles.replace(styles.find(qn("p:bodyStyle")), _style("p:bodyStyle", levels))


def _style(name: str, levels: tuple[str, ...]) -> Any:
    prefix, _, tag = name.partition(":")
    space = "http://schemas.openxmlformats.org/presentationml/2006/main"
    return parse_xml(
        f'<{prefix}:{tag} xmlns:{prefix}="{space}" xmlns:a="{_A}">{"".join(levels)}</{prefix}:{tag}>'
    )


def _level(number: int, size: int, *, strong: bool = False, item: bool = False) -> str:
    kind = "mj" if strong else "mn"
    indent = 'marL="360000" indent="-360000"' if item else 'marL="0" indent="0"'
    sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if item else "<a:buNone/>"
    return (
        f'<a:lvl{number}pPr {indent} algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{0 if strong else 800}"/></a:spcBef>{sign}'
        f'<a:defRPr sz="{size * 100}" b="{int(strong)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/><a:cs typeface="+{kind}-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def _below(parent: Any, name: str) -> Any:
    child = OxmlElement(name)
    parent.append(child)
    return child


def _arrange(place: Any) -> None:
    """Put every placeholder of a master or layout where it belongs, and take out those that are never filled."""
    for shape in list(place.placeholders):
        kind = shape.placeholder_format.type
        if kind not in _KEPT_PLACEHOLDERS:
            shape._element.getparent().remove(shape._element)
            continue
        left, top, width, height, anchor = _PLACES[kind]
        shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)
        body = shape._element.txBody.find(qn("a:bodyPr"))
        for child in list(body):
            body.remove(child)
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", anchor)
        body.set("wrap", "square")
        _below(body, "a:noAutofit")
        _letters(shape, kind)


def _letters(shape: Any, kind: Any) -> None:
    """What differs from the master's letters in a placeholder."""
    style = shape._element.txBody.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    sizes = {
        PP_PLACEHOLDER.CENTER_TITLE: 40,
        PP_PLACEHOLDER.SUBTITLE: SENTENCE_SIZE,
        PP_PLACEHOLDER.SLIDE_NUMBER: 14,
    }
    if kind in sizes:
        level = _below(style, "a:lvl1pPr")
        level.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")
        _below(level, "a:defRPr").set("sz", str(sizes[kind] * 100))


def _horizon(layout: Any) -> None:
    """The line below the title, part of the layout: decoration, which no screen reader stops at."""
    line = parse_xml(
        _LINE.format(top=Pt(_HORIZON[layout.name]), left=Pt(MARGIN), width=Pt(INNER), height=Pt(3))
    )
    layout.shapes._spTree.insert(2, line)


_LINE = (
    f'<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}"><p:nvSpPr>'
    '<p:cNvPr id="90" name="Horizon"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="{left:d}" y="{top:d}"/><a:ext cx="{width:d}" cy="{height:d}"/></a:xfrm><a:prstGeom prst="rect">'
    '<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    "</p:spPr></p:sp>"
)
