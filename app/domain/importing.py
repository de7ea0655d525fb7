"""Rules for taking over ideas from a table: which column is what, what is wrong with a row, what is there already.

Several themes in one cell (";", "|" or "," between them): an idea has one here, and it is the first of them that the
workshop has. The others are not taken over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.folding import fold
from app.domain.ideas import DESCRIPTION_LENGTH, TARGET_GROUP_LENGTH, TITLE_LENGTH, checked_wording
from app.domain.phases import STEP_NAMES, Step
from app.domain.text import clean_line, clean_text, fitting
from app.domain.themes import MOST as MOST_THEMES
from app.domain.themes import NAME_LENGTH as THEME_LENGTH

LARGEST_FILE = 5 * 1024 * 1024  # bytes
MOST_ROWS = 2000
MOST_COLUMNS = 50
LONGEST_CELL = 10_000  # characters that are kept of a cell: more than that is too long for any field
SOURCE = "import"

# What a column may be called, folded; the first name is the one the product's own tables use.
COLUMNS: Mapping[str, frozenset[str]] = {
    "title": frozenset("titel title idee idea name uberschrift vorschlag betreff headline".split()),
    "description": frozenset(
        "beschreibung description text inhalt erlauterung details ideentext langtext content".split()
    ),
    "theme": frozenset(
        "thema themen theme themes topic topics kategorie category rubrik arbeitsgruppe".split()
    ),
    "target_group": frozenset({"zielgruppe", "target group", "target_group", "fur wen", "audience"}),
    "language": frozenset("sprache language lang locale".split()),
}
_LANGUAGES = {
    "deutsch": "de",
    "german": "de",
    "englisch": "en",
    "english": "en",
    "turkisch": "tr",
    "turkish": "tr",
    "turkce": "tr",
    "arabisch": "ar",
    "arabic": "ar",
    "العربيه": "ar",
    "russisch": "ru",
    "russian": "ru",
    "ukrainisch": "uk",
    "ukrainian": "uk",
    "polnisch": "pl",
    "polish": "pl",
    "franzosisch": "fr",
    "french": "fr",
    "spanisch": "es",
    "spanish": "es",
    "italienisch": "it",
    "italian": "it",
    "rumanisch": "ro",
    "bulgarisch": "bg",
    "kurdisch": "ku",
    "persisch": "fa",
    "farsi": "fa",
}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")

Table = Sequence[Sequence[str]]
Columns = Mapping[str, int]  # from the name of a field to the place of its column, from 0


@dataclass(frozen=True)
class Row:
    """A row of the file, `line` from 1; `problem` is the key of what is wrong with `field`, `values` fill its sentence.

    `long`: only the title is too long, so that `shortened` makes an idea of it.
    """

    line: int
    title: str
    description: str = ""
    themes: tuple[str, ...] = ()
    target_group: str = ""
    locale: str = ""
    field: str = ""
    problem: str = ""
    values: tuple[tuple[str, object], ...] = ()
    long: bool = False


@dataclass(frozen=True)
class Choices:
    """What the moderator decided in the preview.

    Of the lines `doubled`, only those in `again` are taken, with a shorter title where needed. `themes` are new ones,
    to be put on the list. `shorten`: titles that are too long are cut. `read`: the ideas may be read at once, for
    example because they come from an earlier round.
    """

    doubled: frozenset[int] = frozenset()
    again: frozenset[int] = frozenset()
    themes: tuple[str, ...] = ()
    shorten: bool = False
    read: bool = False


def check_importing(step: Step, *, vote_open: bool) -> None:
    """Whether ideas may be taken over now: until the vote, and not while one is open."""
    if step.position > Step.VOTE.position:
        raise NotPermitted("import.too_late", step=STEP_NAMES[step])
    if vote_open:
        raise RuleBroken("import.vote_open")


def guessed(table: Table) -> tuple[dict[str, int], bool]:
    """Which column is what, by the first row's words, and whether that row is one of headings.

    Without any heading the first column is the title and the second the description.
    """
    if not table:
        return {}, False
    columns: dict[str, int] = {}
    for place, cell in enumerate(table[0]):
        word = " ".join(re.sub(r"\(.*?\)|[^\w]+", " ", fold(cell)).split())
        for name, words in COLUMNS.items():
            if name not in columns and (word in words or _without_plural(word) in words):
                columns[name] = place
                break
    if columns:
        return columns, True
    return {
        name: place for place, name in enumerate(("title", "description")) if place < len(table[0])
    }, False


def checked_columns(columns: Mapping[str, int | None], width: int) -> dict[str, int]:
    """The columns as the moderator chose them; raises `InvalidInput` at the field that cannot be."""
    chosen = {name: place for name, place in columns.items() if place is not None}
    for name, place in chosen.items():
        if name not in COLUMNS or not 0 <= place < width:
            raise InvalidInput(name, "unknown")
    if "title" not in chosen:
        raise InvalidInput("title", "import.no_title_column")
    if len(set(chosen.values())) < len(chosen):
        raise InvalidInput("title", "import.column_twice")
    return chosen


def rows(table: Table, columns: Columns, *, heading: bool) -> list[Row]:
    """All rows that say something, each with what is wrong with it."""
    if "title" not in columns:
        return []
    found = []
    for line, cells in enumerate(table, 1):
        if (heading and line == 1) or not any(cell.strip() for cell in cells):
            continue
        typed = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
        found.append(_checked(line, typed))
    return found


def shortened(row: Row) -> Row:
    """A row whose title was too long: cut between two words, the whole of it at the head of the description."""
    room = row.title[: TITLE_LENGTH - 2]
    head = room.rpartition(" ")[0] or room
    return _with_wording(
        replace(row, long=False, problem="", field=""), f"{head} …", f"{row.title}\n\n{row.description}"
    )


def taken(found: Sequence[Row], choices: Choices) -> list[Row]:
    """Those rows that become ideas."""
    left_out = choices.doubled - choices.again
    wanted = [
        shortened(row) if row.long and (choices.shorten or row.line in choices.again) else row
        for row in found
        if row.line not in left_out
    ]
    return [row for row in wanted if not row.problem]


def theme_of(row: Row, known: Mapping[str, int]) -> int | None:
    """The first of the row's themes that is known (by its folded name)."""
    return next((known[fold(name)] for name in row.themes if fold(name) in known), None)


def new_themes(found: Sequence[Row], known: Collection[str]) -> list[tuple[str, int]]:
    """Themes the workshop does not have, that would be the first of an idea, and of how many; most first."""
    counted: dict[str, tuple[str, int]] = {}
    for row in found:
        if row.themes and not any(fold(name) in known for name in row.themes):
            name, count = counted.get(fold(row.themes[0]), (row.themes[0], 0))
            counted[fold(name)] = (name, count + 1)
    return sorted(counted.values(), key=lambda one: (-one[1], fold(one[0])))


def checked_themes(wanted: Sequence[str], *, listed: int) -> list[str]:
    """Names of themes to be put on a list of `listed`; raises `InvalidInput` at `themes`."""
    names = [fitting("themes", name, limit=THEME_LENGTH, clean=clean_line) for name in wanted]
    if len(names) + listed > MOST_THEMES:
        raise InvalidInput("themes", "import.too_many_themes", limit=MOST_THEMES, listed=listed)
    return [name for name in names if name]


def language_called(typed: str) -> str:
    """The primary tag of a language as somebody wrote it; empty when it cannot be told."""
    word = fold(typed).strip()
    if word in _LANGUAGES:
        return _LANGUAGES[word]
    tag = _TAG.fullmatch(word)
    return tag[1] if tag else ""


def same_title(title: str) -> str:
    """What two titles have in common that are the same but for capitals, accents, blanks and punctuation."""
    return " ".join(re.findall(r"\w+", fold(title))) or fold(title)


def _checked(line: int, typed: Mapping[str, str]) -> Row:
    themes = (clean_line(name)[:THEME_LENGTH] for name in re.split(r"[;|,\n]", typed.get("theme", "")))
    row = Row(
        line,
        title=clean_line(typed["title"][:LONGEST_CELL]),
        description=clean_text(typed.get("description", "")[:LONGEST_CELL]),
        themes=tuple(dict.fromkeys(name for name in themes if name)),
        locale=language_called(typed.get("language", "")),
    )
    try:
        group = fitting(
            "target_group", typed.get("target_group", ""), limit=TARGET_GROUP_LENGTH, clean=clean_line
        )
    except InvalidInput as broken:
        return _wrong(row, broken)
    return _with_wording(replace(row, target_group=group), row.title, row.description)


def _with_wording(row: Row, title: str, description: str) -> Row:
    """The row with these words, and with what is wrong with them."""
    try:
        title, description = checked_wording(title, description)
    except InvalidInput as broken:
        together = len(row.title) + len(row.description) + 2
        can_be_cut = broken.field == "title" and bool(row.title) and together <= DESCRIPTION_LENGTH
        return replace(_wrong(row, broken), long=can_be_cut)
    return replace(row, title=title, description=description)


def _wrong(row: Row, broken: InvalidInput) -> Row:
    return replace(row, field=broken.field, problem=broken.key, values=tuple(sorted(broken.values.items())))


def _without_plural(word: str) -> str:
    return word[:-1] if word.endswith(("n", "s")) else word
