"""The history: everything can be taken back exactly, until something later stands on it; then it says what."""

from __future__ import annotations

import pytest

from app.actions import bundling, history, ideas, ordering, pairing, vote_rounds, workshops
from app.db import reading
from app.domain.errors import NotFound, RuleBroken
from app.domain.phases import Step
from app.queries.history import Entry
from app.queries.history import history as entries
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.product import new_workshop
from tests.support.stored import everything


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    room = joined(workshop.id, 2)
    room.collect(5)
    room.go(Step.READ)
    return room


def _entries(room: RoomUnderTest) -> list[Entry]:
    with reading() as session:
        return list(entries(session, room.id))


def _board(room: RoomUnderTest) -> list[tuple[object, ...]]:
    """All that ordering can change, but not when it was, nor how often words were kept."""
    rows = everything()
    ideas_now = sorted((row[2], row[4], row[5], *row[13:14], *row[15:18]) for row in rows["idea"])
    return [*ideas_now, *rows["idea_pair"]]


def _undo(room: RoomUnderTest, change: int) -> None:
    history.undo_change(workshop_id=room.id, change=change, now=now())


DEEDS = {
    "create": lambda at: bundling.create_bundle(ideas=[3, 4], name="Neu", **at),
    "merge": lambda at: ordering.merge_ideas(source=3, target=1, **at),
    "merge two bundles": lambda at: ordering.merge_ideas(source=1, target=5, **at),
    "separate": lambda at: ordering.separate_idea(number=2, **at),
    "separate the head": lambda at: ordering.separate_idea(number=1, **at),
    "rename": lambda at: bundling.rename_bundle(head=1, name="Anders", **at),
    "split": lambda at: bundling.split_bundle(head=1, out=[1], name="", **at),
    "hide": lambda at: ordering.hide_idea(number=3, reason="Scherz", **at),
    "correct": lambda at: ordering.correct_idea(number=3, title="Richtig", description="x", **at),
    "exclusive": lambda at: pairing.mark_exclusive(one=1, other=3, **at),
    "compatible": lambda at: pairing.unmark_exclusive(one=1, other=4, **at),
    "different": lambda at: pairing.tell_apart(ideas=[1, 3, 5], **at),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_was_done_can_be_taken_back_exactly(room, deed):
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="Sprache", now=now())
    pairing.mark_exclusive(workshop_id=room.id, one=1, other=4, now=now())
    before = _board(room)
    DEEDS[deed]({"workshop_id": room.id, "now": now()})
    assert _board(room) != before
    history.undo_last(workshop_id=room.id, now=now())
    assert _board(room) == before
    assert [entry.undone for entry in _entries(room)] == [True, False, False]


def test_the_history_says_who_in_a_word_what_and_what_stands_in_the_way(room):
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="Sprache", now=now())
    bundling.put_in_bundle(workshop_id=room.id, ideas=[3], target=1, now=now())
    ordering.hide_idea(workshop_id=room.id, number=4, reason="Scherz", now=now())
    hide, put_in, create = _entries(room)
    assert (create.kind, create.ideas, create.name, create.by_moderator) == (
        "create",
        (1, 2),
        "Sprache",
        True,
    )
    assert (hide.obstacle, put_in.obstacle) == ("", "")
    assert create.obstacle == "undo.in_the_way"
    assert create.later is not None
    assert (create.later.kind, create.later.ideas) == ("merge", (1, 3))
    with pytest.raises(RuleBroken, match=r"undo\.later") as refused:
        _undo(room, create.id)
    assert refused.value.values == {"number": 3, "what": "mit einer anderen zusammengelegt"}
    _undo(room, put_in.id)
    _undo(room, create.id)  # now nothing is in the way
    with pytest.raises(RuleBroken, match=r"undo\.done"):
        _undo(room, create.id)


def test_an_authors_own_words_stand_in_the_way_of_a_correction(room):
    ordering.correct_idea(workshop_id=room.id, number=1, title="Richtig", description="", now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    ideas.edit_idea(
        participant_id=room.people[0],
        workshop_id=room.id,
        number=1,
        title="Von mir",
        description="",
        now=now(),
    )
    room.go(Step.READ)
    (entry,) = _entries(room)
    assert (entry.obstacle, entry.later) == ("undo.in_the_way", None)
    with pytest.raises(RuleBroken, match=r"undo\.in_the_way"):
        _undo(room, entry.id)


def test_a_vote_makes_bundles_and_words_final_and_hiding_not(room):
    bundling.create_bundle(workshop_id=room.id, ideas=[1, 2], name="Sprache", now=now())
    ordering.correct_idea(workshop_id=room.id, number=2, title="Richtig", description="", now=now())
    ordering.hide_idea(workshop_id=room.id, number=4, reason="Scherz", now=now())
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.READ, now=now())
    assert [entry.obstacle for entry in _entries(room)] == ["", "idea.voted_on", "merge.after_vote"]


def test_undo_does_not_bring_an_idea_back_into_one_that_is_gone(room):
    ordering.merge_ideas(workshop_id=room.id, source=3, target=1, now=now())
    ordering.separate_idea(workshop_id=room.id, number=3, now=now())
    workshops.move_step(workshop_id=room.id, wanted=Step.WRITE, now=now())
    ideas.withdraw_idea(
        participant_id=room.people[0], workshop_id=room.id, number=1, withdrawn=True, now=now()
    )
    room.go(Step.READ)
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        history.undo_last(workshop_id=room.id, now=now())


def test_another_workshops_changes_are_not_found(room):
    other = joined(new_workshop().id, 1)
    other.collect(2)
    other.go(Step.READ)
    bundling.create_bundle(workshop_id=other.id, ideas=[1, 2], name="Fremd", now=now())
    (theirs,) = _entries(other)
    with pytest.raises(NotFound):
        _undo(room, theirs.id)
    assert _entries(room) == []
