"""Reports whose sketches hold more than texts: well filled, half understood, and filled with any text."""

from __future__ import annotations

from dataclasses import replace

from app.domain.report import Report, SketchSection
from app.domain.section_values import SectionValue, read_section
from app.domain.sketch_kinds import ROW_FIELDS, Kind, has_rows
from tests.exports.factories import sample

_ROWS = {
    Kind.PEOPLE: [
        {"id": "a", "name": "Integrationsbüro", "role": "lead"},
        {"id": "b", "name": "IHK", "role": "partner"},
    ],
    Kind.STEPS: [
        {"id": "a", "what": "Lotsen schulen", "begins": "3.2027", "ends": "Mai 2027", "who": "RAA"},
        {"id": "b", "what": "Auswerten", "begins": "2029", "ends": "Ende 2028", "who": ""},
    ],
    Kind.MONEY: [
        {"id": "a", "item": "Schulung", "amount": "4.800 €", "rhythm": "once", "funding": "Stadt"},
        {"id": "b", "item": "Lotsen", "amount": "ca. 14.400,50", "rhythm": "yearly", "funding": "Land"},
        {"id": "c", "item": "Fest", "amount": "=viel", "rhythm": "once", "funding": ""},
    ],
    Kind.INDICATORS: [
        {"id": "a", "what": "Abbrüche", "start": "24 %", "target": "15 %", "due": "Schuljahr 2028/29"}
    ],
}
LABELS = {
    Kind.TEXT: "Ausgangslage",
    Kind.CHOICE: "Stadtteil",
    Kind.CHOICES: "Zielgruppe",
    Kind.SPAN: "Zeitrahmen",
    Kind.PEOPLE: "Partner",
    Kind.STEPS: "Schritte",
    Kind.MONEY: "Kosten",
    Kind.INDICATORS: "Erfolg",
}


def values() -> dict[Kind, SectionValue]:
    """One value of every kind, with one problem in the steps and one in the costs."""
    options = {"young": {"de": "Jugendliche", "en": "Young people"}, "all": "Alle"}
    raw = {
        Kind.TEXT: {"text": "Viele brechen ab.\nEltern fehlen."},
        Kind.CHOICE: {"chosen": ["all"]},
        Kind.CHOICES: {"chosen": ["young", "all"]},
        Kind.SPAN: {"begins": "1/2027", "ends": "Ende 2028"},
        **{kind: {"rows": rows} for kind, rows in _ROWS.items()},
    }
    return {kind: read_section(kind, options, raw[kind]) for kind in Kind}


def with_values() -> Report:
    """The full report; its first sketch holds one section of every kind, the second sections that are empty."""
    report = sample()
    first, second = report.sketches
    filled = tuple(_section(kind, value) for kind, value in values().items())
    empty = tuple(_section(kind, read_section(kind, {}, {})) for kind in Kind)
    return replace(report, sketches=(replace(first, sections=filled), replace(second, sections=empty)))


def filled_values(*texts: str) -> Report:
    """The full report with one sketch for each text, which stands in every field of every kind of section."""
    report = sample()
    sketch = report.sketches[0]
    return replace(
        report,
        sketches=tuple(
            replace(sketch, number=at, sections=tuple(_section(kind, _full(kind, text)) for kind in Kind))
            for at, text in enumerate(texts, 1)
        ),
    )


def _full(kind: Kind, text: str) -> SectionValue:
    if has_rows(kind):
        row = {field.key: text for field in ROW_FIELDS[kind]}
        return read_section(kind, {}, {"rows": [{"id": "1", **row}, {"id": text, **row}]})
    raw = {"text": text, "chosen": ["a", "b", text], "begins": text, "ends": text}
    return read_section(kind, {"a": text, "b": {"de": text}}, raw)


def _section(kind: Kind, value: SectionValue) -> SketchSection:
    return SketchSection(key=kind.value, label=LABELS[kind], value=value)
