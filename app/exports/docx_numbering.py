"""Lists with numbers in a Word paper, each beginning at 1: python-docx has no word for them."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_LEVELS = (
    ("decimal", "%1.", 425, 425),
    ("lowerLetter", "%2)", 850, 425),
)  # format, text, indent, hanging (twips)


def numbering(document: Document) -> int:
    """Make a list of two levels, numbers and letters below them, and return its identifier."""
    for name in ("List Number", "List Number 2"):  # Word's template closes up the lines of a list
        properties = document.styles[name].element.get_or_add_pPr()
        for closing in properties.findall(qn("w:contextualSpacing")):
            properties.remove(closing)
    parts = document.part.numbering_part.element
    listed = max((int(one.get(qn("w:abstractNumId"), "0")) for one in parts), default=0) + 1
    kind = _element("w:abstractNum", abstractNumId=str(listed))
    kind.append(_element("w:multiLevelType", val="multilevel"))
    for at, (form, text, indent, hanging) in enumerate(_LEVELS):
        level = _element("w:lvl", ilvl=str(at))
        level.append(_element("w:start", val="1"))
        level.append(_element("w:numFmt", val=form))
        level.append(_element("w:lvlText", val=text))
        level.append(_element("w:lvlJc", val="left"))
        properties = _element("w:pPr")
        properties.append(_element("w:ind", left=str(indent), hanging=str(hanging)))
        level.append(properties)
        kind.append(level)
    # The schema wants all kinds of lists before all lists.
    first = parts.find(qn("w:num"))
    if first is None:
        parts.append(kind)
    else:
        first.addprevious(kind)
    return int(parts.add_num(listed).numId)


def number(paragraph: Paragraph, listed: int, level: int) -> None:
    """Make a paragraph the next entry of a list, on a level from 0."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = listed


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
