"""A table of ideas before it is taken over: what would become an idea, what is wrong, what is there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.aside import aside
from app.db import table
from app.domain import importing as rules
from app.domain.folding import fold
from app.domain.phases import Step, idea_revealed
from app.domain.themes import MOST as MOST_THEMES
from app.domain.twins import Twin, twins
from app.models import Idea, ImportDraft, Theme

_SAMPLES = 2  # cells of a column that are shown to tell which it is


@dataclass(frozen=True)
class Column:
    """A column of the table: its heading, if there is one, and what stands below it."""

    place: int
    heading: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """A table as the moderator looks at it. `theme` of a line is the name of the theme it will have, if any."""

    id: str
    name: str
    columns: tuple[Column, ...]
    chosen: Mapping[str, int]
    heading: bool
    rows: tuple[rules.Row, ...]
    twins: Mapping[int, Twin]
    themes: Mapping[int, str]
    new_themes: tuple[tuple[str, int], ...]
    free_themes: int

    @property
    def wrong(self) -> list[rules.Row]:
        """Rows that cannot be taken."""
        return [row for row in self.rows if row.problem and not row.long]

    @property
    def long(self) -> list[rules.Row]:
        """Rows that can be taken with a shorter title."""
        return [row for row in self.rows if row.long and row.line not in self.twins]

    @property
    def doubled(self) -> list[rules.Row]:
        """Rows that are there already and could be taken again."""
        return [row for row in self.rows if row.line in self.twins]

    @property
    def fine(self) -> list[rules.Row]:
        """Rows that become ideas without a question."""
        return [row for row in self.rows if not row.problem and row.line not in self.twins]


def preview(session: Session, workshop_id: int, draft_id: str, step: Step) -> Preview | None:
    """The table kept under this id, looked through; None when it is gone."""
    draft = session.scalars(
        select(ImportDraft).where(ImportDraft.workshop_id == workshop_id, ImportDraft.id == draft_id)
    ).first()
    if draft is None:
        return None
    head, *lines = draft.rows
    cells = [line["cells"] for line in lines]
    known, names = _themes(session, workshop_id)
    found, doubled = aside(_looked_through, cells, head, _readable(session, workshop_id, step))
    of_rows = {row.line: rules.theme_of(row, known) for row in found}
    return Preview(
        id=draft.id,
        name=draft.name,
        columns=_columns(cells, heading=head["heading"]),
        chosen=head["columns"],
        heading=head["heading"],
        rows=tuple(found),
        twins=doubled,
        themes={line: names[number] for line, number in of_rows.items() if number is not None},
        new_themes=tuple(rules.new_themes(found, known)),
        free_themes=max(0, MOST_THEMES - len(names)),
    )


def waiting(session: Session, workshop_id: int) -> Sequence[tuple[str, str]]:
    """Tables that were brought and not taken yet: id and name, the newest first."""
    rows = session.execute(
        select(ImportDraft.id, ImportDraft.name)
        .where(ImportDraft.workshop_id == workshop_id)
        .order_by(ImportDraft.at.desc(), ImportDraft.id)
    )
    return [(draft_id, name) for draft_id, name in rows]


def _looked_through(
    cells: list[list[str]], head: Mapping[str, object], ideas: Mapping[int, tuple[str, str]]
) -> tuple[list[rules.Row], dict[int, Twin]]:
    columns = {str(name): int(place) for name, place in dict(head["columns"]).items()}  # type: ignore[call-overload]
    found = rules.rows(cells, columns, heading=bool(head["heading"]))
    return found, twins(found, ideas)


def _readable(session: Session, workshop_id: int, step: Step) -> dict[int, tuple[str, str]]:
    """What rows may be compared with: never ideas that are still concealed, also from the moderator."""
    ideas = table(Idea).c
    rows = session.execute(
        select(ideas.number, ideas.title, ideas.description, ideas.revealed).where(
            ideas.workshop_id == workshop_id, ideas.withdrawn.is_(False)
        )
    )
    return {
        number: (title, description)
        for number, title, description, revealed in rows
        if idea_revealed(step, revealed=revealed)
    }


def _themes(session: Session, workshop_id: int) -> tuple[dict[str, int], dict[int, str]]:
    """The themes on the workshop's list: numbers by folded name in all languages, and names by number."""
    every = session.execute(
        select(Theme.number, Theme.name).where(Theme.workshop_id == workshop_id, Theme.listed.is_(True))
    ).all()
    known = {fold(word): number for number, name in every for word in name.values()}
    return known, {number: name.get("de") or next(iter(name.values()), "") for number, name in every}


def _columns(cells: Sequence[Sequence[str]], *, heading: bool) -> tuple[Column, ...]:
    found = []
    for place in range(max(map(len, cells), default=0)):
        here = [row[place].strip() for row in cells if place < len(row)]
        below = [cell for cell in (here[1:] if heading else here) if cell]
        if below or (heading and here and here[0]):
            title = here[0] if heading and here else ""
            found.append(Column(place, title, tuple(below[:_SAMPLES])))
    return tuple(found)
