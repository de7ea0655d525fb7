"""Every paper there is: those of the product, and the one in the office's own template."""

from __future__ import annotations

import io
from typing import BinaryIO

from app import exports
from app.domain.errors import NotFound
from app.domain.paper_jobs import OWN
from app.exports import Download
from app.filling import paper as own
from app.paper_jobs.material import Material

KINDS = frozenset({*exports.FORMATS, OWN})


def write_paper(of: Material, kind: str, out: BinaryIO) -> None:
    """Write one paper; raises `NotFound` when there is nothing for it."""
    if kind == OWN:
        out.write(own.own_paper(of.report, of.template))
    elif exports.is_offered(of.report, kind):
        exports.FORMATS[kind].write(of.report, out)
    else:
        raise NotFound


def file_name(of: Material, kind: str) -> str:
    """The name it is saved under."""
    return own.own_paper_name(of.report) if kind == OWN else exports.file_name(of.report, kind)


def media_type(of: Material, kind: str) -> str:
    """What kind of file it is."""
    return own.MEDIA_TYPE if kind == OWN else exports.media_type(of.report, kind)


def download(of: Material, kind: str) -> Download:
    """The paper in memory; raises as `write_paper`."""
    out = io.BytesIO()
    write_paper(of, kind, out)
    return Download(file_name(of, kind), media_type(of, kind), out.getvalue())
