"""A scene is what one audience sees of a room in its present step: plain data for the fragments.

Pages and pushes build it with the same function, so both obey the same visibility rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.domain.phases import Audience, Step
from app.domain.reading import WALL_CARDS, wall_pages
from app.domain.sketches import TITLE_KEY
from app.live import pages
from app.queries import counting, ideas, people, reading, remarks, rooms, sketches, voting
from app.queries.ideas import IdeaView
from app.queries.sketches import SketchView

NODE_IS_ALIVE = timedelta(seconds=12)  # a node that has not said so for longer is gone


@dataclass(frozen=True)
class Scene:
    """Everything a fragment may show; what a step does not show is empty, not hidden."""

    room: rooms.Room
    audience: Audience
    benches: Sequence[people.BenchCount] = ()
    ideas: Sequence[IdeaView] = ()
    last_change: str | None = None
    round: voting.RoundView | None = None
    outcomes: counting.Outcomes | None = None
    selection: sketches.SelectionView | None = None
    sketches: Sequence[SketchView] = ()
    titles: dict[int, str] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    board_themes: Sequence[reading.ThemeView] = ()

    @property
    def base(self) -> str:
        """Where this audience's addresses begin."""
        if self.audience is Audience.SCREEN:
            return f"/leinwand/{self.room.screen_token}"
        door = "regie" if self.audience is Audience.FACILITATOR else "w"
        return f"/{door}/{self.room.public_id}"

    @property
    def wall_pages(self) -> int:
        """How many pages the big screen turns while everybody reads, `wall_cards` ideas on each."""
        return wall_pages(sum(idea.hidden_reason is None for idea in self.ideas))

    @property
    def wall_cards(self) -> int:
        """How many ideas stand on a page of the big screen."""
        return WALL_CARDS

    @property
    def shown(self) -> SketchView | None:
        """The sketch that is being presented."""
        return next((s for s in self.sketches if s.number == self.room.shown_sketch), None)

    @property
    def shown_pages(self) -> list[list[pages.Cell]]:
        """The written sections of the shown sketch, as many on a page as the big screen can show."""
        written = [(s.key, s.text) for s in self.shown.sections if s.text] if self.shown else []
        return pages.layout([(key, text) for key, text in written if key != TITLE_KEY])

    @property
    def spotlight(self) -> IdeaView | None:
        """The idea shown large, if it may still be shown."""
        return next(
            (i for i in self.ideas if i.number == self.room.spotlight and i.hidden_reason is None), None
        )


def counts_of(session: Session, room: rooms.Room, now: datetime) -> rooms.Counts:
    """The room's numbers as of now."""
    return rooms.counts(session, room.id, room.visit, room.step, live_since=now - NODE_IS_ALIVE)


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


def with_last_change(session: Session, view: Scene) -> Scene:
    """A scene that knows what "Rückgängig" would take back, and nothing else of the step."""
    change = ideas.last_change(session, view.room.id)
    return replace(view, last_change=change.kind if change else None)


def scene(session: Session, room: rooms.Room, audience: Audience) -> Scene:
    """The whole scene of the room's step, for a first page or a change of step.

    It depends on the journal alone (presence is told apart), so what is rendered from it can be kept per `seq`.
    """
    step, workshop_id = room.step, room.id
    board: Sequence[IdeaView] = ()
    if step in (Step.READ, Step.VOTE, Step.CHOOSE, Step.SKETCH, Step.SHOW, Step.CLOSE):
        board = board_to_read(session, room, audience)
    change = ideas.last_change(session, workshop_id) if step == Step.READ else None
    return Scene(
        room=room,
        audience=audience,
        benches=people.people_by_bench(session, workshop_id, room.group_id) if step == Step.ARRIVE else (),
        ideas=board,
        last_change=change.kind if change else None,
        round=voting.latest_round(session, workshop_id)
        if step in (Step.READ, Step.VOTE, Step.CHOOSE)
        else None,
        outcomes=counting.outcomes(session, workshop_id, room.places) if step == Step.CHOOSE else None,
        selection=sketches.current_selection(session, workshop_id) if step == Step.CHOOSE else None,
        sketches=sketches.sketches(session, workshop_id) if step.position >= Step.SKETCH.position else (),
        titles={idea.number: idea.title for idea in board},
        languages={idea.number: idea.locale for idea in board},
        board_themes=reading.themes(session, workshop_id)
        if step == Step.READ and audience is not Audience.SCREEN
        else (),
    )
