"""The Protokoll as Word document, to be filed or sent round."""

from typing import BinaryIO

from app.domain.report import Report
from app.exports import docx
from app.exports.cleaning import cleaned
from app.exports.paper_minutes import compose

MEDIA_TYPE, EXTENSION = docx.MEDIA_TYPE, docx.EXTENSION
LABEL = "Protokoll (DOCX)"
NAMES = {"de": "protokoll", "en": "minutes"}


def write(report: Report, out: BinaryIO) -> None:
    """Write the minutes of the report to `out`."""
    docx.set_paper(compose(cleaned(report)), report, out)
