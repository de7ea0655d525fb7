"""From the rows of a database to a report: what was stored is in it, and what must not be published is not."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pypdf
import pytest

from app import exports
from app.actions import ordering
from app.db import reading, transaction
from app.domain import report as papers
from app.domain.phases import Step
from app.domain.reported_votes import Ballot, BenchVote, Reservation
from app.models import (
    BallotMark,
    BallotPaper,
    Bench,
    CastBallot,
    Idea,
    IdeaPair,
    Remark,
    Selection,
    Theme,
    VoteRound,
    Workshop,
)
from app.models import Reservation as ReservationRow
from app.queries.report import report
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined

SECRET = "Kanarienvogel"


def _report(room: RoomUnderTest) -> papers.Report:
    with reading() as session:
        return report(session, room.id, "de", date(2026, 11, 23), str)


def _everything(content: papers.Report) -> dict[str, str]:
    """All papers as plain text."""
    found = {}
    for key in exports.FORMATS:
        body = exports.download(content, key).body
        if zipfile.is_zipfile(io.BytesIO(body)):
            with zipfile.ZipFile(io.BytesIO(body)) as parts:
                found[key] = "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())
        elif body.startswith(b"%PDF"):
            found[key] = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
        else:
            found[key] = body.decode()
    return found


@pytest.fixture
def room(app, workshop) -> RoomUnderTest:
    """Six ideas that were read, two of them in a bundle, one hidden; themes, questions, a pair."""
    room = joined(workshop.id, 3)
    room.collect(6)
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.hide_idea(workshop_id=room.id, number=6, reason=SECRET, now=now())
    with transaction() as session:
        session.query(Theme).filter_by(workshop_id=room.id).delete()
        session.add(Theme(workshop_id=room.id, number=1, name={"de": "Übergang"}, position=1, listed=False))
        _idea(session, room, 1, theme=1, target_group="Jugendliche", bundle_name="Lehrstellen")
        _idea(session, room, 3, source="room", locale="tr")
        _idea(session, room, 4, source="import", shelf="store")
        _idea(session, room, 5, withdrawn=True, title=SECRET)
        _idea(session, room, 6, title=SECRET, description=SECRET, target_group=SECRET, bundle_name=SECRET)
        session.add(IdeaPair(workshop_id=room.id, kind="exclusive", one=1, other=3))
        session.add(IdeaPair(workshop_id=room.id, kind="exclusive", one=3, other=6))
        session.add(IdeaPair(workshop_id=room.id, kind="different", one=1, other=4))
        _remark(session, room, 1, 1, "Wer bezahlt das?", named=True)
        _remark(session, room, 2, 1, "Der Landkreis.", answers=1, by_facilitator=True)
        _remark(session, room, 3, 1, SECRET, hidden_reason="Beleidigung")
        _remark(session, room, 4, 1, SECRET, answers=3)
        _remark(session, room, 5, 6, SECRET)
    return room


def _idea(session, room: RoomUnderTest, number: int, **values: object) -> None:
    session.query(Idea).filter_by(workshop_id=room.id, number=number).update(values)


def _remark(session, room: RoomUnderTest, number: int, idea: int, text: str, **values: object) -> None:
    session.add(
        Remark(
            workshop_id=room.id,
            number=number,
            idea=idea,
            text=text,
            participant_id=room.people[0],
            at=now(),
            **values,
        )
    )


def test_ideas_come_with_all_that_is_known_of_them(room):
    content = _report(room)
    assert [idea.number for idea in content.ideas] == [1, 2, 3, 4, 6]
    first, second, third, fourth, sixth = content.ideas
    assert (first.theme, first.target_group, first.bundle, first.members) == (
        "Übergang",
        "Jugendliche",
        "Lehrstellen",
        (2,),
    )
    answer = papers.Remark(text="Der Landkreis.", language="de", by_facilitator=True)
    assert first.questions == (papers.Question(text="Wer bezahlt das?", language="de", answers=(answer,)),)
    assert (second.state, second.merged_into, second.bundle) == ("merged", 1, "")
    assert (third.source, third.language, third.shelf) == ("room", "tr", "board")
    assert (fourth.source, fourth.shelf) == ("import", "store")
    assert sixth == papers.ReportedIdea(number=6, title="", state="hidden")
    assert content.exclusive == ((1, 3),)


def test_hidden_and_withdrawn_words_and_names_are_in_no_paper(room):
    texts = _everything(_report(room))
    assert [key for key, text in texts.items() if SECRET in text or "Helle Eiche" in text] == []
    assert "Wer bezahlt das?" in texts["json"]


def test_while_people_write_again_only_what_was_read_before_is_there(room):
    with transaction() as session:
        session.query(Workshop).filter_by(id=room.id).update({"step": Step.WRITE.value})
        _idea(session, room, 3, revealed=False, title=SECRET)
    content = _report(room)
    assert [idea.number for idea in content.ideas] == [1, 2, 4, 6]
    assert [key for key, text in _everything(content).items() if SECRET in text] == []


def _votes(room: RoomUnderTest) -> None:
    """A closed open vote on two criteria, a round that is still open, two choices and their reservations."""
    with transaction() as session:
        benches = {row.name["de"]: row.id for row in session.query(Bench)}
        _rounds(session, room, str(benches["Politik"]), str(benches["Verwaltung"]))
        same = {"round_number": 1, "places": 2, "proposed": [1, 4], "confirmed_at": now()}
        session.add(
            Selection(workshop_id=room.id, number=1, rule="plain", ideas=[1, 4], criterion="0", **same)
        )
        session.add(
            Selection(
                workshop_id=room.id, number=2, rule="phragmen", ideas=[1, 3], reason="Beides geht.", **same
            )
        )
        for number, selection, text, locale, bench, withdrawn in (
            (1, 1, "Zu teuer.", "de", None, False),
            (2, 2, "Para yok.", "tr", benches["Politik"], False),
            (3, 2, SECRET, "de", benches["Verwaltung"], True),
        ):
            session.add(
                ReservationRow(
                    workshop_id=room.id,
                    number=number,
                    selection=selection,
                    text=text,
                    locale=locale,
                    bench_id=bench,
                    participant_id=room.people[0],
                    withdrawn=withdrawn,
                    at=now(),
                )
            )


def _rounds(session, room: RoomUnderTest, politics: str, office: str) -> None:
    terms = {"workshop_id": room.id, "method": "approval", "budget": 0, "per_idea": 1, "opened_at": now()}
    closed = VoteRound(
        number=1,
        seed="271828",
        level="open",
        criteria=["mutig", "machbar"],
        ideas=[1, 3, 4],
        quorum={politics: 2},
        present={politics: 3, office: 1},
        by_bench={politics: {"ballots": 5, "totals": {"0": {"1": 4}, "1": {"3": 2}}}},
        closed_at=now(),
        **terms,
    )
    running = VoteRound(number=2, seed="161803", ideas=[1, 3], meeting=2, **terms)
    session.add_all([closed, running])
    session.flush()
    for number, criterion, marks in (
        ("KKKK2222", 0, {"1": 1, "4": 1}),
        ("BBBB2222", 1, {"3": 1}),
        ("BBBB2222", 0, {"1": 1}),
    ):
        session.add(
            CastBallot(
                id=number, round_id=closed.id, criterion=criterion, name=f"{SECRET} Eiche", marks=marks
            )
        )
    session.add(BallotMark(round_id=running.id, participant_id=room.people[0], idea=3, points=1))
    session.add(BallotPaper(round_id=running.id, participant_id=room.people[0], number=f"{SECRET}9"))


def test_closed_rounds_come_with_their_ballots_and_without_names(room):
    _votes(room)
    content = _report(room)
    (one,) = content.rounds
    assert (one.level, one.criteria, one.meeting, one.method, one.budget) == (
        "open",
        ("mutig", "machbar"),
        1,
        "approval",
        None,
    )
    assert one.ballots == (
        Ballot(number="BBBB2222", marks=({1: 1}, {3: 1})),
        Ballot(number="KKKK2222", marks=({1: 1, 4: 1}, {})),
    )
    assert one.benches == (
        BenchVote(name="Politik", needed=2, present=3, ballots=5, totals=({1: 4}, {3: 2})),
        BenchVote(name="Verwaltung", present=1),
    )
    texts = _everything(content)
    assert [key for key, text in texts.items() if SECRET in text] == []
    assert [key for key, text in texts.items() if "161803" in text] == []


def test_every_rule_counts_every_criterion(room):
    _votes(room)
    content = _report(room)
    assert [(one.criterion, one.rule) for one in content.outcomes] == [
        (criterion, rule)
        for criterion in ("all", "0", "1")
        for rule in ("plain", "equal_shares", "phragmen", "sequential_pav")
    ]
    assert {one.places for one in content.outcomes} == {2}
    together, brave, feasible = (content.outcome("plain", criterion) for criterion in ("all", "0", "1"))
    assert dict(together.totals) == {1: 2, 3: 1, 4: 1}
    assert (brave.chosen, feasible.chosen) == ((1, 4), (3,))
    assert (together.left_out, feasible.left_out, feasible.voters) == (0, 0, 1)
    assert 3 not in together.chosen  # it excludes idea 1, which has more


def test_every_selection_stays_with_its_reservations(room):
    _votes(room)
    first, second = _report(room).selections
    assert (first.rule, first.criterion, first.changed) == ("plain", "0", False)
    assert first.reservations == (Reservation(text="Zu teuer.", language="de"),)
    assert (second.chosen, second.proposed, second.reason) == ((1, 3), (1, 4), "Beides geht.")
    assert second.reservations == (Reservation(text="Para yok.", bench="Politik", language="tr"),)
    texts = _everything(_report(room))
    for key in ("docx", "pdf", "xlsx", "json"):
        assert "Para yok." in texts[key], key
        assert "Zu teuer." in texts[key], key


def test_what_a_later_meeting_puts_aside_still_counts_in_the_earlier_vote(room):
    """Chosen ideas leave the board and bundles are made anew; the first vote stays what it was."""
    _votes(room)
    before = _report(room).outcomes
    with transaction() as session:
        session.query(Workshop).filter_by(id=room.id).update(
            {"meeting": 2, "step": Step.WRITE.value, "places": 7}
        )
        _idea(session, room, 1, shelf="project")
        _idea(session, room, 3, merged_into=4)
    assert _report(room).outcomes == before
