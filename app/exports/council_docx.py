"""The council paper as Word document, to be edited by the office."""

from typing import BinaryIO

from app.domain.report import Report
from app.exports import docx
from app.exports.cleaning import cleaned
from app.exports.council import compose

MEDIA_TYPE = docx.MEDIA_TYPE
EXTENSION = docx.EXTENSION
LABEL = "Ratsvorlage (DOCX)"
NAMES = {"de": "ratsvorlage", "en": "council-paper"}


def write(report: Report, out: BinaryIO) -> None:
    """Write the council paper to `out`."""
    docx.set_paper(compose(cleaned(report)), report, out)
