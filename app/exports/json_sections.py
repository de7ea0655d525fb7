"""The values of sections as data: amounts in whole cents, times as days, and everything as it was typed."""

from app.domain.money import CURRENCY
from app.domain.section_text import label_text
from app.domain.section_types import (
    Choice,
    Indicators,
    Money,
    Partners,
    SectionValue,
    Steps,
    Sums,
    Text,
    Time,
    Timespan,
)


def section_value(value: SectionValue | None, language: str) -> dict[str, object] | None:
    """A section's value; None where it holds a text only."""
    if value is None:
        return None
    return {
        "kind": value.kind.value,
        **_content(value, language),
        "problems": [
            {"row": one.row or None, "field": one.field, "problem": one.key, "typed": one.text}
            for one in value.problems
        ],
    }


def _content(value: SectionValue, language: str) -> dict[str, object]:
    if isinstance(value, Text):
        return {"text": value.text}
    if isinstance(value, Choice):
        return {
            "chosen": [{"key": one.key, "label": label_text(one.label, language)} for one in value.chosen]
        }
    if isinstance(value, Timespan):
        return {"begins": _time(value.begins), "ends": _time(value.ends)}
    if isinstance(value, Money):
        return _money(value)
    return {"rows": _rows(value)}


def _rows(value: Partners | Steps | Indicators) -> list[dict[str, object]]:
    if isinstance(value, Partners):
        return [
            {"id": row.id, "name": row.name, "role": "lead" if row.leads else "partner"} for row in value.rows
        ]
    if isinstance(value, Steps):
        return [
            {
                "id": row.id,
                "what": row.what,
                "begins": _time(row.begins),
                "ends": _time(row.ends),
                "who": row.who,
            }
            for row in value.rows
        ]
    return [
        {"id": row.id, "what": row.what, "start": row.start, "target": row.target, "due": _time(row.due)}
        for row in value.rows
    ]


def _money(value: Money) -> dict[str, object]:
    return {
        "currency": CURRENCY,
        "rows": [
            {
                "id": row.id,
                "item": row.item,
                "typed": row.text,
                "cents": row.amount.cents if row.amount else None,
                "approximate": bool(row.amount and row.amount.approximate),
                "rhythm": "yearly" if row.yearly else "once",
                "funding": row.funding,
            }
            for row in value.rows
        ],
        "sums": _sums(value.sums),
        "by_funding": [{"funding": one.source, **_sums(one.sums)} for one in value.by_funding],
    }


def _sums(sums: Sums) -> dict[str, object]:
    return {
        "once_cents": sums.once,
        "yearly_cents": sums.yearly,
        "approximate_amounts": sums.approximate,
        "left_out": sums.left_out,
    }


def _time(time: Time) -> dict[str, object] | None:
    if not time.text:
        return None
    span = time.span
    return {
        "typed": time.text,
        "first": span.first.isoformat() if span else None,
        "last": span.last.isoformat() if span else None,
        "precision": span.precision.value if span else None,
    }
