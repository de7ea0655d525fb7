"""Packs an office file again with one day on all of its parts: the libraries date them by the clock."""

import io
import zipfile
from datetime import date
from typing import BinaryIO

_FIRST_YEAR = 1980  # a zip file knows no earlier one


def packed_on(day: date, raw: io.BytesIO, out: BinaryIO) -> None:
    """Write the zip file `raw` to `out` with every part dated `day` at noon: the same parts give the same bytes."""
    when = (max(day.year, _FIRST_YEAR), day.month, day.day, 12, 0, 0)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(zipfile.ZipInfo(name, when), parts.read(name), zipfile.ZIP_DEFLATED)
