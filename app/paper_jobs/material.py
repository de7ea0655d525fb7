"""What a paper is made of: all that the process which writes it is given."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.report import Report


@dataclass(frozen=True)
class Material:
    """The report with what was wished for, and the office's own template where the paper is made of it."""

    report: Report
    template: bytes = b""
