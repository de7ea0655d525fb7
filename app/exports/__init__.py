"""The papers of a finished workshop, one module per format.

Each module has `write(report, out)`, `MEDIA_TYPE`, `EXTENSION` and `LABEL` (the German word on its button).
"""

import re
import unicodedata
from typing import BinaryIO, Protocol, cast

from app.domain.report import Report
from app.exports import csv_tables, docx, json_data, pdf

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "æ": "ae"}
)
_LONGEST_SLUG = 60


class Format(Protocol):
    """What every module of this package offers."""

    MEDIA_TYPE: str
    EXTENSION: str
    LABEL: str

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report to `out`."""


# In the order of the buttons.
FORMATS: dict[str, Format] = {
    "docx": cast(Format, docx),
    "pdf": cast(Format, pdf),
    "csv": cast(Format, csv_tables),
    "json": cast(Format, json_data),
}


def file_name(report: Report, key: str) -> str:
    """Return the name a download is saved under: "augenhoehe-i-schule-2026-11-23.docx".

    Plain ASCII, at most 100 characters. Raises KeyError for an unknown format.
    """
    extension = FORMATS[key].EXTENSION
    named = f"{report.group_code} {report.group_title}"
    slug = _slug(named) or _slug(report.title) or "bericht"
    return f"augenhoehe-{slug}-{report.generated_on.isoformat()}.{extension}"


def _slug(text: str) -> str:
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-")
