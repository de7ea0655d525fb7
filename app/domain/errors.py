"""How the rules say no: a message key and its values, never HTML and never a status."""

from __future__ import annotations


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
    """What was entered cannot be taken; `field` is where the message belongs."""

    def __init__(self, field: str, key: str, **values: object) -> None:
        super().__init__(key, **values)
        self.field = field
