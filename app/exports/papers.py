"""All papers there are, each once: the registry that the downloads and the archive of all papers share."""

from typing import BinaryIO, Protocol, cast

from app.domain.report import Report
from app.exports import (
    advice_table,
    ballot_table,
    calendar,
    council_docx,
    council_pdf,
    csv_tables,
    docx,
    json_data,
    minutes_docx,
    minutes_pdf,
    openslides_table,
    pabulib,
    pdf,
    profile,
    slides_html,
    slides_pptx,
    xlsx,
)
from app.exports.file_names import dated_name

ZIP = ("application/zip", "zip")  # media type and extension
# What tells a paper from another with the same ending, or what it is about.
_NAMED = {
    "vorlage": council_docx.NAMES,
    "vorlage-pdf": council_pdf.NAMES,
    "csv": csv_tables.NAMES,
    "stimmen": ballot_table.NAMES,
    "rueckmeldungen": advice_table.NAMES,
    "protokoll": minutes_docx.NAMES,
    "protokoll-pdf": minutes_pdf.NAMES,
    "ics": calendar.NAMES,
    "openslides": openslides_table.NAMES,
    "steckbrief": profile.NAMES,
}


class Format(Protocol):
    """What every module of this package offers."""

    MEDIA_TYPE: str
    EXTENSION: str
    LABEL: str

    def write(self, report: Report, out: BinaryIO) -> None:
        """Write the whole report to `out`."""


# In the order of the buttons; the keys stand in addresses.
PAPERS: dict[str, Format] = {
    "vorlage": cast(Format, council_docx),
    "vorlage-pdf": cast(Format, council_pdf),
    "docx": cast(Format, docx),
    "pdf": cast(Format, pdf),
    "protokoll": cast(Format, minutes_docx),
    "protokoll-pdf": cast(Format, minutes_pdf),
    "steckbrief": cast(Format, profile),
    "pptx": cast(Format, slides_pptx),
    "folien": cast(Format, slides_html),
    "xlsx": cast(Format, xlsx),
    "csv": cast(Format, csv_tables),
    "stimmen": cast(Format, ballot_table),
    "rueckmeldungen": cast(Format, advice_table),
    "pb": cast(Format, pabulib),
    "json": cast(Format, json_data),
    "ics": cast(Format, calendar),
    "openslides": cast(Format, openslides_table),
}


SETTING_UP = frozenset({"json", "zip"})  # what is downloaded to set the workshop up elsewhere
_OF_MINUTES = frozenset({"protokoll", "protokoll-pdf"})


def offered(report: Report) -> list[str]:
    """Which of the papers this report has anything for, by their keys."""
    return [key for key in PAPERS if key not in _OF_MINUTES or report.minutes]


def paper_name(report: Report, key: str) -> str:
    """Return the name of a paper as a file; raises KeyError for an unknown format."""
    _, extension = paper_kind(report, key)
    names = _NAMED.get(key)
    return dated_name(report, names[report.language] if names else "", extension)


def paper_kind(report: Report, key: str) -> tuple[str, str]:
    """Media type and extension; several votes come as one archive."""
    if key == "pb" and pabulib.is_archive(report):
        return ZIP
    return PAPERS[key].MEDIA_TYPE, PAPERS[key].EXTENSION
