"""What the audience asked while results were presented, in a report; nobody is named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedQuestion:
    """A question all could read: `wanted_by` people wanted to know it, whoever asked it included.

    `language` is a BCP 47 tag of its text, empty when unknown; `sketch` the number of the sketch it was put to, None
    when it was put to all.
    """

    number: int
    text: str
    language: str = ""
    sketch: int | None = None
    answered: bool = False
    wanted_by: int = 0
