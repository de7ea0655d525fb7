"""Build scenes: pages and pushes with the same function, so both obey the same visibility rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.domain.phases import Audience, Step
from app.live import closing
from app.live.audience import shown_to
from app.live.large import large_of, teams_of
from app.live.scene import Scene as Scene
from app.live.shows import show
from app.queries import (
    advice,
    agreement,
    choosing,
    counting,
    deciding,
    history,
    ideas,
    inspirations,
    meetings,
    mood,
    people,
    priority,
    publication,
    quorum,
    reading,
    remarks,
    rooms,
    sharing,
    sketches,
    themes,
    voting,
)
from app.queries.ideas import IdeaView
from app.queries.sharing import Sharing

NODE_IS_ALIVE = timedelta(seconds=12)  # a node that has not said so for longer is gone


def counts_of(session: Session, room: rooms.Room, now: datetime) -> rooms.Counts:
    """The room's numbers as of now."""
    return rooms.counts(session, room.id, room.visit, room.step, live_since=now - NODE_IS_ALIVE)


def progress(session: Session, room: rooms.Room) -> Sharing:
    """How far the ordering is."""
    return of_snapshot(session, ("progress", room.id), lambda: sharing.sharing(session, room.id, room.visit))


def last_change(session: Session, room: rooms.Room) -> str | None:
    """The kind of change that "Rückgängig" at the desk would take back now."""
    change = of_snapshot(session, ("last change", room.id), lambda: history.latest(session, room.id))
    return change.kind if change else None


def board_to_read(
    session: Session, room: rooms.Room, audience: Audience, only: Iterable[int] | None = None
) -> Sequence[IdeaView]:
    """The board with what was asked about each idea, for those who read it near."""
    numbers = None if only is None else list(only)
    board = ideas.board(session, room.id, room.step, audience, only=numbers)
    if audience is Audience.SCREEN or room.step != Step.READ:
        return board
    asked = remarks.remarks_on(session, room.id, audience, only=numbers)
    return [replace(idea, remarks=asked.get(idea.number, ())) for idea in board]


def scene(session: Session, room: rooms.Room, audience: Audience) -> Scene:
    """The whole scene of the room's step, for a first page or a change of step.

    It depends on the journal alone (presence is told apart), so what is rendered from it can be kept per `seq`.
    """
    return of_snapshot(
        session, ("scene", room.id, room.seq, audience), lambda: _scene(session, room, audience)
    )


def _scene(session: Session, room: rooms.Room, audience: Audience) -> Scene:
    board: Sequence[IdeaView] = ()
    if room.step.position >= Step.READ.position:
        board = board_to_read(session, room, audience)
    has_sketches = room.step.position >= Step.TEAMS.position
    view = Scene(
        room=room,
        audience=audience,
        ideas=board,
        titles={idea.number: idea.title for idea in board},
        languages={idea.number: idea.title_locale for idea in board},
        sketches=sketches.sketches(session, room.id) if has_sketches else (),
        store=_store(session, room, audience),
        earlier=_earlier(session, room),
        next_steps=closing.steps_of(session, room, audience),
        minutes=closing.minutes_of(session, room, audience),
    )
    view = replace(view, asked=shown_to(session, room, audience))
    return _OF_STEP[room.step](session, view) if room.step in _OF_STEP else _decided(session, view)


def _arriving(session: Session, view: Scene) -> Scene:
    return replace(view, benches=people.people_by_bench(session, view.room.id, view.room.group_id))


def _writing(session: Session, view: Scene) -> Scene:
    if view.audience is Audience.PARTICIPANT:
        return replace(view, themes=themes.themes(session, view.room.id))
    if view.audience is Audience.FACILITATOR:
        return replace(view, offer=inspirations.offer(session, view.room))
    return view


def _reading(session: Session, view: Scene) -> Scene:
    view = replace(view, round=voting.latest_round(session, view.room.id))
    if view.audience is not Audience.SCREEN:
        view = replace(view, board_themes=reading.themes(session, view.room.id))
    if view.audience is Audience.PARTICIPANT:
        return view
    last = last_change(session, view.room) if view.audience is Audience.FACILITATOR else None
    return replace(view, sharing=progress(session, view.room), last_change=last)


def _voting(session: Session, view: Scene) -> Scene:
    round_ = voting.latest_round(session, view.room.id)
    leads = view.audience is Audience.FACILITATOR
    candidates = sum(idea.hidden_reason is None for idea in view.ideas)
    return replace(
        view,
        round=round_,
        quorum=quorum.quorum_of(session, round_, view.room.id),
        decision=deciding.decision(session, view.room, candidates) if leads else None,
    )


def _choosing(session: Session, view: Scene) -> Scene:
    room, round_ = view.room, voting.latest_round(session, view.room.id)
    counted = counting.outcomes(session, room.id, room.places, room.meeting)
    return replace(
        view,
        round=round_,
        quorum=quorum.quorum_of(session, round_, room.id),
        outcomes=counted,
        choice=choosing.choice(session, room, view.audience, counted),
        selection=sketches.current_selection(session, room.id),
        **_looking_back(session, view),
    )


def _looking_back(session: Session, view: Scene) -> dict[str, Any]:
    """Titles of what earlier meetings voted on as well: the results of their rounds are shown."""
    if view.room.meeting == 1:
        return {}
    known = meetings.titles(session, view.room.id)
    return {
        "titles": {**{number: idea.title for number, idea in known.items()}, **view.titles},
        "languages": {**{number: idea.locale for number, idea in known.items()}, **view.languages},
    }


def _agreeing(session: Session, view: Scene) -> Scene:
    return replace(_decided(session, view), agreements=agreement.agreements(session, view.room.id))


def _showing(session: Session, view: Scene) -> Scene:
    return replace(_decided(session, view), show=show(session, view.room))


def _feeling(session: Session, view: Scene) -> Scene:
    leads = view.audience is Audience.FACILITATOR
    return replace(
        _decided(session, view),
        moods=mood.moods(session, view.room.id, view.audience),
        priority=priority.priority(session, view.room.id),
        seated=quorum.bench_entries(session, view.room.id, view.room.group_id) if leads else (),
    )


def _decided(session: Session, view: Scene) -> Scene:
    teams = teams_of(session, view.room, view.audience, view.sketches)
    view = replace(view, teams=teams, large=large_of(session, view.room, view.audience, teams))
    return replace(view, choice=choosing.choice(session, view.room, view.audience, None))


def _closing(session: Session, view: Scene) -> Scene:
    """With the place where the results are published, if they ever were."""
    return replace(_decided(session, view), publication=publication.publication_of(session, view.room.id))


def _advising(session: Session, view: Scene) -> Scene:
    """With what was advised on each sketch; people in the room find those first that have least of it."""
    found = advice.advice(session, view.room.id, view.room.step, view.audience)
    on = {each.number: found.get(each.number, advice.SketchAdvice(each.number)) for each in view.sketches}
    listed = list(view.sketches)
    if view.audience is Audience.PARTICIPANT:
        listed.sort(key=lambda each: len(on[each.number].standing))
    return replace(_decided(session, view), sketches=listed, advice=on)


_OF_STEP = {
    Step.ARRIVE: _arriving,
    Step.WRITE: _writing,
    Step.READ: _reading,
    Step.VOTE: _voting,
    Step.CHOOSE: _choosing,
    Step.ADVISE: _advising,
    Step.AGREE: _agreeing,
    Step.CLOSE: _closing,
    Step.SHOW: _showing,
    Step.MOOD: _feeling,
}


def _store(session: Session, room: rooms.Room, audience: Audience) -> Sequence[IdeaView]:
    """What may be taken up again, where ideas are written and put in order."""
    is_open = room.step in (Step.WRITE, Step.READ) and audience is not Audience.SCREEN
    return meetings.store(session, room.id, audience) if is_open else ()


def _earlier(session: Session, room: rooms.Room) -> Sequence[meetings.EarlierChoice]:
    """What earlier meetings chose, where the room looks back: at its beginning, and when it chooses again."""
    looks_back = room.meeting > 1 and room.step in (Step.ARRIVE, Step.CHOOSE)
    return meetings.earlier_choices(session, room.id) if looks_back else ()
