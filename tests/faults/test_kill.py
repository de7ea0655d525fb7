"""Killed at any moment: what was acknowledged is there once, what was not can be sent again."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import Counter

import pytest

from tests.support.laptops import FORM, Laptop
from tests.support.lines import OverSocket

pytestmark = pytest.mark.faults

CLIENTS = 50
IDEAS = 1000
KILLS = 20
PER_PERSON = 10  # ideas somebody may submit within a minute
AGAIN = 0.05  # seconds until a client tries again


class Crowd:
    """Fifty clients that submit until all is acknowledged, and remember what was."""

    def __init__(self, people: list[Laptop], url: str) -> None:
        self.people, self.url = people, url
        self.acknowledged: list[str] = []
        self.refused: list[tuple[int, str]] = []
        self._lock = threading.Lock()

    def run(self) -> list[threading.Thread]:
        """Start all clients."""
        share = len(self.people) // CLIENTS
        threads = [
            threading.Thread(target=self._client, args=(self.people[n * share : (n + 1) * share],))
            for n in range(CLIENTS)
        ]
        for thread in threads:
            thread.start()
        return threads

    def _client(self, places: list[Laptop]) -> None:
        for number in range(PER_PERSON):
            for place in places:
                self._submit(place, f"{place.base} {id(place)} {number}", f"key-{number}")
                time.sleep(random.random() / 20)

    def _submit(self, place: Laptop, title: str, key: str) -> None:
        headers = {"X-CSRFToken": place.token, "Idempotency-Key": key, "Content-Type": FORM}
        line = OverSocket(self.url, jar=dict(place.line.cookies()))
        body = f"title={title.replace(' ', '+')}".encode()
        while True:
            try:
                answer = line.send("POST", f"{place.base}/ideen", body, {**headers, "HX-Request": "true"})
            except (OSError, http.client.HTTPException):
                time.sleep(AGAIN)  # killed, or not yet back: the same again
                continue
            with self._lock:
                if answer.status == 201:
                    self.acknowledged.append(title)
                    return
                self.refused.append((answer.status, answer.text[:200]))
            time.sleep(AGAIN)


@pytest.mark.timeout(900)  # twenty starts of the server, on however busy a machine
def test_killed_twenty_times_nothing_acknowledged_is_lost_or_doubled(live_server):
    workshop = live_server.workshop()
    desk = live_server.facilitator
    desk.send("POST", f"{desk.base}/schritt", step="write")
    people = [live_server.doors().join(workshop) for _ in range(IDEAS // PER_PERSON)]
    crowd = Crowd(people, live_server.url)
    dice = random.Random(20260928)
    moments = sorted(dice.sample(range(5, IDEAS - 5), KILLS))
    threads = crowd.run()
    for moment in moments:
        while len(crowd.acknowledged) < moment:
            time.sleep(0.001)
        time.sleep(dice.random() / 50)
        live_server.kill()
        live_server.start()
    for thread in threads:
        thread.join()
    assert crowd.refused == []
    desk.send("POST", f"{desk.base}/schritt", step="read")
    report = json.loads(desk.get(f"/ergebnisse/{workshop.public_id}/json").body)
    stored = Counter(idea["title"] for idea in report["ideas"])
    lost = [title for title in crowd.acknowledged if title not in stored]
    doubled = [title for title, times in stored.items() if times > 1]
    assert (lost, doubled) == ([], [])
    assert len(crowd.acknowledged) == sum(stored.values()) == IDEAS
