"""A whole evening through the actions, with something to see in every step."""

from __future__ import annotations

from collections.abc import Iterator

from app.actions import (
    agreement,
    complaints,
    help,
    mood,
    moods_given,
    ordering,
    priority,
    remarks,
    reservations,
    selection,
    sketches,
    stances,
    vote_rounds,
    voting,
    wall,
    workshops,
)
from app.actions.journal import Request
from app.db import reading
from app.domain.phases import Step
from app.domain.selection import Rule
from app.domain.voting import Method
from app.queries.mood import own_moods
from app.queries.stances import own_stances
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined
from tests.support.advising import advise
from tests.support.closing import close
from tests.support.writers import Page


def evening(workshop_id: int, people: int = 6) -> Iterator[tuple[Step, RoomUnderTest]]:
    """Stops in every step, once everything that belongs to it is there."""
    room = joined(workshop_id, people)
    yield Step.ARRIVE, room
    room.collect(6)
    workshops.set_timer(workshop_id=room.id, minutes=10, now=now())
    workshops.announce(workshop_id=room.id, text="Kaffee steht bereit", now=now())
    yield Step.WRITE, room
    room.go(Step.READ)
    ordering.merge_ideas(workshop_id=room.id, source=2, target=1, now=now())
    ordering.correct_idea(workshop_id=room.id, number=5, title="Idee fünf", description="", now=now())
    ordering.hide_idea(workshop_id=room.id, number=6, reason="Name genannt", now=now())
    talk(room)
    yield Step.READ, room
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=room.id, seed="271828", now=now())
    vote(room)
    yield Step.VOTE, room
    room.go(Step.CHOOSE)
    choose(room)
    yield Step.CHOOSE, room
    yield from _with_sketches(room)
    room.go(Step.SHOW)
    yield Step.SHOW, room
    room.go(Step.MOOD)
    feel(room)
    yield Step.MOOD, room
    priority.close_priority(workshop_id=room.id, now=now())
    yield Step.MOOD, room
    room.go(Step.CLOSE)
    close(room.id)
    yield Step.CLOSE, room


def _with_sketches(room: RoomUnderTest) -> Iterator[tuple[Step, RoomUnderTest]]:
    room.go(Step.TEAMS)
    sketches.join_sketch(participant_id=room.people[0], workshop_id=room.id, number=1, joined=True, now=now())
    yield Step.TEAMS, room
    room.go(Step.SKETCH)
    write(room, "Mehr Lehrstellen")
    call_and_show(room)
    yield Step.SKETCH, room
    room.go(Step.ADVISE)
    advise(room)
    yield Step.ADVISE, room
    room.go(Step.AGREE)
    agree(room)
    yield Step.AGREE, room


def evening_until(workshop_id: int, wanted: Step, people: int = 6) -> RoomUnderTest:
    """The room in the step `wanted`, with everything that belongs to it."""
    return next(room for step, room in evening(workshop_id, people) if step == wanted)


def talk(room: RoomUnderTest) -> None:
    """A question with an answer, a hidden question, two reports, and the big screen led to its first page."""
    everybody = [remarks.Speaker(person) for person in room.people]
    remarks.ask_about(workshop_id=room.id, idea=2, text="Für wen?", speaker=everybody[0], now=now())
    remarks.answer_question(
        workshop_id=room.id, question=1, text="Für alle.", speaker=remarks.Speaker(), now=now()
    )
    remarks.ask_about(workshop_id=room.id, idea=3, text="Wozu?", speaker=everybody[1], now=now())
    remarks.hide_remark(workshop_id=room.id, number=3, reason="Spott", now=now())
    report = {"participant_id": room.people[2], "workshop_id": room.id, "now": now()}
    complaints.report_idea(idea=3, reason="Verletzend", **report)
    complaints.report_remark(remark=1, reason="Zu scharf", **report)
    wall.turn_wall(workshop_id=room.id, page=1, now=now())


def vote(room: RoomUnderTest) -> None:
    """Everybody gives a point to idea 1, the first half one to idea 3."""
    for n, person in enumerate(room.people):
        for idea in (1, 3) if n < len(room.people) // 2 else (1,):
            voting.set_points(
                participant_id=person,
                workshop_id=room.id,
                idea=idea,
                change=1,
                request=Request(""),
                now=now(),
            )


def choose(room: RoomUnderTest) -> None:
    """Two ideas, for a reason, with two reservations."""
    workshops.set_places(workshop_id=room.id, places=2, now=now())
    selection.confirm_selection(
        workshop_id=room.id, rule=Rule.EQUAL_SHARES, ideas=[1, 4], reason="So will es der Raum.", now=now()
    )
    for person, text in (
        (room.people[0], "Die Kosten sind nicht geklärt."),
        (None, "Es fehlt die Elternsicht."),
    ):
        reservations.record_reservation(
            workshop_id=room.id, participant_id=person, text=text, locale="de", now=now()
        )


def write(room: RoomUnderTest, text: str) -> None:
    """Add a text to the goals of sketch 1."""
    page = Page(room.id, room.people[0])
    page.type(text)
    page.send()


def call_and_show(room: RoomUnderTest) -> None:
    """The team of sketch 1 calls for help, the moderator answers, and shows the sketch large."""
    note = "Wer rechnet mit uns?"
    help.call_help(participant_id=room.people[0], workshop_id=room.id, number=1, note=note, now=now())
    help.answer_call(workshop_id=room.id, number=1, now=now())
    wall.show_large(workshop_id=room.id, number=1, now=now())


def agree(room: RoomUnderTest) -> None:
    """Sketch 1 is agreed on, opened again and called up anew; sketch 2 is agreed on with concerns."""
    call = {"workshop_id": room.id, "now": now()}
    answers = ("agree", ""), ("objection", "So nicht."), ("concerns", "Zu teuer.")
    for number in (1, 2):
        agreement.call_up(number=number, **call)
        for person, (stance, words) in zip(room.people, answers, strict=False):
            give(room, person, stance, words, number=number)
        agreement.close_agreement(number=number, **call)
    agreement.reopen_sketch(number=1, reason="Die Kosten fehlen.", **call)
    agreement.call_up(number=1, **call)
    give(room, room.people[0], "concerns", "Noch immer zu teuer.")
    agreement.call_up(number=2, workshop_id=room.id, now=now())


def feel(room: RoomUnderTest) -> None:
    """What the room makes of sketch 1 is closed, and asked anew of all; of sketch 2 nobody was asked before."""
    about = {"workshop_id": room.id, "by_bench": True, "now": now()}
    mood.ask_about(number=1, **about)
    for person, level in zip(room.people, (5, 4, 4, 1), strict=False):
        say(room, person, level, "Die Kosten." if level == 1 else "")
    mood.close_moods(workshop_id=room.id, number=1, now=now())
    mood.ask_about(number=None, **about)
    say(room, room.people[0], 3)
    prioritise(room)
    mood.show_mood(workshop_id=room.id, number=1, now=now())


def prioritise(
    room: RoomUnderTest,
    method: Method = Method.APPROVAL,
    budget: int = 0,
    ideas: tuple[int, int] = (1, 4),
) -> None:
    """The room votes on the order of its sketches, of two ideas: most for the first, two people for the second."""
    about = {"method": method, "budget": budget, "places": 1}
    priority.open_priority(workshop_id=room.id, seed="314159", now=now(), **about)
    for n, person in enumerate(room.people):
        voting.set_points(
            participant_id=person,
            workshop_id=room.id,
            idea=ideas[n < 2],
            change=1,
            request=Request(""),
            now=now(),
        )


def say(room: RoomUnderTest, person: int, level: int, words: str = "", *, number: int = 1) -> None:
    """Say what one makes of a sketch, in the round that is open."""
    with reading() as session:
        asked = own_moods(session, room.id, person)
    moods_given.give_mood(
        participant_id=person,
        workshop_id=room.id,
        number=number,
        answer=moods_given.MoodAnswer(
            str(level), words, next((one.number for one in asked if one.sketch == number), 0)
        ),
        now=now(),
    )


def give(room: RoomUnderTest, person: int, stance: str, words: str = "", *, number: int = 1) -> None:
    """Answer on a sketch that is called up, having read its present text."""
    with reading() as session:
        read = next(one.on for one in own_stances(session, room.id, person) if one.sketch == number)
    stances.give_stance(
        participant_id=person,
        workshop_id=room.id,
        number=number,
        answer=stances.Answer(stance, words, "de", read),
        now=now(),
    )
