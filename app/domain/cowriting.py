"""Rules of writing together: how large a section may grow, and when a change is refused.

What several people write into one section is merged by a CRDT (Yjs), so that nobody overwrites anybody. A page stops
at the length it tells; beyond it only what two people wrote at the same time may lead, up to twice that length.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.errors import RuleBroken

SECTION_LENGTH = 10_000  # characters a page lets somebody write
MERGED_FACTOR = 2  # how many times that length several people may reach by writing at the same time
UPDATE_BYTES = 262_144  # of one change as it is sent
STATE_BYTES = 1_000_000  # of a section with all that was ever removed from it
ROWS_EVER = 400  # rows a section's document holds, those taken out included: they can be brought back
CLIENTS = 5_000  # devices whose changes a section knows; each opened page counts as one
NEW_CLIENTS = 40  # of them that one change may bring: a page sends its own, and those of tabs that died
DEVICES_EACH = 400  # of them that one person writes as: so many times they may load the page and write
BLOCKS = 3_000  # runs of letters in one change: hours of writing offline make some hundreds
COMPACT_AFTER = 200  # changes after which they are merged into one
KEPT_CHANGES = 100  # of the newest stay apart, for pages that are a little behind
VERSION_PAUSE = timedelta(seconds=45)  # without a change, after which the next one begins a new version
VERSION_LENGTH = timedelta(minutes=4)  # after which one begins anyway


class Unreadable(RuleBroken):
    """A change that is broken, or was made for something else: nothing of it is taken."""

    def __init__(self) -> None:
        super().__init__("cowriting.unreadable")


class TooLarge(RuleBroken):
    """A change, or what it leads to, is larger than any person writes."""

    def __init__(self) -> None:
        super().__init__("cowriting.too_large")


class OtherDevice(RuleBroken):
    """A change that speaks for a device (an opened page) for which somebody else wrote first."""

    def __init__(self) -> None:
        super().__init__("cowriting.other_device")


class Behind(RuleBroken):
    """The sender knows of changes that never arrived here, and has to send them too: all after what is `known` here."""

    known: bytes = b""  # a state vector

    def __init__(self) -> None:
        super().__init__("cowriting.behind")


def check_devices(number: int) -> None:
    """Refuse a person who writes as more devices than anybody opens pages."""
    if number > DEVICES_EACH:
        raise RuleBroken("cowriting.too_many_devices")


def check_length(length: int, limit: int) -> None:
    """Refuse what is far beyond its limit; a little beyond it two people can come together, and lose nothing."""
    if length > MERGED_FACTOR * limit:
        raise RuleBroken("cowriting.full", limit=limit)


def check_rows(number: int, limit: int) -> None:
    """The same for the rows of a table; those taken out do not count."""
    if number > MERGED_FACTOR * limit:
        raise RuleBroken("cowriting.full_rows", limit=limit)


def needs_compacting(revision: int, compacted: int) -> bool:
    """Whether the changes after `compacted` are to be merged into one."""
    return revision - compacted >= COMPACT_AFTER


def goes_on(*, begun_at: datetime, last_at: datetime, now: datetime) -> bool:
    """Whether a change still belongs to the version that was begun at `begun_at`, or begins the next one.

    A version is a spell of work: it ends with a pause, or after a few minutes, whoever wrote in it.
    """
    return now - last_at < VERSION_PAUSE and now - begun_at < VERSION_LENGTH
