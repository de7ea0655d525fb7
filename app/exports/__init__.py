"""The papers of a finished workshop, one module per format.

Each module has `write(report, out)`, `MEDIA_TYPE`, `EXTENSION` and `LABEL` (the German word on its button).
"""

import io
import re
import unicodedata
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from app.domain.report import Report
from app.exports import (
    advice_table,
    ballot_table,
    csv_tables,
    docx,
    json_data,
    pabulib,
    pdf,
    slides_pptx,
    xlsx,
)

_NAMED = {"stimmen": ballot_table.NAMES, "rueckmeldungen": advice_table.NAMES}  # beside the table of ideas
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "æ": "ae"}
)
_LONGEST_SLUG = 60
_ARCHIVE = ("application/zip", "zip")


class Format(Protocol):
    """What every module of this package offers."""

    MEDIA_TYPE: str
    EXTENSION: str
    LABEL: str

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report to `out`."""


@dataclass(frozen=True, slots=True)
class Download:
    """A paper as it is handed out."""

    file_name: str
    media_type: str
    body: bytes


# In the order of the buttons; the keys stand in addresses.
FORMATS: dict[str, Format] = {
    "docx": cast(Format, docx),
    "pdf": cast(Format, pdf),
    "pptx": cast(Format, slides_pptx),
    "xlsx": cast(Format, xlsx),
    "csv": cast(Format, csv_tables),
    "stimmen": cast(Format, ballot_table),
    "rueckmeldungen": cast(Format, advice_table),
    "pb": cast(Format, pabulib),
    "json": cast(Format, json_data),
}


def download(report: Report, key: str) -> Download:
    """Return the paper of this format; raises KeyError for an unknown one."""
    out = io.BytesIO()
    FORMATS[key].write(report, out)
    media_type, _ = _kind(report, key)
    return Download(file_name(report, key), media_type, out.getvalue())


def file_name(report: Report, key: str) -> str:
    """Return the name a download is saved under: "augenhoehe-i-schule-2026-11-23.docx".

    Plain ASCII, at most 120 characters. Raises KeyError for an unknown format.
    """
    _, extension = _kind(report, key)
    named = f"{report.group_code} {report.group_title}"
    slug = _slug(named) or _slug(report.title) or "bericht"
    names = _NAMED.get(key)
    part = f"-{names[report.language]}" if names else ""
    return f"augenhoehe-{slug}{part}-{report.generated_on.isoformat()}.{extension}"


def _kind(report: Report, key: str) -> tuple[str, str]:
    """Media type and extension; several votes come as one archive."""
    if key == "pb" and pabulib.is_archive(report):
        return _ARCHIVE
    return FORMATS[key].MEDIA_TYPE, FORMATS[key].EXTENSION


def _slug(text: str) -> str:
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-")
