"""Sharing out: everybody orders their own stack and nothing else, and nobody's ideas are left behind."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from app.actions import bundling, history, ordering, pairing, people, sharing, vote_rounds
from app.actions.journal import Request
from app.db import reading
from app.domain.errors import InvalidInput, NotPermitted, NotYours, RuleBroken
from app.domain.phases import Step
from app.queries.sharing import my_stack, offers, owners
from app.queries.sharing import sharing as progress
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, be_connected, joined


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Three people, all connected, and nine ideas."""
    room = joined(workshop.id, 3)
    room.collect(9)
    room.go(Step.READ)
    be_connected(*room.people)
    return room


def _long_ago() -> datetime:
    return now() - timedelta(seconds=12)


def _share(room: RoomUnderTest, people: int | None = None, *, everybody: bool = True, key: str = "") -> None:
    sharing.share_out(
        workshop_id=room.id,
        people=people,
        everybody=everybody,
        live_since=_long_ago(),
        now=now(),
        request=Request("workshop", key),
    )


def _owners(room: RoomUnderTest) -> dict[int, int]:
    with reading() as session:
        return owners(session, room.id)


def _stack(room: RoomUnderTest, person: int) -> list[int]:
    with reading() as session:
        return [card.number for card in my_stack(session, room.id, person, Step.READ).cards]


def test_everything_is_shared_out_to_those_who_are_connected(room):
    _share(room)
    assert _owners(room).keys() == set(range(1, 10))
    assert Counter(_owners(room).values()) == dict.fromkeys(room.people, 3)
    _share(room, 2)
    assert sorted(Counter(_owners(room).values()).values()) == [4, 5]


def test_only_those_who_offered_if_the_moderator_wants_it_so(room):
    with pytest.raises(RuleBroken, match=r"sharing\.nobody"):
        _share(room, everybody=False)
    willing = room.people[1]
    for offered in (True, True, False, True):
        sharing.offer_to_order(participant_id=willing, workshop_id=room.id, offered=offered, now=now())
    with reading() as session:
        assert offers(session, room.id) == {willing}
    _share(room, everybody=False)
    assert set(_owners(room).values()) == {willing}
    sharing.gather(workshop_id=room.id, now=now())
    with reading() as session:
        assert (owners(session, room.id), offers(session, room.id)) == ({}, {willing})


@pytest.mark.parametrize("wanted", [0, -1, 51])
def test_a_number_of_people_that_cannot_be_is_told_at_its_field(room, wanted):
    with pytest.raises(InvalidInput) as refused:
        _share(room, wanted)
    assert refused.value.field == "people"


def test_a_bundle_lies_in_one_stack_and_its_ideas_with_it(room):
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 5, 9], name="Sprache", now=now())
    _share(room)
    owner = _owners(room)
    assert owner[1] == owner[5] == owner[9]
    assert sorted(Counter(owner.values()).values()) == [3, 3, 3]


def test_a_sharer_does_everything_in_their_own_stack_and_nothing_in_anothers(room):
    _share(room)
    me, other = room.people[:2]
    (one, two, three), foreign = _stack(room, me), _stack(room, other)[0]
    mine = {"workshop_id": room.id, "by": me, "now": now()}
    bundling.create_bundle(ideas=[one, two], name="Meins", **mine)
    bundling.put_in_bundle(ideas=[three], target=one, **mine)
    bundling.rename_bundle(head=one, name="Ganz meins", **mine)
    bundling.split_bundle(head=one, out=[two], name="", **mine)
    bundling.take_out_of_bundle(number=one, **mine)
    history.undo_last(workshop_id=room.id, by=me, now=now())
    assert _stack(room, me) == sorted([one, two])
    for deed in (
        lambda: bundling.create_bundle(ideas=[one, foreign], name="x", **mine),
        lambda: bundling.put_in_bundle(ideas=[foreign], target=one, **mine),
        lambda: bundling.put_in_bundle(ideas=[one], target=foreign, **mine),
        lambda: bundling.rename_bundle(head=foreign, name="x", **mine),
        lambda: bundling.split_bundle(head=foreign, out=[foreign], name="x", **mine),
        lambda: bundling.take_out_of_bundle(number=foreign, **mine),
        lambda: pairing.tell_apart(ideas=[one, foreign], **mine),
    ):
        with pytest.raises(NotYours):
            deed()


def test_without_a_stack_a_participant_orders_nothing(room):
    with pytest.raises(NotPermitted, match=r"sharing\.none"):
        bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="x", by=room.people[0], now=now())


def test_rueckgaengig_takes_back_ones_own_latest_and_nobody_elses(room):
    _share(room)
    first, second = room.people[:2]
    for person in (first, second):
        cards = _stack(room, person)
        bundling.create_bundle(workshop_id=room.id, ideas=cards, name="Alle", by=person, now=now())
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        history.undo_last(workshop_id=room.id, now=now())  # the moderator has done nothing
    history.undo_last(workshop_id=room.id, by=first, now=now())
    assert (len(_stack(room, first)), len(_stack(room, second))) == (3, 1)


def test_the_moderator_merges_across_stacks_and_takes_it_back(room):
    _share(room)
    (first, *_), (second, *_) = _stack(room, room.people[0]), _stack(room, room.people[1])
    before = _owners(room)
    ordering.merge_ideas(workshop_id=room.id, source=second, target=first, now=now())
    assert _owners(room)[second] == room.people[0]
    with pytest.raises(NotYours):
        bundling.take_out_of_bundle(workshop_id=room.id, number=second, by=room.people[1], now=now())
    history.undo_last(workshop_id=room.id, now=now())
    assert _owners(room) == before


def test_the_ideas_of_somebody_removed_go_to_the_smallest_stack_or_back_to_the_moderator(room):
    _share(room, 2)
    sharers = sorted(set(_owners(room).values()))
    people.remove_participant(workshop_id=room.id, participant_id=sharers[0], now=now())
    assert _owners(room) == dict.fromkeys(range(1, 10), sharers[1])
    people.remove_participant(workshop_id=room.id, participant_id=sharers[1], now=now())
    assert _owners(room) == {}


def test_what_is_left_behind_is_handed_on(room):
    """An idea that was hidden while all was shared out, and the stack of somebody who is not connected any more."""
    ordering.hide_idea(workshop_id=room.id, number=9, reason="Scherz", now=now())
    _share(room)
    ordering.show_idea(workshop_id=room.id, number=9, now=now())
    with reading() as session:
        assert progress(session, room.id, 1).left == 1
    sharing.hand_on(workshop_id=room.id, live_since=_long_ago(), now=now())
    assert sorted(Counter(_owners(room).values()).values()) == [3, 3, 3]
    with pytest.raises(RuleBroken, match=r"sharing\.nobody"):
        sharing.hand_on(workshop_id=room.id, live_since=now() + timedelta(minutes=1), now=now())


def test_progress_tells_how_far_the_stacks_are_and_not_whose_they_are(room):
    _share(room)
    me = room.people[0]
    bundling.create_bundle(workshop_id=room.id, ideas=_stack(room, me), name="Alle", by=me, now=now())
    people.say_done(participant_id=me, workshop_id=room.id, done=True, now=now())
    with reading() as session:
        visit = 3  # Ankommen, Schreiben, Lesen
        found = progress(session, room.id, visit)
    assert (found.bundles, found.single, found.left, found.offered) == (1, 6, 0, 0)
    assert sorted((s.bundles, s.single, s.done) for s in found.stacks) == [(0, 3, False)] * 2 + [(1, 0, True)]


def test_nothing_is_shared_out_once_a_vote_has_begun(room):
    _share(room)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    with pytest.raises(NotPermitted):
        _share(room)


def test_sharing_out_again_with_the_same_key_changes_nothing(room):
    _share(room, key="k1")
    before = _owners(room)
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="x", now=now())
    after = _owners(room)
    _share(room, key="k1")
    assert _owners(room) == after
    assert before.keys() == after.keys()
