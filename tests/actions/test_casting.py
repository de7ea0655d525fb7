"""What a closed vote leaves: ballots by their numbers, in no order of time, with a name only where it was open."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select, text

from app.actions import people, vote_rounds
from app.db import db, reading
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.voting import Level, Method, VoteRules, VoteTerms
from app.models import BallotMark, BallotPaper, CastBallot, RequestKey, VoteRound
from app.queries.voting import closed_rounds, latest_round, my_number, my_points
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest
from tests.actions.votes import CODES, benches, make_codes, redeem, sit_down, vote, voting_room
from tests.support.databases import ON_SQLITE

BOTH = VoteTerms(criteria=("mutig", "machbar"))


def _at_once(app, jobs: list) -> None:
    """All jobs at the same time, each with a context of its own."""

    def run(job) -> None:
        with app.app_context():
            try:
                job()
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _cast() -> list[tuple[str, int, str | None, dict[str, int]]]:
    with reading() as session:
        rows = session.execute(
            select(CastBallot.id, CastBallot.criterion, CastBallot.name, CastBallot.marks).order_by(
                CastBallot.id, CastBallot.criterion
            )
        )
        return [tuple(row) for row in rows]


def _number(room: RoomUnderTest, person: int) -> str | None:
    with reading() as session:
        return my_number(session, latest_round(session, room.id).id, person)


def test_each_word_has_a_purse_and_a_ballot_of_its_own(app, workshop):
    room = voting_room(workshop.id, 2, 4, VoteRules(Method.POINTS, 3, 1), BOTH)
    one, other = room.people
    for criterion, ideas in ((0, (1, 2, 3)), (1, (1, 4))):
        for idea in ideas:
            vote(room, one, idea, criterion=criterion)
    vote(room, other, 4, criterion=1)
    with pytest.raises(RuleBroken, match=r"vote\.budget_spent"):
        vote(room, one, 4, criterion=0)
    vote(room, one, 4, -1, criterion=1)
    numbers = [_number(room, person) for person in room.people]
    with reading() as session:
        assert my_points(session, latest_round(session, room.id).id, one) == {
            0: {1: 1, 2: 1, 3: 1},
            1: {1: 1},
        }
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert _cast() == sorted(
        [
            (numbers[0], 0, None, {"1": 1, "2": 1, "3": 1}),
            (numbers[0], 1, None, {"1": 1}),
            (numbers[1], 1, None, {"4": 1}),
        ],
        key=lambda row: row[:2],
    )
    with reading() as session:
        assert latest_round(session, room.id).voters == 2


@pytest.mark.parametrize(("terms", "criterion"), [(VoteTerms(), 1), (BOTH, 2), (BOTH, -1)])
def test_a_word_that_is_not_voted_on_takes_no_points(app, workshop, terms, criterion):
    room = voting_room(workshop.id, 1, 3, terms=terms)
    with pytest.raises(RuleBroken, match=r"vote\.unknown_criterion"):
        vote(room, room.people[0], 1, criterion=criterion)


def test_a_hundred_parallel_points_for_two_words_count_five_each(app, workshop):
    room = voting_room(workshop.id, 1, 20, VoteRules(Method.POINTS, 5, 1), BOTH)
    refused: list[str] = []

    def send(n: int) -> None:
        try:
            vote(room, room.people[0], n % 20 + 1, key=f"k{n}", criterion=n % 2)
        except RuleBroken as broken:
            refused.append(broken.key)

    _at_once(app, [lambda n=n: send(n) for n in range(100)])
    with reading() as session:
        totals = select(BallotMark.criterion, func.sum(BallotMark.points)).group_by(BallotMark.criterion)
        assert sorted(tuple(row) for row in session.execute(totals)) == [(0, 5), (1, 5)]
        assert session.execute(select(func.count()).select_from(BallotPaper)).scalar_one() == 1
    assert len(refused) == 90


@pytest.mark.parametrize("level", [Level.OPEN, Level.CODE])
def test_closing_while_fifty_vote_for_two_words_stores_or_refuses_each(app, workshop, level):
    codes = [f"{n:08d}".replace("0", "Z").replace("1", "Y") for n in range(50)]
    if level == Level.CODE:
        make_codes(workshop.id, codes)
    room = voting_room(workshop.id, 50, 3, terms=VoteTerms(level, ("mutig", "machbar")))
    if level == Level.CODE:
        for person, code in zip(room.people, codes, strict=True):
            redeem(room, person, code)
    accepted: list[tuple[int, int]] = []

    def send(n: int) -> None:
        for criterion in (0, 1):
            try:
                vote(room, room.people[n], n % 3 + 1, criterion=criterion)
                accepted.append((n, criterion))
            except NotPermitted:
                pass

    jobs = [lambda n=n: send(n) for n in range(50)]
    jobs.insert(25, lambda: vote_rounds.close_round(workshop_id=room.id, now=now()))
    _at_once(app, jobs)
    cast = _cast()
    assert len(cast) == len(accepted)
    assert sorted((str(marks), criterion) for _, criterion, _, marks in cast) == sorted(
        (str({str(n % 3 + 1): 1}), criterion) for n, criterion in accepted
    )


def test_names_stand_beside_ballots_of_an_open_vote_only(app, workshop):
    room = voting_room(workshop.id, 0 + 1, 3, terms=VoteTerms(Level.OPEN))
    ada = sit_down(room, benches()[0], "Ada")
    vote(room, ada, 2)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="1", now=now(), terms=VoteTerms())
    vote(room, ada, 3)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert sorted((name, marks) for _, _, name, marks in _cast() if name) == [("Ada", {"2": 1})]
    assert [marks for _, _, name, marks in _cast() if name is None] == [{"3": 1}]


def test_a_control_number_comes_with_the_first_point_and_stays(app, workshop):
    room = voting_room(workshop.id, 2, 3)
    one, other = room.people
    assert _number(room, one) is None
    vote(room, one, 1)
    number = _number(room, one)
    assert len(number) == 8
    vote(room, one, 1, -1)
    vote(room, one, 2)
    vote(room, other, 2)
    assert _number(room, one) == number != _number(room, other)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert number in [row[0] for row in _cast()]
    with reading() as session:
        assert session.execute(select(func.count()).select_from(BallotPaper)).scalar_one() == 0
        assert not [s for s in session.scalars(select(RequestKey.scope)) if s.startswith("round-")]


def test_an_empty_ballot_leaves_no_row(app, workshop):
    room = voting_room(workshop.id, 2, 3, terms=BOTH)
    for person in room.people:
        vote(room, person, 1)
    vote(room, room.people[0], 1, -1)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert [(criterion, marks) for _, criterion, _, marks in _cast()] == [(0, {"1": 1})]


def test_numbers_and_places_of_ballots_are_unrelated_to_the_order_of_voting(app, workshop):
    """Over rounds of 40 voters the first to vote lies now here, now there: rank correlation about 0.

    With 8 x 40 ballots the mean of the rank correlations has a standard deviation of about 0.06.
    """
    room = voting_room(workshop.id, 40, 40)
    physical = "rowid" if db.engine.dialect.name == "sqlite" else "ctid"
    ordered, correlations = f"SELECT id, marks FROM cast_ballot WHERE round_id = :r ORDER BY {physical}", []
    for turn in range(8):
        if turn:
            vote_rounds.open_round(workshop_id=room.id, seed="1", now=now())
        for n, person in enumerate(room.people):
            vote(room, person, n + 1)
        vote_rounds.close_round(workshop_id=room.id, now=now())
        with reading() as session:
            round_id = session.execute(select(func.max(VoteRound.id))).scalar_one()
            rows = session.execute(text(ordered), {"r": round_id}).all()
        assert [row.id for row in rows] == sorted(row.id for row in rows)
        cast_at = [
            int(str(row.marks).split('"')[1] if isinstance(row.marks, str) else next(iter(row.marks)))
            for row in rows
        ]
        squares = sum((place + 1 - n) ** 2 for place, n in enumerate(cast_at))
        correlations.append(1 - 6 * squares / (40 * (40**2 - 1)))
    assert abs(sum(correlations) / len(correlations)) < 0.35


def test_present_are_those_who_are_there_at_the_end_whoever_voted(app, workshop):
    room = voting_room(workshop.id, 1, 3, terms=VoteTerms(quorum={str(benches()[0]): 2, "999": 4}))
    first, second = (sit_down(room, benches()[0]) for _ in range(2))
    vote(room, first, 1)
    people.remove_participant(workshop_id=room.id, participant_id=first, now=now())
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        round_ = latest_round(session, room.id)
    assert round_.quorum == {str(benches()[0]): 2}  # no bench of another group
    assert (round_.present, round_.voters) == ({str(benches()[0]): 1}, 0)
    assert second


def test_a_removed_person_leaves_no_ballot_and_no_number(app, workshop):
    room = voting_room(workshop.id, 2, 3)
    for person in room.people:
        vote(room, person, 1)
    people.remove_participant(workshop_id=room.id, participant_id=room.people[0], now=now())
    with reading() as session:
        assert session.execute(select(func.count()).select_from(BallotPaper)).scalar_one() == 1
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert len(_cast()) == 1


def test_a_round_open_since_before_control_numbers_gets_them_at_closing(app, workshop):
    room = voting_room(workshop.id, 2, 3)
    for person in room.people:
        vote(room, person, 1)
    with db.engine.begin() as connection:
        connection.execute(BallotPaper.__table__.delete())
    vote_rounds.close_round(workshop_id=room.id, now=now())
    assert len({row[0] for row in _cast()}) == 2


def test_what_was_prepared_holds_for_the_next_round_of_the_meeting(app, workshop):
    terms = VoteTerms(Level.OPEN, ("mutig",), thrown="42")
    room = voting_room(workshop.id, 1, 20, VoteRules(Method.POINTS, 6, 2), terms)
    vote_rounds.close_round(workshop_id=room.id, now=now())
    vote_rounds.open_round(workshop_id=room.id, seed="7", now=now())
    vote_rounds.close_round(workshop_id=room.id, now=now())
    with reading() as session:
        first, second = closed_rounds(session, room.id)
    assert (first.seed, second.seed) == ("42", "7")
    for round_ in (first, second):
        assert (round_.rules, round_.level, round_.criteria) == (
            VoteRules(Method.POINTS, 6, 2),
            "open",
            ("mutig",),
        )
        assert round_.meeting == 1


def test_without_any_rules_the_proposed_ones_hold(app, workshop):
    room = voting_room(workshop.id, 1, 20)
    with reading() as session:
        assert latest_round(session, room.id).rules == VoteRules(Method.POINTS, 5, 2)


@ON_SQLITE
@pytest.mark.parametrize("rules", [VoteRules(Method.POINTS, 5, 3), VoteRules(Method.POINTS, 2, 1)])
def test_points_that_would_not_reach_three_ideas_open_nothing(app, workshop, rules):
    with pytest.raises(InvalidInput):
        voting_room(workshop.id, 1, 8, rules)
    with reading() as session:
        assert latest_round(session, workshop.id) is None


def test_a_vote_with_codes_needs_codes(app, workshop):
    with pytest.raises(InvalidInput, match=r"vote\.no_codes"):
        voting_room(workshop.id, 1, 3, terms=VoteTerms(Level.CODE))
    make_codes(workshop.id)
    vote_rounds.open_round(workshop_id=workshop.id, seed="1", now=now(), terms=VoteTerms(Level.CODE))
    assert CODES
