"""The product as it is started: it answers, it stops, and a second start finds everything."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.faults


def test_a_second_start_keeps_the_data_and_gives_a_new_moderators_link(live_server):
    workshop = live_server.workshop()
    live_server.facilitator.send("POST", f"{live_server.facilitator.base}/schritt", step="write")
    person = live_server.doors().join(workshop, "Ada")
    person.send("POST", f"{person.base}/ideen", title="Lotsen", status=201)
    first = live_server.links
    assert live_server.stop() == 0
    live_server.start()
    assert live_server.links["secret"] != first["secret"]
    assert {k: v for k, v in live_server.links.items() if k != "secret"} == {
        k: v for k, v in first.items() if k != "secret"
    }
    assert "Lotsen" in person.get(f"{person.base}/mine").text
