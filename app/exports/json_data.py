"""The report as data, for other programs and for an empty instance: described in docs/data.md and its schema.

What is in it follows from the report's own types (`domain.report_fields`), so that nothing a report holds can be
missing here; whoever gives those types a field publishes it, and has to describe it (`json_meanings`).
"""

import json
from dataclasses import replace
from typing import BinaryIO

from app.domain.report import Report
from app.domain.report_document import document
from app.domain.reported_closing import fixed_only
from app.exports.cleaning import cleaned

MEDIA_TYPE = "application/json"
EXTENSION = "json"
LABEL = "Daten (JSON)"


def write(report: Report, out: BinaryIO) -> None:
    """Write the report to `out` as one JSON object (UTF-8, no byte order mark, RFC 8259).

    A draft of a Protokoll follows the records and is in no file, not in the desk's either.
    """
    told = cleaned(replace(report, minutes=fixed_only(report.minutes)))
    text = json.dumps(document(told), ensure_ascii=False, indent=2, allow_nan=False)
    out.write(text.encode() + b"\n")
