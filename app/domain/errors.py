"""How the rules say no: a message key and its values, never HTML and never a status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")


class RuleBroken(Exception):
    """The process does not allow this now; `key` names the reason, `values` fill its sentence."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotPermitted(RuleBroken):
    """The step, or the role, does not permit it."""


class NotYours(RuleBroken):
    """It is there for all to see, but somebody else's to change."""


class NotFound(RuleBroken):
    """There is no such thing, or not for this person: both look the same."""

    def __init__(self, key: str = "unknown", **values: object) -> None:
        super().__init__(key, **values)


class TooFast(RuleBroken):
    """More often than a person can mean it."""


class InvalidInput(RuleBroken):
    """What was entered cannot be taken; `field` is where the message belongs.

    `others` are further things wrong with the same form, told at once.
    """

    def __init__(self, field: str, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.field = field
        self.others: tuple[InvalidInput, ...] = ()


def all_of(wrong: Sequence[InvalidInput]) -> InvalidInput:
    """All that is wrong with a form as one refusal, so that nobody has to press once for each field."""
    first, *others = [one for problem in wrong for one in (problem, *problem.others)]
    first.others = tuple(others)
    return first


def both(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """What two parts of a form come to; raises `InvalidInput` with all that is wrong in either."""
    try:
        first = one()
    except InvalidInput as wrong:
        try:
            other()
        except InvalidInput as too:
            raise all_of([wrong, too]) from None
        raise
    return first, other()
