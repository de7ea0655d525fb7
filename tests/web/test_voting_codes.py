"""One-time codes over HTTP: typed, scanned, made and printed; and whoever wants two votes."""

from __future__ import annotations

from app.actions import vote_rounds, workshops
from app.domain.voting import Level, VoteTerms
from app.web.answers import now
from tests.actions.votes import CODES, make_codes, voting_room
from tests.support.databases import ON_SQLITE


def test_somebody_who_tries_to_vote_twice_has_one_vote(app, doors, workshop):
    """A second browser with the same ticket, a second ticket, a replay: one ballot in the end."""
    make_codes(workshop.id)
    voting_room(workshop.id, 1, 3, terms=VoteTerms(Level.CODE))
    honest, second = doors.join(workshop), doors.stranger()
    honest.get(f"{honest.base}/")
    assert "Code einlösen" in honest.get(f"{honest.base}/").text
    assert "Einmal-Code" in honest.send("POST", f"{honest.base}/ideen/1/punkt", status=409).text
    honest.send("POST", f"{honest.base}/einmal-code", code="KH7M-2QXP", source="code-form")
    link = f"/stimme/token-{CODES[0].lower()}"
    assert "Code einlösen" in second.get(link).text
    assert "schon eingelöst" in second.submit(link, status=422).text
    wrong = honest.send("POST", f"{honest.base}/einmal-code", code=CODES[1], source="code-form", status=422)
    assert 'hx-target="#code-form-code-error"' in wrong.text
    for _replay in range(2):
        honest.send("POST", f"{honest.base}/ideen/1/punkt", key="same")
    second.get(f"/w/{workshop.public_id}/", status=404)
    late = doors.stranger()
    late.get(f"/stimme/token-{CODES[1].lower()}")
    late.submit(f"/stimme/token-{CODES[1].lower()}")
    assert late.base == f"/w/{workshop.public_id}"
    vote_rounds.close_round(workshop_id=workshop.id, now=now())
    late.send("POST", f"{late.base}/ideen/1/punkt", status=409)
    page = honest.get(f"{honest.base}/stimmen/1").text
    assert page.count('id="stimme-') == 1


@ON_SQLITE
def test_a_ticket_used_on_a_device_with_a_place_keeps_that_place(app, doors, workshop):
    make_codes(workshop.id)
    person = doors.join(workshop, "Ada")
    link = f"/stimme/token-{CODES[0].lower()}"
    for _press in range(2):
        person.get(link)
        person.submit(link)
        assert person.base == f"/w/{workshop.public_id}"
    voting_room(workshop.id, 1, 3, terms=VoteTerms(Level.CODE))
    person.send("POST", f"{person.base}/ideen/1/punkt")


@ON_SQLITE
def test_tickets_that_mean_nothing_say_so(app, doors, workshop):
    make_codes(workshop.id)
    stranger = doors.stranger()
    assert "gilt nicht" in stranger.get("/stimme/unknown", status=404).text
    workshops.set_door(workshop_id=workshop.id, open_=False, now=now())
    link = f"/stimme/token-{CODES[0].lower()}"
    stranger.get(link)
    refused = stranger.submit(link, status=409).text
    assert "ließ sich nicht einlösen" in refused


@ON_SQLITE
def test_the_desk_makes_and_prints_codes(app, doors, workshop):
    desk = doors.lead(workshop)
    desk.get(f"{desk.base}/")
    desk.get(f"{desk.base}/codes.pdf", status=404)
    for number in ("0", "501", "viele"):
        refused = desk.send("POST", f"{desk.base}/codes", number=number, status=422, source="codes-form")
        assert "#codes-form-number-error" in refused.text
    assert "12 Codes" in desk.send("POST", f"{desk.base}/codes", number=12).text
    sheet = desk.get(f"{desk.base}/codes.pdf")
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert sheet.body.startswith(b"%PDF")
    person = doors.join(workshop)
    person.get(f"/regie/{workshop.public_id}/codes.pdf", status=404)
