"""What a section of a sketch means: read from what people typed, which stays as it was typed.

Nothing is refused here. What is not understood keeps its words and becomes a `Problem`, which stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from app.domain import money, when
from app.domain.errors import RuleBroken
from app.domain.money import Amount
from app.domain.section_types import (
    Choice,
    Chosen,
    Cost,
    Indicator,
    Indicators,
    Label,
    Money,
    Partner,
    Partners,
    Problem,
    SectionValue,
    Step,
    Steps,
    Text,
    Time,
    Timespan,
)
from app.domain.sketch_kinds import ROW_FIELDS, Kind, Reading

__all__ = ["Problem", "SectionValue", "completeness", "read_section"]

Meant = TypeVar("Meant")


def read_section(kind: Kind, options: Mapping[str, Label], raw: Mapping[str, Any]) -> SectionValue:
    """What a section means. `options` are those of a choice with what they are called; `raw` is what is kept.

    Rows in which nothing was typed are left out. What is not of the expected form counts as nothing.
    """
    return _READERS[kind](_Reader(kind), options, raw)


class _Reader:
    """Reads the fields of one section and notes what is open."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.problems: list[Problem] = []

    def note(self, row: str, field: str, key: str, text: str = "") -> None:
        self.problems.append(Problem(row, field, key, text))

    def rows(self, raw: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, str]]]:
        """The id and the fields of every row in which something was typed."""
        fields = ROW_FIELDS[self.kind]
        for row in _list(raw.get("rows")):
            if not isinstance(row, Mapping):
                continue
            texts = {field.key: _text(row.get(field.key)) for field in fields}
            if any(texts[field.key] for field in fields if field.reading is not Reading.OPTION):
                yield _text(row.get("id")), texts

    def time(self, row: str, field: str, text: str) -> Time:
        """A point in time; one that is not understood keeps its text."""
        return Time(text, self._read(when.when, row, field, text))

    def times(self, row: str, begins: str, ends: str) -> tuple[Time, Time]:
        """A beginning and an end; an end before the beginning is noted."""
        begun, ended = self.time(row, "begins", begins), self.time(row, "ends", ends)
        if begun.span and ended.span and ended.span.last < begun.span.first:
            self.note(row, "ends", "when.end_before_begin", ends)
        return begun, ended

    def amount(self, row: str, field: str, text: str) -> Amount | None:
        """An amount; a cost without one is noted too, because it is in no sum."""
        if not text:
            self.note(row, field, "money.missing")
        return self._read(money.amount, row, field, text)

    def option(self, row: str, field: str, text: str) -> str:
        """The option of a field; the first while nobody chose."""
        options = next(one.options for one in ROW_FIELDS[self.kind] if one.key == field)
        if text and text not in options:
            self.note(row, field, "choice.gone", text)
        return text if text in options else options[0]

    def _read(self, read: Callable[[str], Meant], row: str, field: str, text: str) -> Meant | None:
        if not text:
            return None
        try:
            return read(text)
        except RuleBroken as refused:
            self.note(row, field, refused.key, text)
            return None

    def found(self) -> tuple[Problem, ...]:
        return tuple(self.problems)


def _read_text(_reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Text:
    text = raw.get("text")
    return Text(text if isinstance(text, str) else "")


def _read_choice(reader: _Reader, options: Mapping[str, Label], raw: Mapping[str, Any]) -> Choice:
    keys = [key for key in _list(raw.get("chosen")) if isinstance(key, str) and key]
    for key in dict.fromkeys(keys):
        if key not in options:
            reader.note("", "chosen", "choice.gone", key)
    chosen = tuple(Chosen(key, label) for key, label in options.items() if key in keys)
    if reader.kind is Kind.CHOICE and len(chosen) > 1:
        reader.note("", "chosen", "choice.only_one")
    return Choice(chosen, reader.found())


def _read_span(reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Timespan:
    begins, ends = reader.times("", _text(raw.get("begins")), _text(raw.get("ends")))
    return Timespan(begins, ends, reader.found())


def _read_people(reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Partners:
    rows = tuple(
        Partner(row, texts["name"], reader.option(row, "role", texts["role"]) == "lead")
        for row, texts in reader.rows(raw)
    )
    return Partners(rows, reader.found())


def _read_steps(reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Steps:
    rows = tuple(
        Step(row, texts["what"], *reader.times(row, texts["begins"], texts["ends"]), texts["who"])
        for row, texts in reader.rows(raw)
    )
    return Steps(rows, reader.found())


def _read_money(reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Money:
    rows = tuple(
        Cost(
            row,
            texts["item"],
            texts["amount"],
            reader.amount(row, "amount", texts["amount"]),
            reader.option(row, "rhythm", texts["rhythm"]) == "yearly",
            texts["funding"],
        )
        for row, texts in reader.rows(raw)
    )
    return Money(rows, reader.found())


def _read_indicators(reader: _Reader, _options: object, raw: Mapping[str, Any]) -> Indicators:
    rows = tuple(
        Indicator(row, texts["what"], texts["start"], texts["target"], reader.time(row, "due", texts["due"]))
        for row, texts in reader.rows(raw)
    )
    return Indicators(rows, reader.found())


_READERS: Mapping[Kind, Callable[[_Reader, Mapping[str, Label], Mapping[str, Any]], SectionValue]] = (
    MappingProxyType(
        {
            Kind.TEXT: _read_text,
            Kind.CHOICE: _read_choice,
            Kind.CHOICES: _read_choice,
            Kind.SPAN: _read_span,
            Kind.PEOPLE: _read_people,
            Kind.STEPS: _read_steps,
            Kind.MONEY: _read_money,
            Kind.INDICATORS: _read_indicators,
        }
    )
)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


@dataclass(frozen=True)
class Completeness:
    """How far a sketch has come.

    `missing` are the keys of required sections that are empty, `open_points` those of sections in which something
    is open, with how much; `done` of `counted` sections are filled and have nothing open. A section that is not
    required counts only once something stands in it.
    """

    missing: tuple[str, ...]
    open_points: tuple[tuple[str, int], ...]
    done: int
    counted: int

    @property
    def percent(self) -> int:
        """A whole number that is 100 only when nothing is missing and nothing open; 0 where nothing counts."""
        return 100 * self.done // self.counted if self.counted else 0


def completeness(sections: Iterable[tuple[str, bool, bool, int]]) -> Completeness:
    """How complete sections are: for each its key, whether it is required, whether filled, how many problems."""
    listed = [one for one in sections if one[1] or one[2]]
    return Completeness(
        missing=tuple(key for key, _, filled, _ in listed if not filled),
        open_points=tuple((key, problems) for key, _, _, problems in listed if problems),
        done=sum(filled and not problems for _, _, filled, problems in listed),
        counted=len(listed),
    )
