"""Fills a Word template: texts only, escaped, in a sandbox, and never more than a paper can hold.

The library renders the XML of a document as one text. Values are escaped on the way in, so a value is never XML; of the
library's language only what `grammar` allows is left; and a template that grows beyond any paper is given up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import docx
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]

from app.filling.grammar import FILTERS

LARGEST_PART = 30 * 1024 * 1024  # characters of XML that one part of a filled document may have
MOST_TURNS = 200_000  # of all loops together
_IN_TAGS = re.compile(r"(?<=\{[{%])(.*?)(?=[}%]\})")
_QUOTES = str.maketrans(
    {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'", "\u00a0": " "}
)


class Unfillable(Exception):
    """What comes out is no document, or more than one."""


def straight(tag: str) -> str:
    """A placeholder with the quotation marks and blanks that Word made of typed ones made plain again."""
    return tag.translate(_QUOTES)


def fill(template: bytes, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """Return the template filled with `data` (texts, lists and mappings of them); raises `Unfillable`."""
    document, turns = WordTemplate(io.BytesIO(template)), _Turns()
    out = io.BytesIO()
    try:
        document.render({name: turns.counted(value) for name, value in data.items()}, _environment())
        core = document.docx.core_properties
        core.title = title[:255] or core.title
        core.language = core.language or language
        document.save(out)
        docx.Document(io.BytesIO(out.getvalue()))
    except Exception as problem:  # the library fails on a broken document in every way there is
        raise Unfillable(type(problem).__name__) from problem
    return out.getvalue()


def sources(document: WordTemplate) -> Iterator[str]:
    """The texts that are rendered: the body, headers, footers and footnotes, as the library prepares them."""
    try:
        document.init_docx()
        yield document.patch_xml(document.get_xml())
        for uri in (document.HEADER_URI, document.FOOTER_URI):
            for _, part in document.get_headers_footers(uri):
                yield document.patch_xml(document.get_part_xml(part))
        for part in document.docx.part.package.parts:
            if part.content_type.endswith("wordprocessingml.footnotes+xml"):
                yield document.patch_xml(part.blob.decode("utf-8"))
    except (ValueError, KeyError, AttributeError, etree.XMLSyntaxError) as problem:
        raise Unfillable(type(problem).__name__) from problem


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """A template of the library, with bounds."""

    def patch_xml(self, src_xml: str) -> str:
        """Prepare the XML; German quotation marks in placeholders are ones too."""
        patched: str = super().patch_xml(src_xml)
        return _IN_TAGS.sub(lambda found: straight(found.group()), patched)

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        """Render piece by piece, and give up where it is too much."""
        pieces, length = [], 0
        for piece in jinja_env.from_string(src_xml).generate(context):
            length += len(piece)
            if length > LARGEST_PART:
                raise Unfillable("too large")
            pieces.append(piece)
        listed: str = self.resolve_listing("".join(pieces))
        return listed

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Title and language are set by us; nothing of the properties is rendered."""

    def fix_tables(self, xml: str) -> Any:
        """Refuse what is no XML any more; the library would mend it silently, and lose what does not fit."""
        etree.fromstring(xml.encode())
        return super().fix_tables(xml)


class _Turns:
    """Counts how often all loops together turn."""

    def __init__(self) -> None:
        self.left = MOST_TURNS

    def take(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Unfillable("too many turns")

    def counted(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: self.counted(one) for name, one in value.items()}
        return _Counted(self, value) if isinstance(value, list) else value


class _Counted(list[Any]):
    """A list whose reading is counted."""

    def __init__(self, turns: _Turns, values: Sequence[Any]) -> None:
        super().__init__(turns.counted(one) for one in values)
        self.__turns = turns

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            self.__turns.take()
            yield one


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment
