"""Every write is worth one effect: sent again with the same key, it is answered alike and changes nothing."""

from __future__ import annotations

from app.db import reading
from app.domain.phases import Step
from app.exports.template_sample import sample_template
from app.queries.mood import own_moods
from app.queries.people import attendees
from tests.actions.rooms import be_connected, joined
from tests.support.databases import ON_SQLITE
from tests.support.evening import say
from tests.support.last_writes import CLOSING, PAPERS
from tests.support.routes import UNSAFE, addresses
from tests.support.stored import everything
from tests.support.writers import typed

IDEA = {"title": "Lotsen", "description": "Hundert Tage"}
BOTH = {"ideas": [1, 2], "name": "Lotsen"}
SECTION = {"kind": "text", "label_de": "Verkehr"}
TEMPLATE = {"content": '{"sketch_sections": [{"key": "title", "label": "Titel"}]}'}
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
    (Step.ARRIVE, "POST", "facilitate.add_theme", {"name": "Wohnen"}),
    (Step.ARRIVE, "POST", "facilitate.rename_theme", {"name": "Wohnen und Leben"}),
    (Step.ARRIVE, "POST", "facilitate.move_theme", {"position": 2}),
    (Step.ARRIVE, "DELETE", "facilitate.take_theme_off", {}),
    (Step.ARRIVE, "POST", "facilitate.take_theme_up", {}),
    (Step.ARRIVE, "POST", "facilitate.move_step", {"step": "write"}),
    (Step.WRITE, "POST", "participate.submit_idea", IDEA),
    (Step.WRITE, "POST", "participate.edit_idea", {**IDEA, "title": "Lotsinnen"}),
    (Step.WRITE, "POST", "participate.withdraw_idea", {}),
    (Step.WRITE, "DELETE", "participate.restore_idea", {}),
    (Step.WRITE, "POST", "participate.done", {}),
    (Step.WRITE, "DELETE", "participate.not_done", {}),
    (Step.WRITE, "POST", "participate.typing", {"typing": "1"}),
    (Step.WRITE, "POST", "participate.choose_language", {"language": "de"}),
    (Step.WRITE, "POST", "facilitate.enter_idea", {**IDEA, "title": "Lotsen im Raum"}),
    (Step.WRITE, "POST", "facilitate.correct_entry", {**IDEA, "title": "Lotsinnen im Raum"}),
    (Step.WRITE, "POST", "facilitate.withdraw_entry", {}),
    (Step.WRITE, "DELETE", "facilitate.restore_entry", {}),
    (Step.WRITE, "POST", "facilitate.open_inspirations", {}),
    (Step.WRITE, "DELETE", "facilitate.close_inspirations", {}),
    (Step.WRITE, "POST", "facilitate.begin_import", {"cells": "Titel\nMitgebracht"}),
    (Step.WRITE, "POST", "facilitate.map_columns", {"title": 0, "heading": "1"}),
    (Step.WRITE, "POST", "facilitate.take_import", {}),
    (Step.WRITE, "POST", "facilitate.begin_import", {"cells": "Titel\nLiegengelassen"}),
    (Step.WRITE, "DELETE", "facilitate.drop_import", {}),
    (Step.READ, "POST", "facilitate.create_bundle", BOTH),
    (Step.READ, "DELETE", "facilitate.undo_change", {}),
    (Step.READ, "POST", "facilitate.create_bundle", BOTH),
    (Step.READ, "POST", "facilitate.rename_bundle", {"name": "Ankommen"}),
    (Step.READ, "POST", "facilitate.split_bundle", {"ideas": [1], "name": "Weg"}),
    (Step.READ, "POST", "facilitate.put_in", {"ideas": [2], "target": 1}),
    (Step.READ, "DELETE", "facilitate.separate", {}),
    (Step.READ, "POST", "facilitate.mark_exclusive", {"one": 1, "other": 2}),
    (Step.READ, "DELETE", "facilitate.unmark_exclusive", {}),
    (Step.READ, "POST", "participate.offer", {}),
    (Step.READ, "DELETE", "participate.take_offer_back", {}),
    (Step.READ, "POST", "facilitate.share_out", {"who": "all"}),
    (Step.READ, "POST", "participate.create_bundle", BOTH),
    (Step.READ, "POST", "participate.rename_bundle", {"name": "Ankommen"}),
    (Step.READ, "POST", "participate.split_bundle", {"ideas": [1], "name": "Weg"}),
    (Step.READ, "POST", "participate.undo", {}),
    (Step.READ, "DELETE", "participate.take_out", {}),
    (Step.READ, "POST", "participate.put_in", {"ideas": [2], "target": 1}),
    (Step.READ, "DELETE", "participate.take_out", {}),
    (Step.READ, "POST", "participate.tell_apart", {"ideas": [1, 2]}),
    (Step.READ, "POST", "facilitate.tell_apart", {"ideas": [1, 2]}),
    (Step.READ, "POST", "facilitate.hand_on", {}),
    (Step.READ, "DELETE", "facilitate.gather", {}),
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
    (Step.READ, "DELETE", "facilitate.put_aside", {}),
    (Step.READ, "POST", "facilitate.take_up", {}),
    (Step.READ, "DELETE", "facilitate.put_aside", {}),
    (Step.READ, "POST", "facilitate.take_all_up", {}),
    (Step.VOTE, "POST", "facilitate.make_codes", {"number": 3}),
    (Step.VOTE, "POST", "participate.redeem_code", {"code": lambda: everything()["voting_code"][0][1]}),
    (Step.VOTE, "POST", "facilitate.open_round", RULES),
    (Step.VOTE, "POST", "participate.give_point", {}),
    (Step.VOTE, "DELETE", "participate.take_point_back", {}),
    (Step.VOTE, "POST", "participate.give_point", {}),
    (Step.VOTE, "POST", "facilitate.close_round", {}),
    (Step.CHOOSE, "POST", "facilitate.set_places", {"places": 2}),
    (
        Step.CHOOSE,
        "POST",
        "facilitate.confirm_selection",
        {"rule": "plain", "ideas": [1, 2], "reason": "Beide."},
    ),
    (Step.CHOOSE, "POST", "participate.record_reservation", {"text": "Zu teuer"}),
    (Step.CHOOSE, "DELETE", "participate.withdraw_reservation", {}),
    (Step.CHOOSE, "POST", "facilitate.record_reservation", {"text": "Zu früh"}),
    (Step.SKETCH, "DELETE", "facilitate.withdraw_reservation", {}),
    (Step.TEAMS, "POST", "facilitate.bring_paper_template", {"file": ("a.docx", sample_template())}),
    (Step.TEAMS, "DELETE", "facilitate.delete_paper_template", {}),
    (Step.TEAMS, "POST", "facilitate.duplicate_template", {}),
    (Step.TEAMS, "POST", "facilitate.import_template", TEMPLATE),
    (Step.TEAMS, "POST", "facilitate.rename_template", {"name_de": "Kurz", "base": 1}),
    (Step.TEAMS, "POST", "facilitate.add_section", SECTION),
    (Step.TEAMS, "POST", "facilitate.change_section", {**SECTION, "label_de": "Wege", "base": 3}),
    (Step.TEAMS, "POST", "facilitate.move_section", {"position": 2, "base": 4}),
    (Step.TEAMS, "DELETE", "facilitate.remove_section", {"base": 5}),
    (Step.TEAMS, "POST", "facilitate.use_template", {}),
    (Step.TEAMS, "DELETE", "facilitate.delete_template", {}),
    (Step.TEAMS, "POST", "participate.only_read", {}),
    (Step.TEAMS, "DELETE", "participate.decide_later", {}),
    (Step.TEAMS, "POST", "facilitate.wish_size", {"size": 6, "limited": "1"}),
    (Step.TEAMS, "POST", "facilitate.wish_size_of", {"size": 3}),
    (Step.TEAMS, "POST", "facilitate.place_person", {"team": 1}),
    (Step.TEAMS, "DELETE", "facilitate.take_out", {}),
    (Step.TEAMS, "POST", "facilitate.place_person", {"team": 1}),
    (Step.TEAMS, "POST", "facilitate.move_person", {"team": 2}),
    (Step.TEAMS, "POST", "facilitate.distribute", {}),
    (Step.TEAMS, "POST", "participate.join_sketch", {}),
    (Step.SKETCH, "POST", "participate.contribute", typed("Ein Ziel")),
    (Step.SKETCH, "POST", "participate.say_where", {"section": "goals", "caret": "AA=="}),
    (Step.SKETCH, "POST", "participate.restore_version", {}),
    (Step.SKETCH, "POST", "participate.contribute", typed("Und noch ein Ziel")),
    (Step.SKETCH, "POST", "facilitate.restore_version", {}),
    (Step.SKETCH, "POST", "participate.call_help", {"words": "Wer rechnet?"}),
    (Step.SKETCH, "POST", "facilitate.answer_call", {}),
    (Step.SKETCH, "DELETE", "facilitate.end_call", {}),
    (Step.SKETCH, "POST", "participate.call_help", {}),
    (Step.SKETCH, "DELETE", "participate.take_call_back", {}),
    (Step.SKETCH, "POST", "facilitate.enlarge_sketch", {}),
    (Step.SKETCH, "DELETE", "facilitate.show_all_teams", {}),
    (Step.SKETCH, "POST", "facilitate.let_teams_go_on", {}),
    (Step.SKETCH, "DELETE", "facilitate.end_going_on", {}),
    (Step.SKETCH, "DELETE", "participate.leave_sketch", {}),
    (Step.ADVISE, "POST", "participate.give_advice", {"text": "Wer zahlt das?", "section": "goals"}),
    (Step.ADVISE, "POST", "participate.give_advice", {"text": "Doch nicht"}),
    (Step.ADVISE, "POST", "participate.withdraw_advice", {}),
    (Step.ADVISE, "POST", "participate.answer_advice", {"text": "Die Stadt.", "named": "1"}),
    (Step.ADVISE, "POST", "participate.report_advice", {"reason": "Spott"}),
    (Step.ADVISE, "POST", "participate.see_advice", {"upto": 1}),
    (Step.ADVISE, "POST", "facilitate.give_advice", {"text": "Und wann?"}),
    (Step.ADVISE, "POST", "facilitate.answer_advice", {"text": "Im Mai."}),
    (Step.ADVISE, "POST", "facilitate.decide_advice", {"state": "declined", "reason": "Zu teuer"}),
    (Step.ADVISE, "POST", "participate.join_sketch", {}),
    (Step.ADVISE, "POST", "participate.decide_advice", {"state": "taken_up", "reason": ""}),
    (Step.ADVISE, "POST", "facilitate.hide_advice", {"reason": "Spott"}),
    (Step.ADVISE, "DELETE", "facilitate.show_advice", {}),
    (Step.ADVISE, "POST", "facilitate.invite_adviser", {"name": "Sozialamt", "attempt": "a" * 32}),
    (Step.ADVISE, "DELETE", "facilitate.revoke_adviser", {}),
    (Step.AGREE, "POST", "facilitate.call_sketch_up", {}),
    (Step.AGREE, "POST", "facilitate.withdraw_call", {}),
    (Step.AGREE, "POST", "facilitate.call_sketch_up", {}),
    (Step.AGREE, "POST", "facilitate.take_off_screen", {}),
    (Step.AGREE, "POST", "participate.answer_sketch", {"stance": "concerns", "text": "Teuer", "read": 4}),
    (Step.AGREE, "POST", "facilitate.close_agreement", {}),
    (Step.AGREE, "POST", "facilitate.reopen_sketch", {"reason": "Kosten"}),
    (Step.SHOW, "POST", "facilitate.show_sketch", {}),
    (Step.SHOW, "POST", "facilitate.turn_slide", {"way": "next", "sketch": 1, "slide": 1}),
    (Step.SHOW, "POST", "facilitate.black", {}),
    (Step.SHOW, "DELETE", "facilitate.black_off", {}),
    (Step.SHOW, "POST", "facilitate.limit_speech", {"minutes": 5}),
    (Step.SHOW, "POST", "participate.offer_to_present", {"name": "Esin"}),
    (Step.SHOW, "POST", "participate.turn_slide", {"way": "back", "sketch": 1, "slide": 2}),
    (Step.SHOW, "POST", "participate.black", {}),
    (Step.SHOW, "DELETE", "participate.black_off", {}),
    (Step.SHOW, "DELETE", "facilitate.take_lead_back", {}),
    (Step.SHOW, "POST", "facilitate.give_lead", {}),
    (Step.SHOW, "DELETE", "participate.withdraw_offer", {}),
    (Step.SHOW, "POST", "facilitate.move_sketch", {"position": 2}),
    (Step.SHOW, "POST", "facilitate.ask_audience", {"text": "Wer zahlt das?"}),
    (Step.SHOW, "POST", "participate.ask_audience", {"text": "Ab wann?"}),
    (Step.SHOW, "DELETE", "participate.withdraw_question", {}),
    (Step.SHOW, "POST", "participate.support_question", {}),
    (Step.SHOW, "DELETE", "participate.leave_question", {}),
    (Step.SHOW, "POST", "facilitate.put_question_on_screen", {}),
    (Step.SHOW, "DELETE", "facilitate.take_question_off_screen", {}),
    (Step.SHOW, "POST", "facilitate.hide_question", {"reason": "Schon gesagt"}),
    (Step.SHOW, "POST", "facilitate.release_question", {}),
    (Step.SHOW, "POST", "facilitate.mark_answered", {}),
    (Step.MOOD, "POST", "facilitate.ask_about", {"by_bench": "1"}),
    (Step.MOOD, "POST", "participate.answer_mood", {"mood": "4", "text": "Die Kosten", "round": 1}),
    (Step.MOOD, "POST", "facilitate.close_moods", {}),
    (Step.MOOD, "POST", "facilitate.hide_word", {"reason": "Spott"}),
    (Step.MOOD, "DELETE", "facilitate.show_word", {}),
    (Step.MOOD, "POST", "facilitate.ask_about_all", {}),
    (Step.MOOD, "POST", "facilitate.show_mood", {}),
    (Step.MOOD, "DELETE", "facilitate.clear_mood_screen", {}),
    (Step.MOOD, "POST", "facilitate.close_all_moods", {}),
    (Step.MOOD, "POST", "facilitate.open_priority", {"method": "approval", "budget": 0, "places": 1}),
    (Step.MOOD, "POST", "facilitate.close_priority", {}),
    (Step.MOOD, "DELETE", "facilitate.remove_participant", {}),
    (Step.CLOSE, "POST", "facilitate.publish", {"de": "1", "seen": 0}),
    (Step.CLOSE, "POST", "facilitate.publish", {"de": "1", "en": "1", "seen": 1}),
    (Step.CLOSE, "DELETE", "facilitate.withdraw_publication", {"seen": 2}),
    *[(Step.CLOSE, *one) for one in CLOSING],
    *[(Step.CLOSE, *one) for one in PAPERS],
    (Step.CLOSE, "POST", "facilitate.begin_meeting", {}),
]
# A second code, or a second link, harms nobody: it is shown to whoever asked, and the first one ends by itself.
SECOND = (  # of idea 2, of template 2, and of advice 2: the first has an answer
    *("facilitate.correct_entry", "facilitate.withdraw_entry", "facilitate.restore_entry"),
    "facilitate.delete_template",
    "participate.withdraw_advice",
)
EACH_TIME_ANEW = {("POST", "participate.offer_takeover"), ("POST", "facilitate.second_device")}


def _routes(app, workshop) -> dict[tuple[str, str], str]:
    """All writes of participants and moderators, with their addresses."""
    with reading() as session:
        last = max(attendee.id for attendee in attendees(session, workshop.id))
    return {
        (address.method, address.endpoint): address.path
        for number in (1, 2)
        for address in addresses(app, workshop, UNSAFE, person=last, number=number)
        if address.blueprint in ("participate", "facilitate", "results")
        and (address.endpoint in SECOND) == (number == 2)
    }


@ON_SQLITE
def test_every_write_sent_again_with_its_key_has_had_its_effect(app, doors, workshop):
    others = joined(workshop.id, 2)
    # Who came last is placed, leads, and is removed.
    desk, person = doors.lead(workshop), doors.join(workshop, "Esin")
    routes = _routes(app, workshop)
    with reading() as session:
        be_connected(*(who.id for who in attendees(session, workshop.id) if who.name == "Esin"))
    for number, (step, method, endpoint, fields) in enumerate(EVENING):
        _begin(others, step)
        laptop = person if endpoint.startswith("participate") else desk
        path, key = routes[method, endpoint].replace("no-such-draft", _draft()), f"key-{number}"
        fields = {name: value() if callable(value) else value for name, value in fields.items()}
        first = laptop.send(method, path, key=key, status=None, **fields)
        assert first.status in (200, 201, 204, 303), (endpoint, first.status, first.text)
        after = everything()
        second = laptop.send(method, path, key=key, status=None, **fields)
        assert second.status == first.status, (endpoint, second.text)
        assert everything() == after, endpoint
    assert {(method, endpoint) for _, method, endpoint, _ in EVENING} | EACH_TIME_ANEW == set(routes)


def _draft() -> str:
    """The id of the table that waits to be taken over."""
    return next((str(row[0]) for row in everything()["import_draft"]), "")


def _begin(others, step: Step) -> None:
    """Go on to the step; others write and answer too, so that there is something to hand out, merge, and tell."""
    if step == Step.WRITE and len(everything()["idea"]) == 2:
        for title in ("Elterncafé", "Messe"):
            others.submit(others.people[0], title)
    others.go(step)
    with reading() as session:
        open_now = {person: own_moods(session, others.id, person) for person in others.people}
    for person, asked in open_now.items():
        for one in asked:
            if one.mood is None:
                say(others, person, 3, number=one.sketch)
