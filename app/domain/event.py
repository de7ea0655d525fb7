"""What every event of the journal is; `domain.events` lists them all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Event:
    """Base of all events; `kind` is the word in the journal."""

    kind: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """The event's values as plain data for the journal."""
        return asdict(self)
