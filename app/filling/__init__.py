"""An office's own Word template: looked at before it is kept, and filled with plain data.

What comes in is a stranger's file. It is looked at before it is unpacked, nothing in it is run, and whatever it names
must be in the catalogue of placeholders.
"""

from __future__ import annotations

from typing import Any

from app.domain.errors import InvalidInput
from app.domain.paper_templates import WrongPlaceholders
from app.filling.file_checks import check_file
from app.filling.placeholders import wrong_placeholders
from app.filling.rendering import fill
from app.filling.trial import as_large_as_any, nothing
from app.filling.work import TooMuch, Unfillable

__all__ = ["Unfillable", "check_template", "fill"]


def check_template(data: bytes) -> None:
    """Raise `InvalidInput` at `file` for what is no harmless template, or one that cannot be filled."""
    check_file(data)
    try:
        wrong = wrong_placeholders(data)
    except Unfillable:
        raise InvalidInput("file", "paper_template.no_docx") from None
    if wrong:
        raise WrongPlaceholders(wrong)
    for made_up in (nothing(), as_large_as_any()):
        _try(data, made_up)


def _try(data: bytes, made_up: Any) -> None:
    try:
        fill(data, made_up, title="", language="de-DE")
    except TooMuch:
        raise InvalidInput("file", "paper_template.grows") from None
    except Unfillable:
        raise InvalidInput("file", "paper_template.unfillable") from None
