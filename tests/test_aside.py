"""Long computations do not hold up the greenlets, and what goes wrong in them is told."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.aside import aside

ROOT = Path(__file__).parents[1]
GREENLETS = """
from gevent import monkey; monkey.patch_all()
import gevent
from app.aside import aside
beats = []
def beat():
    while True:
        beats.append(1)
        gevent.sleep(0.005)
gevent.spawn(beat)
gevent.sleep(0.01)
beats.clear()
def count(upto):
    found = 0
    while found < upto:
        found += 1
    return found
assert aside(count, 20_000_000) == 20_000_000
print(len(beats))
"""


def test_aside_answers_and_raises() -> None:
    assert aside(sum, [1, 2]) == 3
    assert aside(threading.get_ident) != threading.get_ident()
    with pytest.raises(ValueError, match="invalid literal"):
        aside(int, "x")


def test_greenlets_go_on_meanwhile() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GREENLETS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 5  # one, if the computation held them up


def test_what_is_refused_is_not_printed_besides() -> None:
    failing = (
        GREENLETS.partition("beats = []")[0]
        + "try:\n    aside(int, 'Elterncafé')\nexcept ValueError:\n    print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", failing], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("told\n", "")
