"""The council paper as PDF: tagged, PDF/UA-1, set by Typst like the report of results."""

from typing import BinaryIO

from app.domain.report import Report
from app.exports import pdf
from app.exports.cleaning import cleaned
from app.exports.council import compose

MEDIA_TYPE = pdf.MEDIA_TYPE
EXTENSION = pdf.EXTENSION
LABEL = "Ratsvorlage (PDF)"
NAMES = {"de": "ratsvorlage", "en": "council-paper"}


def write(report: Report, out: BinaryIO) -> None:
    """Write the council paper to `out`."""
    pdf.set_paper(compose(cleaned(report)), report, out)
