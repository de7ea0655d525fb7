"""The template to begin with (Mustervorlage): a Word document that holds every placeholder, ready to be restyled."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu

from app.domain.template_fields import FIELDS, Field
from app.exports.docx_styles import add_field, cell_borders, marked, style_sheet

FILE_NAME = "augenhoehe-mustervorlage.docx"
_MADE = datetime(2026, 1, 1, 12, tzinfo=UTC)  # the same file every time
_TITLES = {
    "beschluss": "Beschlussvorschlag",
    "begruendung": "Begründung",
    "baenke": "Beteiligung",
    "skizzen": "Die Projektskizzen",
    "summe_einmalig": "Finanzielle und personelle Auswirkungen",
    "stimmungsbild": "Stimmungsbild, Reihenfolge und Fragen",
    "naechste_schritte": "Zeitplan",
    "vorbehalte": "Vorbehalte und Minderheitenvoten",
    "anlagen": "Anlagen",
}
_HEAD = frozenset({"betreff", "stadt", "prozess"})  # stand in the title block and the header


@cache
def sample_template() -> bytes:
    """Return the template as a file."""
    document = docx.Document()
    style_sheet(document, "de-DE")
    core = document.core_properties
    core.title, core.language, core.author, core.comments = "Mustervorlage", "de-DE", "", ""
    core.created = core.modified = _MADE
    _running_lines(document)
    document.add_paragraph("{{ stadt }} · {{ prozess }}", "Quiet")
    document.add_paragraph("Ratsvorlage", "Title")
    document.add_paragraph("{{ betreff }}", "Subtitle")
    for field in FIELDS:
        if field.name in _TITLES:
            document.add_paragraph(_TITLES[field.name], "Heading 1")
        if field.name not in _HEAD:
            _set_field(document, field, field.name, 2)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _running_lines(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].add_run("{{ prozess }} · {{ stand }}")
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run("Seite ")
    add_field(line, "PAGE")
    line.add_run(" von ")
    add_field(line, "NUMPAGES")


def _set_field(document: Document, field: Field, path: str, level: int) -> None:
    """One placeholder; `path` is how it is named here, `level` that of the headings below."""
    if field.kind == "text":
        _text(document, field, path)
    elif field.kind == "texts":
        _loop(document, field, path, lambda: document.add_paragraph(f"{{{{ {field.each} }}}}", "List Bullet"))
    elif all(one.kind == "text" for one in field.fields) and 2 <= len(field.fields) <= 5:
        _table(document, field, path)
    else:
        _loop(document, field, path, lambda: _record(document, field, level))


def _text(document: Document, field: Field, path: str) -> None:
    """A labelled text; the sections of a sketch may be missing, so they stand in a condition."""
    section = field.about.partition("Abschnitt „")[2].partition("“")[0]
    if section:
        document.add_paragraph(f"{{%p if {path} %}}", "Quiet")
    document.add_paragraph(f"{section or field.about}: {{{{ {path} }}}}")
    if section:
        document.add_paragraph("{%p endif %}", "Quiet")


def _record(document: Document, field: Field, level: int) -> None:
    heading, *others = _heading_first(field.fields)
    style = "List Number" if heading.name == "text" else f"Heading {min(level, 3)}"
    document.add_paragraph(f"{{{{ {field.each}.{heading.name} }}}}", style)
    for one in others:
        _set_field(document, one, f"{field.each}.{one.name}", level + 1)


def _heading_first(fields: Sequence[Field]) -> Iterator[Field]:
    """The field that names a record first, then the others in their order."""
    named = next((one for one in fields if one.name in ("titel", "name", "text")), fields[0])
    yield named
    yield from (one for one in fields if one is not named)


def _loop(document: Document, field: Field, path: str, body: object) -> None:
    document.add_paragraph(f"{{%p for {field.each} in {path} %}}", "Quiet")
    if callable(body):
        body()
    document.add_paragraph("{%p endfor %}", "Quiet")


def _table(document: Document, field: Field, path: str) -> None:
    """A table with a header, and a row that is repeated; the rows of the loop themselves disappear."""
    document.add_paragraph(field.about, "Caption")
    table = document.add_table(4, len(field.fields))
    section = document.sections[0]
    width = (
        (section.page_width or Emu(0)) - (section.left_margin or Emu(0)) - (section.right_margin or Emu(0))
    )
    for column in table.columns:
        column.width = Emu(width // len(field.fields))
    marked([row.cells for row in table.rows], field.about)
    for at, one in enumerate(field.fields):
        head, _, body, _ = (row.cells[at] for row in table.rows)
        _say(head, one.about.partition(";")[0].partition(":")[0], "Table Head")
        cell_borders(head, head=True)
        _say(body, f"{{{{ {field.each}.{one.name} }}}}", "Table Text")
        cell_borders(body, head=False)
    _say(table.rows[1].cells[0], f"{{%tr for {field.each} in {path} %}}", "Table Text")
    _say(table.rows[3].cells[0], "{%tr endfor %}", "Table Text")
    document.add_paragraph("", "Table Gap")


def _say(cell: object, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]  # type: ignore[attr-defined]  # a cell of the library, which keeps its name to itself
    paragraph.style = style
    paragraph.add_run(text)
