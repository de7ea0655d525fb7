"""Which rows of a table are there already: on the board, or further up in the same table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.importing import Row, same_title
from app.domain.similarity import SAME, Index, idea_text


@dataclass(frozen=True)
class Twin:
    """What a row resembles: the idea `number`, or the row in `line`; `same`: by its title, else by its words."""

    title: str
    number: int | None = None
    line: int | None = None
    same: bool = True


def twins(rows: Sequence[Row], ideas: Mapping[int, tuple[str, str]]) -> dict[int, Twin]:
    """For each line that is there already, what it resembles; `ideas` are titles and descriptions by number."""
    found: dict[int, Twin] = {}
    titles = {
        same_title(title): Twin(title, number=number)
        for number, (title, _) in sorted(ideas.items(), reverse=True)
    }
    good = [row for row in rows if row.title and (row.long or not row.problem)]
    for row in good:
        twin = titles.setdefault(same_title(row.title), Twin(row.title, line=row.line))
        if twin.line != row.line:
            found[row.line] = twin
    for line, twin in _alike([row for row in good if row.line not in found], ideas).items():
        found[line] = twin
    return found


def _alike(rows: Sequence[Row], ideas: Mapping[int, tuple[str, str]]) -> dict[int, Twin]:
    """The same by words: texts of ideas under their numbers, those of rows under their lines made negative."""
    texts = {number: idea_text(*words) for number, words in ideas.items()}
    texts |= {-row.line: idea_text(row.title, row.description) for row in rows}
    titles = {number: words[0] for number, words in ideas.items()} | {-row.line: row.title for row in rows}
    found: dict[int, Twin] = {}
    for one, other, _score in Index(texts).pairs(least=SAME):
        later, earlier = (one, other) if one < 0 else (other, one)
        if later < 0 and earlier < 0:
            later, earlier = min(one, other), max(one, other)  # the greater line is the more negative one
        if later < 0 and -later not in found:
            number, line = (earlier, None) if earlier > 0 else (None, -earlier)
            found[-later] = Twin(titles[earlier], number, line, same=False)
    return found
