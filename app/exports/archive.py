"""All papers in one ZIP archive, with a text that says what each of them is.

The same report gives the same bytes: every file is dated by the report, and nothing depends on the machine.
"""

import io
import zipfile
from collections.abc import Callable
from typing import BinaryIO

from app.domain.report import Report
from app.exports.archive_words import ARCHIVE_WORDS
from app.exports.cleaning import cleaned
from app.exports.packing import dated_part
from app.exports.papers import PAPERS, ZIP, offered, paper_name
from app.exports.words import WORDS, spell_date

MEDIA_TYPE, EXTENSION = ZIP
LABEL = "Alles (ZIP)"
NAMES = {"de": "alles", "en": "everything"}

_PACKED = frozenset(
    {"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "pdf"}
)  # would take time and save nothing


def paper_body(report: Report, key: str) -> bytes:
    """One paper as it lies in the archive."""
    body = io.BytesIO()
    PAPERS[key].write(report, body)
    return body.getvalue()


def write(report: Report, out: BinaryIO, body_of: Callable[[Report, str], bytes] = paper_body) -> None:
    """Write every paper and the text about them to `out`; `body_of` has a paper by its key, where it is written."""
    names = {key: paper_name(report, key) for key in offered(report)}
    with zipfile.ZipFile(out, "w") as archive:
        readme = ARCHIVE_WORDS[report.language].file_name
        archive.writestr(_part(report, readme), _readme(cleaned(report), names))
        for key in names:
            archive.writestr(_part(report, names[key]), body_of(report, key))


def _part(report: Report, name: str) -> zipfile.ZipInfo:
    return dated_part(name, report.generated_on, packed=name.rpartition(".")[2] not in _PACKED)


def _readme(report: Report, names: dict[str, str]) -> bytes:
    """A plain text, with the line ends and the mark of a text that every Windows knows."""
    words, said = WORDS[report.language], ARCHIVE_WORDS[report.language]
    group = report.group_title
    if report.group_code:
        group = words.group.format(code=report.group_code, title=group)
    head = [report.city, report.process, group]
    lines = [
        said.title,
        "=" * len(said.title),
        "",
        *(line for line in head if line),
        f"{words.generated} {spell_date(report.generated_on, words)}",
        "",
        said.about,
    ]
    for key, name in names.items():
        lines += ["", name, f"    {said.papers[key]}"]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
