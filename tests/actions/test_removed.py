"""Whoever is removed while a press of theirs is on its way has done nothing: they were let in before the lock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from app.actions import (
    advice,
    agreement,
    bundling,
    complaints,
    help,
    history,
    ideas,
    people,
    remarks,
    reservations,
    selection,
    sharing,
    sketches,
    stances,
    teams,
    vote_rounds,
)
from app.actions.restoring import restore_version
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Step
from app.domain.selection import Rule
from app.models import JournalRow, VotingCode
from app.queries.voting import latest_round
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.actions.votes import CODES, make_codes, redeem, vote
from tests.support.writers import Page

Act = Callable[[RoomUnderTest, int], object]

ACTS: dict[str, tuple[Step, Act]] = {
    "submit": (Step.WRITE, lambda room, me: room.submit(me, "Lotsen")),
    "edit": (Step.WRITE, lambda room, me: _edit(room, me)),
    "withdraw": (
        Step.WRITE,
        lambda room, me: ideas.withdraw_idea(
            participant_id=me, workshop_id=room.id, number=1, withdrawn=True, now=now()
        ),
    ),
    "ask": (
        Step.READ,
        lambda room, me: remarks.ask_about(
            workshop_id=room.id, idea=1, text="Wer?", speaker=remarks.Speaker(me), now=now()
        ),
    ),
    "report": (
        Step.READ,
        lambda room, me: complaints.report_idea(
            participant_id=me, workshop_id=room.id, idea=1, reason="Name", now=now()
        ),
    ),
    "offer": (
        Step.READ,
        lambda room, me: sharing.offer_to_order(
            participant_id=me, workshop_id=room.id, offered=True, now=now()
        ),
    ),
    "bundle": (
        Step.READ,
        lambda room, me: bundling.create_bundle(
            workshop_id=room.id, ideas=[1, 2], name="B", by=me, now=now()
        ),
    ),
    "undo": (Step.READ, lambda room, me: history.undo_last(workshop_id=room.id, by=me, now=now())),
    "vote": (Step.VOTE, lambda room, me: vote(room, me, 1)),
    "code": (Step.VOTE, lambda room, me: redeem(room, me, CODES[0])),
    "reserve": (
        Step.CHOOSE,
        lambda room, me: reservations.record_reservation(
            workshop_id=room.id, participant_id=me, text="Zu teuer.", locale="de", now=now()
        ),
    ),
    "join": (
        Step.SKETCH,
        lambda room, me: sketches.join_sketch(
            participant_id=me, workshop_id=room.id, number=1, joined=True, now=now()
        ),
    ),
    "read only": (
        Step.TEAMS,
        lambda room, me: teams.choose_to_read(participant_id=me, workshop_id=room.id, reads=True, now=now()),
    ),
    "be placed": (
        Step.TEAMS,
        lambda room, me: teams.place(workshop_id=room.id, person=me, number=1, now=now()),
    ),
    "write": (
        Step.SKETCH,
        lambda room, me: Page(room.id, me).send(),
    ),
    "call help": (
        Step.SKETCH,
        lambda room, me: help.call_help(participant_id=me, workshop_id=room.id, number=1, now=now()),
    ),
    "take the call back": (
        Step.SKETCH,
        lambda room, me: help.take_call_back(participant_id=me, workshop_id=room.id, number=1, now=now()),
    ),
    "agree": (
        Step.AGREE,
        lambda room, me: stances.give_stance(
            participant_id=me,
            workshop_id=room.id,
            number=1,
            answer=stances.Answer("agree", "", "de", 0),
            now=now(),
        ),
    ),
    "advise": (
        Step.ADVISE,
        lambda room, me: advice.give_advice(
            workshop_id=room.id, number=1, section="", text="Wer?", author=advice.Author(me), now=now()
        ),
    ),
    "see": (
        Step.ADVISE,
        lambda room, me: advice.see_advice(
            workshop_id=room.id, participant_id=me, number=1, upto=1, now=now()
        ),
    ),
    "restore": (
        Step.SKETCH,
        lambda room, me: restore_version(
            participant_id=me, workshop_id=room.id, number=1, key="goals", version=0, now=now()
        ),
    ),
    "done": (
        Step.WRITE,
        lambda room, me: people.say_done(participant_id=me, workshop_id=room.id, done=True, now=now()),
    ),
}


def _edit(room: RoomUnderTest, me: int) -> None:
    ideas.edit_idea(
        participant_id=me, workshop_id=room.id, number=1, title="Anders", description="", now=now()
    )


def _at(room: RoomUnderTest, step: Step) -> None:
    """The room at this step, as far along as the acts need it."""
    room.collect(2)
    if step is Step.WRITE:
        return
    room.go(min(step, Step.VOTE, key=lambda one: one.position))
    if step.position >= Step.VOTE.position:
        make_codes(room.id)
        vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    if step.position >= Step.CHOOSE.position:
        room.go(Step.CHOOSE)
        selection.confirm_selection(
            workshop_id=room.id, rule=Rule.PLAIN, ideas=[1], reason="Die eine.", now=now()
        )
    room.go(step)
    if step is Step.AGREE:
        agreement.call_up(workshop_id=room.id, number=1, now=now())


def _journal() -> int:
    with reading() as session:
        return session.execute(select(func.count()).select_from(JournalRow)).scalar_one()


@pytest.mark.parametrize("name", ACTS)
def test_somebody_who_was_removed_meanwhile_does_nothing(app, workshop, name):
    step, act = ACTS[name]
    room = joined(workshop.id, 2)
    _at(room, step)
    me = room.people[0]
    people.remove_participant(workshop_id=room.id, participant_id=me, now=now())
    before = _journal()
    with pytest.raises(NotFound):
        act(room, me)
    assert _journal() == before


def test_a_ballot_of_somebody_removed_is_not_counted_and_their_code_is_free(app, workshop):
    room = joined(workshop.id, 2)
    _at(room, Step.VOTE)
    ghost, other = room.people
    redeem(room, ghost, CODES[0])
    vote(room, ghost, 1)
    people.remove_participant(workshop_id=room.id, participant_id=ghost, now=now())
    for late in (lambda: vote(room, ghost, 1), lambda: redeem(room, ghost, CODES[0])):
        with pytest.raises(NotFound):
            late()
    redeem(room, other, CODES[0])
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        assert latest_round(session, room.id).voters == 0
        used = select(VotingCode.participant_id).where(VotingCode.code == CODES[0])
        assert session.execute(used).scalar_one() == other
