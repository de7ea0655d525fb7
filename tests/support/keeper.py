"""Keeps a throw-away PostgreSQL cluster for as long as the test run lives, and no longer.

Run as a program: `keeper.py OWNER DIRECTORY PROGRAMS`. It says "ready" when the cluster takes connections.
Whatever ends the test run (the end, an interrupt, a kill), the cluster ends with it and its files go.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

USER = "augenhoehe"
_LOOK = 0.3  # seconds between two looks whether the owner still lives
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # the tests of faults bring their own cluster
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_messages": "panic",
}


def lives(pid: int) -> bool:
    """Whether this process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def unprivileged() -> dict[str, object]:
    """How to start PostgreSQL, which refuses to run as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


def start(directory: Path, programs: Path) -> subprocess.Popen[bytes]:
    """Make the cluster and start it; its socket lies in `directory`."""
    if os.geteuid() == 0:
        shutil.chown(directory, "nobody", "nogroup")
    data = directory / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True,
        cwd=directory,
        stdout=subprocess.DEVNULL,
        **unprivileged(),
    )
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    return subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", directory, *settings],
        cwd=directory,
        stdout=subprocess.DEVNULL,
        **unprivileged(),
    )


def wait_until_ready(directory: Path, programs: Path) -> None:
    """Wait until the cluster takes connections."""
    for _ in range(200):
        if subprocess.run([programs / "pg_isready", "-q", "-h", directory], check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise TimeoutError("PostgreSQL did not start")


def main(owner: int, directory: Path, programs: Path) -> None:
    """Start, say so, stay until the owner is gone, clean up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = None
    try:
        server = start(directory, programs)
        wait_until_ready(directory, programs)
        print("ready", flush=True)
        while lives(owner) and server.poll() is None:
            time.sleep(_LOOK)
    finally:
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGQUIT)
            server.wait(timeout=20)
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
