"""The Protokoll as accessible PDF."""

from typing import BinaryIO

from app.domain.report import Report
from app.exports import pdf
from app.exports.cleaning import cleaned
from app.exports.paper_minutes import compose

MEDIA_TYPE, EXTENSION = pdf.MEDIA_TYPE, pdf.EXTENSION
LABEL = "Protokoll (PDF)"
NAMES = {"de": "protokoll", "en": "minutes"}


def write(report: Report, out: BinaryIO) -> None:
    """Write the minutes of the report to `out`."""
    pdf.set_paper(compose(cleaned(report)), report, out)
