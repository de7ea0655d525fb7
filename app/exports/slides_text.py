"""Text on slides, as DrawingML: every run in its language, paragraphs from right to left set so.

Slides are written as text rather than built from the library's objects, which look through the whole slide for every
shape: a workshop has thousands of shapes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from app.domain.slides import Passage
from app.domain.text import direction
from app.exports.paper_words import language_tag

_LINE_HEIGHT = 130  # hundredths of the size of its letters: that of Atkinson Hyperlegible Next
LABEL_COLOUR, QUIET_COLOUR = "tx2", "accent4"  # of the theme: deep, quiet


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: points (0: as the layout has it), bold, and a colour of the theme."""

    text: str
    size: int = 0
    bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes paragraphs; `locale` is the language of what has none of its own ("de-DE")."""

    locale: str

    def paragraph(self, run: Run, *, language: str = "", level: int = 0, align: str = "") -> str:
        """A paragraph; `level` 1 is an item of a list, `align` "l" or "r" where it is not where the text begins.

        Fonts of scripts from right to left differ in the height of their lines by a factor of two, and nobody knows
        which one an office has: there, lines are as high as those of other scripts.
        """
        rtl = direction(run.text) == "rtl"
        spoken = language_tag(language) or ("ar" if rtl else self.locale)
        properties = f' lvl="{level}"' if level else ""
        properties += f' algn="{align or "r"}"' if rtl or align else ""
        properties += ' rtl="1"' if rtl else ""
        spacing = (
            f'<a:lnSpc><a:spcPts val="{run.size * _LINE_HEIGHT}"/></a:lnSpc>' if rtl and run.size else ""
        )
        return f"<a:p><a:pPr{properties}>{spacing}</a:pPr>{_run(run, spoken)}</a:p>"

    def passages(self, passages: Iterable[Passage], size: int, label_size: int) -> str:
        """Paragraphs, items as a list."""
        return "".join(
            self.paragraph(_look(one, size, label_size), language=one.language, level=int(one.tone == "item"))
            for one in passages
        )

    def lines(self, text: str) -> str:
        """Plain lines."""
        return "".join(self.paragraph(Run(line or " ")) for line in text.split("\n"))


def attribute(text: str) -> str:
    """A text as the value of an attribute, in quotation marks; its lines stay lines."""
    return quoteattr(text, {"\n": "&#10;"})


def _look(passage: Passage, size: int, label_size: int) -> Run:
    if passage.tone == "label":
        return Run(passage.text, label_size, bold=True, colour=LABEL_COLOUR)
    said = size if direction(passage.text) == "rtl" else 0  # elsewhere the layout says it
    return Run(passage.text, said, colour=QUIET_COLOUR if passage.tone == "quiet" else "")


def _run(run: Run, language: str) -> str:
    properties = f" lang={attribute(language)}"
    properties += f' sz="{run.size * 100}"' if run.size else ""
    properties += ' b="1"' if run.bold else ""
    colour = f'<a:solidFill><a:schemeClr val="{run.colour}"/></a:solidFill>' if run.colour else ""
    return f"<a:r><a:rPr{properties}>{colour}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>"
