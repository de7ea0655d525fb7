"""What desk and big screen show while sketches are written: all teams, or one sketch large beside its idea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.domain.phases import Audience, Permit, permits
from app.domain.sketches import TITLE_KEY
from app.domain.standing_of_sketches import urgent_first
from app.live import pages
from app.live.drawn import HALF, WIDE, drawn
from app.queries import standing_of_sketches
from app.queries.ideas import IdeaView
from app.queries.rooms import Room
from app.queries.sketches import SketchView
from app.queries.standing_of_sketches import Team

_CELL, _PAGE = (54, 4), (54, 9)  # letters in a line and lines of the sketch's half
_IDEA_CELL, _IDEA_PAGE = (36, 5), (36, 10)  # and of the idea's


@dataclass(frozen=True)
class Large:
    """A sketch that has the big screen to itself; `idea` is None when it may not be read (any more)."""

    team: Team
    idea: IdeaView | None

    @property
    def sketch(self) -> SketchView:
        return self.team.sketch

    @property
    def sketch_pages(self) -> list[list[pages.Cell]]:
        """Its written sections, as many on a page as half the screen can show."""
        return pages.layout(written(self.sketch, HALF), cells=2, cell=_CELL, page=_PAGE)

    @property
    def idea_pages(self) -> list[list[pages.Cell]]:
        """The words of the idea, or of all ideas in its bundle, by their place in it."""
        texts = [(str(n), text) for n, (_, text, _) in enumerate(self.words) if text or self.idea_is_bundle]
        return pages.layout(texts, cells=2, cell=_IDEA_CELL, page=_IDEA_PAGE)

    @property
    def idea_is_bundle(self) -> bool:
        return self.idea is not None and self.idea.is_bundle

    @property
    def words(self) -> Sequence[tuple[str, str, str]]:
        """Title, text and language of each idea it came from."""
        if self.idea is None:
            return ()
        if not self.idea.is_bundle:
            return ((self.idea.title, self.idea.description, self.idea.locale),)
        return tuple((one.title, one.description, one.locale) for one in self.idea.members)


def written(sketch: SketchView, width: int = WIDE) -> list[tuple[str, str | pages.Drawn]]:
    """Its sections for the big screen, without the title: the text, or of one that is drawn how high it is."""
    shown = (one for one in sketch.sections if one.text and one.key != TITLE_KEY)
    return [(one.key, one.text if one.is_text else drawn(one.value, width)) for one in shown]


def teams_of(
    session: Session, room: Room, audience: Audience, present: Sequence[SketchView]
) -> tuple[Team, ...]:
    """All teams; at the desk those first who need somebody. Participants see less, and not in this form."""
    if audience is Audience.PARTICIPANT or not permits(room.step, Permit.SHOW_LARGE):
        return ()
    found = standing_of_sketches.teams(session, room.id, tuple(present))
    if not permits(room.step, Permit.WRITE_SKETCH):  # nobody waits any more
        found = {number: replace(team, call=None) for number, team in found.items()}
    if audience is Audience.SCREEN:
        return tuple(found.values())
    order = urgent_first(
        (number, team.call is not None, team.standing.percent) for number, team in found.items()
    )
    return tuple(found[number] for number in order)


def large_of(session: Session, room: Room, audience: Audience, teams: Sequence[Team]) -> Large | None:
    """The sketch that is shown large, if it does not rest; on the big screen with its idea."""
    team = next((one for one in teams if one.sketch.number == room.large_sketch), None)
    if team is None or audience is not Audience.SCREEN:
        return Large(team, None) if team else None
    number = team.sketch.idea
    idea = of_snapshot(
        session,
        ("idea of", room.id, number),
        lambda: standing_of_sketches.idea_of(session, room.id, number),
    )
    return Large(team, idea)
