"""All ballots as one table, without names and in the order of their control numbers: for whoever recounts."""

from typing import BinaryIO

from app.domain.report import Report
from app.exports import csv_file
from app.exports.cleaning import cleaned
from app.exports.vote_tables import ballots

MEDIA_TYPE = csv_file.MEDIA_TYPE
EXTENSION = "csv"
LABEL = "Stimmen (CSV)"
NAMES = {"de": "stimmen", "en": "ballots"}


def write(report: Report, out: BinaryIO) -> None:
    """Write one row per ballot, criterion and idea of every closed round to `out`."""
    csv_file.write_table(ballots(cleaned(report)), out)
