"""Bundles in the database: whoever orders, and however many at once, no idea, no vote round and no word is lost."""

from __future__ import annotations

import contextlib
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions import bundling, history, ideas, ordering, vote_rounds, workshops
from app.db import db, reading
from app.domain.bundles import is_sound
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Audience, Step
from app.models import Idea, Workshop
from app.queries.bundles import arrangement
from app.queries.ideas import board, own_ideas
from app.queries.voting import closed_rounds
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.databases import ON_SQLITE
from tests.support.product import new_workshop


def _room(workshop_id: int, count: int = 5) -> RoomUnderTest:
    room = joined(workshop_id, 2)
    room.collect(count)
    room.go(Step.READ)
    return room


def _bundle(room: RoomUnderTest, *numbers: int, name: str = "Sprache") -> None:
    bundling.create_bundle(workshop_id=room.id, ideas=numbers, name=name, now=now())


def _cards(room: RoomUnderTest) -> dict[str, tuple[int, ...]]:
    """What stands on the board: what it is called, and the numbers of what lies in it."""
    with reading() as session:
        shown = board(session, room.id, Step.READ, Audience.PARTICIPANT)
    return {card.title: tuple(part.number for part in card.members) or (card.number,) for card in shown}


def test_a_bundle_stands_under_its_name_with_all_its_ideas_as_they_were_written(app, workshop):
    room = _room(workshop.id)
    _bundle(room, 2, 4, name="  Sprache \n lernen ")
    assert _cards(room) == {"Idee 1": (1,), "Sprache lernen": (2, 4), "Idee 3": (3,), "Idee 5": (5,)}
    with reading() as session:
        card = board(session, room.id, Step.READ, Audience.PARTICIPANT)[1]
        own = own_ideas(session, room.id, room.people[1])
    assert [part.title for part in card.members] == ["Idee 2", "Idee 4"]
    assert (card.number, card.own_title, card.title_locale) == (2, "Idee 2", "de")
    assert [idea.title for idea in own] == ["Idee 4", "Idee 2"]  # mine keep my words


def test_put_in_rename_merge_split_and_take_out(app, workshop):
    room = _room(workshop.id)
    _bundle(room, 1, 2)
    bundling.put_in_bundle(workshop_id=room.id, ideas=[3], target=1, now=now())
    bundling.rename_bundle(workshop_id=room.id, head=1, name="Deutsch", now=now())
    _bundle(room, 4, 5, name="Wege")
    ordering.merge_ideas(workshop_id=room.id, source=4, target=1, now=now())
    assert _cards(room) == {"Deutsch": (1, 2, 3, 4, 5)}
    bundling.split_bundle(workshop_id=room.id, head=1, out=[1, 5], name="Neu", now=now())
    assert _cards(room) == {"Neu": (1, 5), "Deutsch": (2, 3, 4)}
    ordering.separate_idea(workshop_id=room.id, number=2, now=now())
    ordering.separate_idea(workshop_id=room.id, number=5, now=now())
    assert _cards(room) == {"Idee 1": (1,), "Idee 2": (2,), "Deutsch": (3, 4), "Idee 5": (5,)}


def test_an_idea_that_others_are_put_to_gives_the_bundle_its_title(app, workshop):
    room = _room(workshop.id)
    bundling.put_in_bundle(workshop_id=room.id, ideas=[1, 2], target=4, now=now())
    assert _cards(room) == {"Idee 3": (3,), "Idee 4": (4, 1, 2), "Idee 5": (5,)}


@pytest.mark.parametrize("step", [Step.WRITE, Step.VOTE])
def test_only_while_all_read(app, workshop, step):
    room = joined(workshop.id, 1)
    room.collect(2)
    room.go(step)
    with pytest.raises(NotPermitted, match=r"step\.order_ideas"):
        _bundle(room, 1, 2)


def test_not_after_a_vote_of_this_meeting_but_again_in_the_next(app, workshop):
    room = _room(workshop.id)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())
    with pytest.raises(RuleBroken, match=r"merge\.after_vote"):
        _bundle(room, 1, 2)
    with reading() as session:
        session.get_one(Workshop, room.id).meeting = 2
        session.commit()
    _bundle(room, 1, 2)
    assert _cards(room)["Sprache"] == (1, 2)


@pytest.mark.parametrize("number", [77, 2**40])
def test_ideas_that_are_not_there_are_not_found(app, workshop, number):
    room = _room(workshop.id)
    with pytest.raises(NotFound):
        _bundle(room, 1, number)


def test_a_name_is_asked_for_at_its_field(app, workshop):
    room = _room(workshop.id)
    with pytest.raises(InvalidInput) as refused:
        _bundle(room, 1, 2, name=" ")
    assert refused.value.field == "name"
    with pytest.raises(InvalidInput):
        bundling.split_bundle(workshop_id=room.id, head=1, out=[1, 2], name="", now=now())


def test_a_withdrawn_head_leaves_the_others_a_bundle_with_its_name(app, workshop):
    room = _room(workshop.id)
    _bundle(room, 1, 2, 3)
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    ideas.withdraw_idea(
        participant_id=room.people[0], workshop_id=room.id, number=1, withdrawn=True, now=now()
    )
    ideas.withdraw_idea(
        participant_id=room.people[0], workshop_id=room.id, number=1, withdrawn=False, now=now()
    )
    room.go(Step.READ)
    assert _cards(room) == {"Idee 1": (1,), "Sprache": (2, 3), "Idee 4": (4,), "Idee 5": (5,)}


def test_two_at_once_with_the_same_idea_make_one_bundle_and_one_refusal(app, workshop):
    room = _room(workshop.id, 6)
    refused: list[str] = []
    barrier = threading.Barrier(2)

    def order(numbers: list[int]) -> None:
        with app.app_context():
            barrier.wait()
            try:
                bundling.create_bundle(workshop_id=room.id, ideas=numbers, name="Wir", now=now())
            except RuleBroken as broken:
                refused.append(broken.key)
            db.session.remove()

    threads = [threading.Thread(target=order, args=(numbers,)) for numbers in ([1, 3], [2, 3])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["bundle.not_standing"]
    assert _cards(room)["Wir"] in ((1, 3), (2, 3))


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.sets(st.integers(1, 6), min_size=1, max_size=4)),
        st.tuples(st.just("put_in"), st.integers(1, 6), st.integers(1, 6)),
        st.tuples(st.just("take_out"), st.integers(1, 6)),
        st.tuples(st.just("split"), st.integers(1, 6), st.sets(st.integers(1, 6), max_size=3)),
        st.tuples(st.just("hide"), st.integers(1, 6)),
        st.tuples(st.just("show"), st.integers(1, 6)),
        st.tuples(st.just("withdraw"), st.integers(1, 6)),
        st.tuples(st.just("correct"), st.integers(1, 6)),
        st.tuples(st.just("undo")),
        st.tuples(st.just("vote")),
    ),
    max_size=25,
)


def _do(room: RoomUnderTest, what: str, *values) -> None:
    at: dict = {"workshop_id": room.id, "now": now()}
    if what == "create":
        bundling.create_bundle(ideas=values[0], name="Bündel", **at)
    elif what == "put_in":
        bundling.put_in_bundle(ideas=[values[0]], target=values[1], **at)
    elif what == "take_out":
        bundling.take_out_of_bundle(number=values[0], **at)
    elif what == "split":
        bundling.split_bundle(head=values[0], out=values[1], name="Teil", **at)
    elif what == "hide":
        ordering.hide_idea(number=values[0], reason="Scherz", **at)
    elif what == "show":
        ordering.show_idea(number=values[0], **at)
    elif what == "correct":
        ordering.correct_idea(number=values[0], title=f"Idee {values[0]}!", description="", **at)
    elif what == "undo":
        history.undo_last(**at)
    elif what == "vote":
        _vote(room)
    else:
        _withdraw(room, values[0])


def _vote(room: RoomUnderTest) -> None:
    room.go(Step.VOTE)
    with contextlib.suppress(RuleBroken):
        vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())


def _withdraw(room: RoomUnderTest, number: int) -> None:
    """The author withdraws, or submits again, and all go on reading."""
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    with reading() as session:
        found = session.query(Idea).filter_by(workshop_id=room.id, number=number).one()
        author, gone = found.author_id, found.withdrawn
    ideas.withdraw_idea(
        participant_id=author, workshop_id=room.id, number=number, withdrawn=not gone, now=now()
    )
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())


@ON_SQLITE
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_in_whatever_order_nothing_is_lost(app, steps):
    """Promise 8: every idea and its words, every vote round; and the board is never in pieces."""
    room = _room(new_workshop().id, 6)
    rounds = 0
    for what, *values in steps:
        with contextlib.suppress(RuleBroken):
            _do(room, what, *values)
        with reading() as session:
            rows = session.query(Idea).filter_by(workshop_id=room.id).all()
            assert sorted(idea.number for idea in rows) == [1, 2, 3, 4, 5, 6]
            assert all(idea.title in (f"Idee {idea.number}", f"Idee {idea.number}!") for idea in rows)
            lying = arrangement(session, room.id)
            assert all(is_sound(lying, number) for number in lying.places)
            assert all(idea.merged_into is None for idea in rows if idea.withdrawn)
            kept = len(closed_rounds(session, room.id))
        assert kept >= rounds
        rounds = kept
