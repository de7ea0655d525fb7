"""An office's own Word template: looked at before it is kept, and filled with plain data.

What comes in is a stranger's file. It is looked at before it is unpacked, nothing in it is run, and whatever it names
must be in the catalogue of placeholders.
"""

from __future__ import annotations

from app.domain.errors import InvalidInput
from app.domain.paper_templates import WrongPlaceholders
from app.domain.template_fields import FIELDS
from app.filling.file_checks import check_file
from app.filling.placeholders import wrong_placeholders
from app.filling.rendering import Unfillable, fill
from app.filling.trial import made_up

__all__ = ["Unfillable", "check_template", "fill"]


def check_template(data: bytes) -> None:
    """Raise `InvalidInput` at `file` for what is no harmless template, or one that cannot be filled."""
    check_file(data)
    wrong = wrong_placeholders(data)
    if wrong:
        raise WrongPlaceholders(wrong)
    for number in (2, 0):  # of everything there are some, and of nothing any
        try:
            fill(data, made_up(FIELDS, number), title="", language="de-DE")
        except Unfillable:
            raise InvalidInput("file", "paper_template.unfillable") from None
