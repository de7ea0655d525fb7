"""A scene: what one audience sees of a room in its present step, as plain data for the fragments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.phases import Audience
from app.domain.reading import WALL_CARDS, wall_pages
from app.live import pages
from app.live.large import Large, written
from app.live.shows import Show
from app.queries import (
    advice,
    agreement,
    choosing,
    counting,
    deciding,
    inspirations,
    meetings,
    mood,
    people,
    publication,
    quorum,
    reading,
    rooms,
    sketches,
    themes,
    voting,
)
from app.queries.audience import Asked
from app.queries.ideas import IdeaView
from app.queries.minutes import MinutesState
from app.queries.mood import MoodView
from app.queries.next_steps import NextStepView
from app.queries.priority import Priority
from app.queries.quorum import BenchEntry
from app.queries.sharing import Sharing
from app.queries.sketches import SketchView
from app.queries.standing_of_sketches import Team


@dataclass(frozen=True)
class Scene:
    """Everything a fragment may show; what a step does not show is empty, not hidden."""

    room: rooms.Room
    audience: Audience
    benches: Sequence[people.BenchCount] = ()
    ideas: Sequence[IdeaView] = ()
    last_change: str | None = None
    sharing: Sharing | None = None
    round: voting.RoundView | None = None
    quorum: Sequence[quorum.Needed] = ()
    decision: deciding.Decision | None = None
    outcomes: counting.Outcomes | None = None
    choice: choosing.Choice | None = None
    selection: sketches.SelectionView | None = None
    sketches: Sequence[SketchView] = ()
    agreements: agreement.Agreements = field(default_factory=agreement.Agreements)
    moods: mood.Moods = field(default_factory=mood.Moods)
    seated: Sequence[BenchEntry] = ()
    priority: Priority = field(default_factory=Priority)
    titles: dict[int, str] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)
    store: Sequence[IdeaView] = ()
    earlier: Sequence[meetings.EarlierChoice] = ()
    themes: tuple[themes.ThemeView, ...] = ()
    offer: inspirations.Offer | None = None
    board_themes: Sequence[reading.ThemeView] = ()
    advice: Mapping[int, advice.SketchAdvice] = field(default_factory=dict)
    teams: tuple[Team, ...] = ()
    large: Large | None = None
    asked: Asked = field(default_factory=Asked)
    publication: publication.PublicationView | None = None
    next_steps: tuple[NextStepView, ...] = ()
    minutes: tuple[MinutesState, ...] = ()
    show: Show | None = None

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
    def called(self) -> SketchView | None:
        """The sketch that was called up last, as it stands."""
        return self.agreements.called(self.sketches)

    @property
    def called_pages(self) -> list[list[pages.Cell]]:
        """Its written sections, or once it is closed what was said against it, in pages of the big screen."""
        if self.called is None:
            return []
        asked = self.agreements.on(self.called.number)
        if asked.open or not asked.closed or asked.closed[-1].tally is None:
            texts = written(self.called)
        else:
            texts = [(str(n), one.text) for n, one in enumerate(asked.closed[-1].tally.words)]
        return pages.layout(texts)

    @property
    def moods_shown(self) -> list[tuple[SketchView, MoodView]]:
        """The sketches the room was asked about last, with what may be seen of its answers."""
        return self.moods.shown(self.sketches)

    def missed_pages(self, shown: MoodView) -> list[list[pages.Cell]]:
        """What was missed, in pages of the big screen; `key` is the place among all words."""
        return pages.layout([(str(n), one.text) for n, one in enumerate(shown.words)])

    @property
    def voted(self) -> bool:
        """Whether a vote was opened in this meeting: bundles stay as they are then."""
        return self.round is not None and self.round.meeting == self.room.meeting

    @property
    def spotlight(self) -> IdeaView | None:
        """The idea shown large, if it may still be shown."""
        return next(
            (i for i in self.ideas if i.number == self.room.spotlight and i.hidden_reason is None), None
        )
