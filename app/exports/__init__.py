"""The papers of a finished workshop, one module per format.

Each module has `write(report, out)`, `MEDIA_TYPE`, `EXTENSION` and `LABEL` (the German word on its button).
"""

import io
from dataclasses import dataclass
from typing import cast

from app.domain.report import Report
from app.exports import archive
from app.exports.file_names import dated_name
from app.exports.papers import PAPERS, SETTING_UP, Format, offered, paper_kind, paper_name

__all__ = [
    "FORMATS",
    "SETTING_UP",
    "Download",
    "Format",
    "archive",
    "download",
    "file_name",
    "is_offered",
    "media_type",
]

_ALL = "zip"


@dataclass(frozen=True, slots=True)
class Download:
    """A paper as it is handed out."""

    file_name: str
    media_type: str
    body: bytes


FORMATS: dict[str, Format] = {**PAPERS, _ALL: cast(Format, archive)}


def is_offered(report: Report, key: str) -> bool:
    """Whether this report has anything for this format."""
    return key == _ALL or key in offered(report)


def download(report: Report, key: str) -> Download:
    """Return the paper of this format; raises KeyError for an unknown one."""
    out = io.BytesIO()
    FORMATS[key].write(report, out)
    return Download(file_name(report, key), media_type(report, key), out.getvalue())


def media_type(report: Report, key: str) -> str:
    """Return the media type of a download; raises KeyError for an unknown format."""
    return archive.MEDIA_TYPE if key == _ALL else paper_kind(report, key)[0]


def file_name(report: Report, key: str) -> str:
    """Return the name a download is saved under: "augenhoehe-i-schule-2026-11-23.docx".

    Plain ASCII, at most 120 characters. Raises KeyError for an unknown format.
    """
    if key == _ALL:
        return dated_name(report, archive.NAMES[report.language], archive.EXTENSION)
    return paper_name(report, key)
