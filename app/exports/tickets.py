"""One-time codes as a sheet to cut out: A4, ten tickets a page, tagged PDF/UA-1, set by Typst.

Every ticket has the code as text, and its link as a picture (drawn by the caller; SVG).
"""

import json
from dataclasses import asdict, replace
from typing import BinaryIO

from app.domain.voting_codes import Sheet
from app.exports.glyphs import drawable
from app.exports.pdf import DOCUMENTS, compiler

MEDIA_TYPE = "application/pdf"


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write the sheet to `out` as an accessible PDF."""
    drawn = replace(sheet, group=drawable(sheet.group))  # PDF/UA knows no characters without a picture
    document = compiler().compile(
        input=(DOCUMENTS / "tickets.typ").read_bytes(),
        format="pdf",
        sys_inputs={"sheet": json.dumps(asdict(drawn), ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    if not isinstance(document, bytes):
        raise TypeError("the typesetter gave no single document")
    out.write(document)
