"""A whole hall at once, through one address and a real server."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.laptops import Laptop
from tests.support.lines import OverSocket

pytestmark = pytest.mark.faults

HALL = 500
LONGEST = 60.0  # seconds for all to join
AT_ONCE = 10


def test_five_hundred_join_behind_one_address_while_a_guesser_is_throttled(live_server):
    workshop = live_server.workshop()
    doors, done = live_server.doors(), threading.Event()
    guessed: list[int] = []

    def guess() -> None:
        laptop = doors.stranger()
        laptop.get("/")
        while not done.is_set():
            guessed.append(laptop.submit("/", code=f"2222{len(guessed) % 8999 + 1000}", status=None).status)
            time.sleep(0.1)

    def come(_number: int) -> str:
        laptop = Laptop(OverSocket(live_server.url))
        laptop.get("/")
        laptop.submit("/", code=workshop.code)
        laptop.submit(f"/j/{workshop.door_token}", language="de")
        return laptop.base

    guesser = threading.Thread(target=guess)
    guesser.start()
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        places = list(pool.map(come, range(HALL)))
    took = time.monotonic() - began
    done.set()
    guesser.join()
    assert places == [f"/w/{workshop.public_id}"] * HALL
    assert took <= LONGEST
    assert set(guessed) == {422, 429}
    assert guessed.count(422) <= 10 * (1 + took // 60 + 1)
    people = live_server.facilitator.get(f"{live_server.facilitator.base}/teilnehmende").text
    assert people.count('class="person"') == HALL


def test_ideas_that_come_while_the_step_ends_are_stored_or_refused_with_their_text_kept(live_server):
    workshop = live_server.workshop()
    desk = live_server.facilitator
    desk.send("POST", f"{desk.base}/schritt", step="write")
    people = [live_server.doors().join(workshop) for _ in range(50)]
    start = threading.Barrier(len(people) + 1)
    answers: dict[int, tuple[int, str]] = {}

    def submit(number: int) -> None:
        laptop = people[number]
        start.wait()
        time.sleep(number / 500)
        answer = laptop.send("POST", f"{laptop.base}/ideen", title=f"Idee {number:02d}", status=None)
        answers[number] = (answer.status, answer.text)

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    start.wait()
    time.sleep(0.06)
    desk.send("POST", f"{desk.base}/schritt", step="read")
    for thread in threads:
        thread.join()
    report = json.loads(desk.get(f"/ergebnisse/{workshop.public_id}/json").body)
    stored = {idea["title"] for idea in report["ideas"]}
    accepted = {f"Idee {number:02d}" for number, (status, _) in answers.items() if status == 201}
    refused = [text for status, text in answers.values() if status == 409]
    assert stored == accepted
    assert len(accepted) + len(refused) == len(people)
    for text in refused:
        assert "Ihr Text bleibt auf diesem Gerät gesichert" in text
        assert "idea-form" not in text  # nothing touches the form the text stands in
