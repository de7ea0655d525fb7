"""Teams: joining up to a limit, reading on purpose, and what the moderator does for those who wait."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest

from app.actions import ordering, people, sketches, teams
from app.actions.journal import Request
from app.db import reading, transaction
from app.domain.errors import InvalidInput, NotFound, NotPermitted, RuleBroken
from app.domain.phases import Step
from app.models import Bench, JournalRow, Participant
from app.queries.sketches import my_sketches, sketch
from app.queries.team_people import overview
from app.queries.teams import team_counts
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.support.evening import evening_until


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """A room that forms teams: two sketches, one person in the first."""
    return evening_until(workshop.id, Step.TEAMS)


def _join(room: RoomUnderTest, person: int, number: int = 1, joined: bool = True, key: str = "") -> None:
    sketches.join_sketch(
        participant_id=room.people[person],
        workshop_id=room.id,
        number=number,
        joined=joined,
        now=now(),
        request=Request(f"participant-{room.people[person]}", key),
    )


def _read(room: RoomUnderTest, person: int, reads: bool = True) -> None:
    teams.choose_to_read(participant_id=room.people[person], workshop_id=room.id, reads=reads, now=now())


def _place(room: RoomUnderTest, person: int, number: int, leaving: int | None = None) -> None:
    teams.place(workshop_id=room.id, person=room.people[person], number=number, leaving=leaving, now=now())


def _limit(room: RoomUnderTest, size: int) -> None:
    teams.wish_size(workshop_id=room.id, size=size, limited=True, now=now())


def _sit(room: RoomUnderTest, *places: int | None) -> list[str]:
    """Give people benches by their place in the process; the German names of the benches come back."""
    with transaction() as session:
        benches = session.query(Bench).order_by(Bench.position).all()
        for person, place in zip(room.people, places, strict=False):
            session.get_one(Participant, person).bench_id = None if place is None else benches[place].id
        return [bench.name["de"] for bench in benches]


def _counts(room: RoomUnderTest) -> tuple[int, int, int]:
    with reading() as session:
        found = team_counts(session, room.id)
    return found.in_team, found.reading, found.undecided


def _team(room: RoomUnderTest, number: int = 1):
    with reading() as session:
        return sketch(session, room.id, number).team


def _kinds(room: RoomUnderTest) -> list[tuple[str, dict]]:
    with reading() as session:
        rows = session.query(JournalRow).filter(JournalRow.workshop_id == room.id).order_by(JournalRow.seq)
        return [(row.kind, row.data) for row in rows]


def test_a_team_shows_its_benches_and_what_is_missing_but_nobody(room):
    names = _sit(room, 0, 0, 1, 2, None)
    _join(room, 1)
    _join(room, 4)
    team = _team(room)
    assert [(b.name and b.name["de"], b.people) for b in team.benches] == [(names[0], 2), (None, 1)]
    assert [name["de"] for name in team.missing] == [names[1], names[2]]
    assert _team(room, 2).missing == ()


def test_one_can_be_in_several_teams_and_is_counted_once(room):
    _join(room, 0, 2)
    assert _counts(room) == (1, 0, 5)
    with reading() as session:
        assert my_sketches(session, room.id, room.people[0]) == {1, 2}


def test_reading_on_purpose_is_not_being_undecided_and_ends_with_joining(room):
    _read(room, 1)
    assert _counts(room) == (1, 1, 4)
    room.go(Step.SKETCH)
    assert _counts(room) == (1, 1, 4)
    _join(room, 1, 2)
    _join(room, 1, 2, joined=False)
    assert _counts(room) == (1, 0, 5)
    _read(room, 1)
    _read(room, 1, reads=False)
    assert _counts(room) == (1, 0, 5)
    assert [data for kind, data in _kinds(room) if kind == "readers.changed"] == [{}] * 3


def test_whoever_is_in_a_team_leaves_it_before_reading_only(room):
    with pytest.raises(RuleBroken, match="in_team"):
        _read(room, 0)
    assert _counts(room) == (1, 0, 5)


def test_a_full_team_refuses_once_the_moderator_says_so(room):
    teams.wish_size(workshop_id=room.id, size=2, limited=False, now=now())
    for person in (1, 2):
        _join(room, person)
    assert (_team(room).people, _team(room).is_full, _team(room).free) == (3, True, 0)
    _limit(room, 3)
    with pytest.raises(RuleBroken, match=r"team\.full"):
        _join(room, 3)
    with pytest.raises(RuleBroken, match=r"team\.full"):
        _place(room, 3, 1)
    _join(room, 0)  # who is in it already is not turned away
    _join(room, 0, joined=False)
    _join(room, 3)
    assert _team(room).people == 3


def test_one_team_can_have_a_size_of_its_own(room):
    _limit(room, 5)
    teams.wish_size_of(workshop_id=room.id, number=1, size=2, now=now())
    _join(room, 1)
    with pytest.raises(RuleBroken, match=r"team\.full"):
        _join(room, 2)
    assert (_team(room).size, _team(room, 2).size) == (2, 5)
    teams.wish_size_of(workshop_id=room.id, number=1, size=None, now=now())
    _join(room, 2)
    assert _team(room).size == 5


def test_a_size_that_no_team_can_have_changes_nothing(room):
    for size, limited in ((1, False), (51, False), (None, True)):
        with pytest.raises(InvalidInput):
            teams.wish_size(workshop_id=room.id, size=size, limited=limited, now=now())
    assert _team(room).size is None


def test_five_at_once_for_two_places_are_two(app, room):
    _limit(room, 3)
    barrier, refused = Barrier(5), []

    def press(person: int) -> None:
        with app.app_context():
            barrier.wait()
            try:
                _join(room, person)
            except RuleBroken as broken:
                refused.append(broken.key)

    threads = [Thread(target=press, args=(person,)) for person in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["team.full"] * 3
    assert _team(room).people == 3


def test_sent_twice_it_is_one_press_even_after_the_moderator_took_them_out(room):
    _join(room, 1, key="k")
    teams.take_out(workshop_id=room.id, person=room.people[1], number=1, now=now())
    _join(room, 1, key="k")
    assert _team(room).people == 1


def test_the_moderator_places_moves_and_takes_out(room):
    _place(room, 1, 1)
    _place(room, 1, 2, leaving=1)
    with reading() as session:
        assert my_sketches(session, room.id, room.people[1]) == {2}
    with pytest.raises(InvalidInput, match=r"team\.same"):
        _place(room, 1, 2)
    teams.take_out(workshop_id=room.id, person=room.people[1], number=2, now=now())
    assert _counts(room) == (1, 0, 5)
    assert [data for kind, data in _kinds(room) if kind == "teams.changed"] == [{}] * 3
    for person, number in ((10_000, 1), (room.people[1], 99)):
        with pytest.raises(NotFound):
            teams.place(workshop_id=room.id, person=person, number=number, now=now())


def test_moving_into_a_full_team_leaves_the_person_where_they_are(room):
    _limit(room, 2)
    for person in (1, 2):
        _join(room, person, 2)
    with pytest.raises(RuleBroken, match=r"team\.full"):
        _place(room, 0, 2, leaving=1)
    assert (_team(room).people, _team(room, 2).people) == (1, 2)


def test_whoever_reads_on_purpose_is_neither_placed_nor_distributed(room):
    _read(room, 1)
    with pytest.raises(RuleBroken, match="only_reads"):
        _place(room, 1, 1)
    teams.distribute(workshop_id=room.id, now=now())
    assert _counts(room) == (5, 1, 0)
    with reading() as session:
        assert my_sketches(session, room.id, room.people[1]) == frozenset()


def test_everybody_without_a_team_is_distributed_as_it_was_told_before(room):
    _sit(room, 0, 0, 1, 0, 1, None)
    with reading() as session:
        plan = overview(session, room.id, limited=False).plan
    teams.distribute(workshop_id=room.id, now=now())
    assert plan == {1: 2, 2: 3}
    assert [_team(room, n).people for n in (1, 2)] == [3, 3]
    assert [sorted(b.people for b in _team(room, n).benches) for n in (1, 2)] == [[1, 1, 1], [1, 2]]
    before = len(_kinds(room))
    teams.distribute(workshop_id=room.id, now=now())  # nobody is left
    assert len(_kinds(room)) == before


def test_the_moderator_sees_everybody_by_what_they_decided(room):
    _read(room, 1)
    with reading() as session:
        found = overview(session, room.id, limited=False)
    assert [member.id for member in found.readers] == [room.people[1]]
    assert {member.id for member in found.undecided} == set(room.people[2:])
    assert [[member.id for member in one.members] for one in found.teams] == [[room.people[0]], []]


def test_whoever_was_removed_counts_nowhere(room):
    _sit(room, 1, 1, 2)
    _join(room, 1)
    _limit(room, 2)
    for person in (0, 2):
        people.remove_participant(workshop_id=room.id, participant_id=room.people[person], now=now())
    team = _team(room)
    assert (team.people, team.missing, _counts(room)) == (1, (), (1, 0, 3))
    _join(room, 3)  # the place is free again
    with pytest.raises(NotFound):
        _place(room, 2, 2)
    with reading() as session:
        found = overview(session, room.id, limited=True)
    known = {member.id for one in found.teams for member in one.members}
    assert known == {room.people[1], room.people[3]}
    assert {member.id for member in found.undecided} == set(room.people[4:])


def test_the_team_of_a_hidden_idea_is_no_team(room):
    ordering.hide_idea(workshop_id=room.id, number=1, reason="Scherz", now=now())
    assert _counts(room) == (0, 0, 6)
    _read(room, 0)
    with pytest.raises(NotFound):
        _join(room, 1, 1)


def test_teams_are_open_while_they_form_write_and_are_advised(room):
    for step in (Step.SKETCH, Step.ADVISE):
        room.go(step)
        _join(room, 1)
        _join(room, 1, joined=False)
    room.go(Step.AGREE)
    late = (
        lambda: _join(room, 1),
        lambda: _read(room, 1),
        lambda: _place(room, 1, 1),
        lambda: _limit(room, 3),
        lambda: teams.distribute(workshop_id=room.id, now=now()),
        lambda: teams.take_out(workshop_id=room.id, person=room.people[0], number=1, now=now()),
        lambda: teams.wish_size_of(workshop_id=room.id, number=1, size=3, now=now()),
    )
    for act in late:
        with pytest.raises(NotPermitted, match=r"step\.join_team"):
            act()
