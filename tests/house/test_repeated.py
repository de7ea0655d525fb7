"""Every write is worth one effect: sent again with the same key, it is answered alike and changes nothing."""

from __future__ import annotations

from app.db import reading
from app.domain.phases import Step
from app.queries.people import attendees
from tests.actions.rooms import joined
from tests.support.databases import ON_SQLITE
from tests.support.routes import UNSAFE, addresses
from tests.support.stored import everything

IDEA = {"title": "Lotsen", "description": "Hundert Tage"}
RULES = {"method": "points", "budget": 5, "per_idea": 2}
# In the order of an evening: step, method, route, what is sent.
EVENING = [
    (Step.ARRIVE, "POST", "facilitate.ask_question", {"question": "Was fehlt?"}),
    (Step.ARRIVE, "POST", "facilitate.set_timer", {"minutes": 5}),
    (Step.ARRIVE, "POST", "facilitate.extend_timer", {}),
    (Step.ARRIVE, "DELETE", "facilitate.stop_timer", {}),
    (Step.ARRIVE, "POST", "facilitate.announce", {"announcement": "Gleich geht es los."}),
    (Step.ARRIVE, "DELETE", "facilitate.take_announcement_down", {}),
    (Step.ARRIVE, "DELETE", "facilitate.close_door", {}),
    (Step.ARRIVE, "POST", "facilitate.open_door", {}),
    (Step.ARRIVE, "POST", "facilitate.change_code", {}),
    (Step.ARRIVE, "POST", "facilitate.move_step", {"step": "write"}),
    (Step.WRITE, "POST", "participate.submit_idea", IDEA),
    (Step.WRITE, "POST", "participate.edit_idea", {**IDEA, "title": "Lotsinnen"}),
    (Step.WRITE, "POST", "participate.withdraw_idea", {}),
    (Step.WRITE, "DELETE", "participate.restore_idea", {}),
    (Step.WRITE, "POST", "participate.done", {}),
    (Step.WRITE, "DELETE", "participate.not_done", {}),
    (Step.WRITE, "POST", "participate.typing", {"typing": "1"}),
    (Step.WRITE, "POST", "participate.choose_language", {"language": "de"}),
    (Step.READ, "POST", "participate.see_ideas", {"numbers": "1 2"}),
    (Step.READ, "POST", "participate.ask", {"text": "Für wen?"}),
    (Step.READ, "POST", "participate.answer", {"text": "Für alle.", "named": "1"}),
    (Step.READ, "POST", "facilitate.ask", {"text": "Und wann?"}),
    (Step.READ, "POST", "facilitate.answer", {"text": "Im Mai."}),
    (Step.READ, "POST", "participate.report_idea", {"reason": "Spott"}),
    (Step.READ, "POST", "facilitate.settle", {}),
    (Step.READ, "POST", "participate.report_remark", {"reason": "Spott"}),
    (Step.READ, "POST", "facilitate.hide_remark", {"reason": "Spott"}),
    (Step.READ, "DELETE", "facilitate.show_remark", {}),
    (Step.READ, "POST", "facilitate.turn_wall", {"page": 2}),
    (Step.READ, "DELETE", "facilitate.release_wall", {}),
    (Step.READ, "POST", "facilitate.merge", {"target": 2}),
    (Step.READ, "DELETE", "facilitate.separate", {}),
    (Step.READ, "POST", "facilitate.hide", {"reason": "Ein Scherz"}),
    (Step.READ, "DELETE", "facilitate.show", {}),
    (Step.READ, "POST", "facilitate.correct", IDEA),
    (Step.READ, "POST", "facilitate.undo", {}),
    (Step.READ, "POST", "facilitate.spotlight", {}),
    (Step.READ, "DELETE", "facilitate.spotlight_off", {}),
    (Step.VOTE, "POST", "facilitate.open_round", RULES),
    (Step.VOTE, "POST", "participate.give_point", {}),
    (Step.VOTE, "DELETE", "participate.take_point_back", {}),
    (Step.VOTE, "POST", "participate.give_point", {}),
    (Step.VOTE, "POST", "facilitate.close_round", {}),
    (Step.CHOOSE, "POST", "facilitate.set_places", {"places": 1}),
    (Step.CHOOSE, "POST", "facilitate.confirm_selection", {"rule": "plain", "ideas": [1]}),
    (Step.SKETCH, "POST", "participate.join_sketch", {}),
    (Step.SKETCH, "POST", "participate.write_section", {"text": "Ein Ziel", "base": 0}),
    (Step.SKETCH, "DELETE", "participate.leave_sketch", {}),
    (Step.SHOW, "POST", "facilitate.show_sketch", {}),
    (Step.SHOW, "DELETE", "facilitate.remove_participant", {}),
]
# A second code, or a second link, harms nobody: it is shown to whoever asked, and the first one ends by itself.
EACH_TIME_ANEW = {("POST", "participate.offer_takeover"), ("POST", "facilitate.second_device")}


def _routes(app, workshop) -> dict[tuple[str, str], str]:
    """All writes of participants and moderators, with their addresses."""
    with reading() as session:
        last = max(attendee.id for attendee in attendees(session, workshop.id))
    return {
        (address.method, address.endpoint): address.path
        for address in addresses(app, workshop, UNSAFE, person=last)
        if address.blueprint in ("participate", "facilitate")
    }


@ON_SQLITE
def test_every_write_sent_again_with_its_key_has_had_its_effect(app, doors, workshop):
    desk, person = doors.lead(workshop), doors.join(workshop)
    others = joined(workshop.id, 1)
    routes = _routes(app, workshop)
    for number, (step, method, endpoint, fields) in enumerate(EVENING):
        _begin(others, step)
        laptop = desk if endpoint.startswith("facilitate") else person
        path, key = routes[method, endpoint], f"key-{number}"
        first = laptop.send(method, path, key=key, status=None, **fields)
        assert first.status in (200, 201, 204, 303), (endpoint, first.status, first.text)
        after = everything()
        second = laptop.send(method, path, key=key, status=None, **fields)
        assert second.status == first.status, (endpoint, second.text)
        assert everything() == after, endpoint
    assert {(method, endpoint) for _, method, endpoint, _ in EVENING} | EACH_TIME_ANEW == set(routes)


def _begin(others, step: Step) -> None:
    """Go on to the step; before reading begins somebody else writes too, so that there is something to merge."""
    if step == Step.READ and len(everything()["idea"]) == 1:
        others.submit(others.people[0], "Elterncafé")
    others.go(step)
