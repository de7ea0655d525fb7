"""Fills a Word template: texts only, escaped, in a sandbox, and never more than a paper can hold.

The library renders the XML of a document as one text. Values are escaped on the way in, so a value is never XML; of the
library's language only what `grammar` allows is left; and a template that grows beyond any paper is given up.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]

from app.filling.file_checks import check_harmless
from app.filling.places import FOOTNOTES
from app.filling.preparing import prepared
from app.filling.work import TooMuch, Unfillable, Work, as_text, pay_by_turn


def fill(template: bytes, data: Mapping[str, Any], *, title: str, language: str) -> bytes:
    """Return the template filled with `data` (texts, lists and mappings of them); raises `Unfillable`."""
    try:
        filled = _filled(template, data, title, language)
        check_harmless(filled)  # what leaves is looked at like what comes in
    except TooMuch:
        raise
    except Exception as problem:  # the library fails on a broken document in every way there is
        raise Unfillable(type(problem).__name__) from problem
    return filled


def _filled(template: bytes, data: Mapping[str, Any], title: str, language: str) -> bytes:
    document = opened(template)
    document.render(data, _environment(document.work))
    core = document.docx.core_properties
    core.title = title[:255] or core.title
    core.language = core.language or language
    out = io.BytesIO()
    document.save(out)
    document.docx.element.body.clear()  # parts hold one another, and a large tree would wait for the collector
    return out.getvalue()


def opened(template: bytes) -> WordTemplate:
    """The template, its parts read; raises `Unfillable` where they are missing, or are no parts."""
    document = WordTemplate(io.BytesIO(template))
    try:
        document.init_docx()
        document.get_xml()
    except Exception as problem:
        raise Unfillable(type(problem).__name__) from problem
    return document


def sources(document: WordTemplate) -> Iterator[str]:
    """The texts that are rendered: the body, headers, footers and footnotes; raises `Hidden` and `Unfillable`."""
    try:
        yield document.patch_xml(document.get_xml())
        for uri in (document.HEADER_URI, document.FOOTER_URI):
            for _, part in document.get_headers_footers(uri):
                yield document.patch_xml(document.get_part_xml(part))
        for part in document.docx.part.package.parts:
            if part.content_type.endswith(FOOTNOTES):
                yield document.patch_xml(part.blob.decode("utf-8"))
    except (ValueError, KeyError, AttributeError, etree.XMLSyntaxError) as problem:
        raise Unfillable(type(problem).__name__) from problem


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """A template of the library, with bounds."""

    def __init__(self, template: io.BytesIO) -> None:
        super().__init__(template)
        self.work = Work()

    def patch_xml(self, src_xml: str) -> str:
        """Prepare the XML in our own way."""
        return prepared(src_xml.encode())

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None
    ) -> str:
        """Render piece by piece, and give up where it is too much."""
        tree, pieces = jinja_env.parse(src_xml), []
        self.work.evaluate(pay_by_turn(tree))
        for piece in jinja_env.from_string(tree).generate(context):
            self.work.write(piece)
            pieces.append(piece)
        return "".join(pieces)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Title and language are set by us; nothing of the properties is rendered."""

    def map_tree(self, tree: Any) -> None:
        """Put the filled body in the place of the old one; emptied before, for a full one takes quadratic time."""
        self.docx.element.body.clear()
        super().map_tree(tree)

    def fix_tables(self, xml: str) -> Any:
        """Refuse what is no XML any more; the library would mend it silently, and lose what does not fit."""
        etree.fromstring(xml.encode())
        return super().fix_tables(xml)


def _environment(work: Work) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=as_text)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = work.filters()
    return environment
