"""Parts of ZIP files with one day on all of them: the libraries date them by the clock, and offices want them again."""

import io
import zipfile
from datetime import date
from typing import BinaryIO

_FIRST_YEAR = 1980  # a zip file knows no earlier one
_PLAIN_FILE = 0o100644 << 16  # what Unix keeps of a file: readable by all, writable by its owner
_UNIX = 3


def dated_part(name: str, day: date, *, packed: bool = True) -> zipfile.ZipInfo:
    """A file of an archive, dated `day` at noon, that anybody may read; `packed` where that saves anything."""
    part = zipfile.ZipInfo(name, (max(day.year, _FIRST_YEAR), day.month, day.day, 12, 0, 0))
    part.external_attr, part.create_system = _PLAIN_FILE, _UNIX
    part.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return part


def packed_on(day: date, raw: io.BytesIO, out: BinaryIO) -> None:
    """Write the zip file `raw` to `out` with every part dated `day` at noon: the same parts give the same bytes."""
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w") as archive:
        for name in parts.namelist():
            archive.writestr(dated_part(name, day), parts.read(name))
