"""What the machine must allow: thousands of open connections."""

from __future__ import annotations

import resource

ENOUGH = 12_000


def many_files() -> None:
    """Raise the limit of open files of this process, and of those it starts, as far as it may be raised."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
