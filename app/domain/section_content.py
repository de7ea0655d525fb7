"""What a section says as one string, as it is kept beside its shared document, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.domain.section_types import Choice, Indicators, Money, Partners, SectionValue, Steps, Text, Timespan
from app.domain.sketch_kinds import ROW_FIELDS, Kind, Reading, has_rows


def kept(kind: Kind, content: Mapping[str, Any]) -> str:
    """A section's content as one string: its text, or JSON of its fields; empty when nothing was filled in."""
    if kind == Kind.TEXT:
        return str(content.get("text", ""))
    return json.dumps(content, ensure_ascii=False) if is_filled(kind, content) else ""


def content_of(kind: Kind, text: str) -> dict[str, Any]:
    """What was kept as data; what cannot be read counts as nothing."""
    if kind == Kind.TEXT:
        return {"text": text}
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def is_filled(kind: Kind, content: Mapping[str, Any]) -> bool:
    """Whether anything was typed or chosen; what a row begins with is not."""
    if not has_rows(kind):
        return any(content.values())
    typed = [field.key for field in ROW_FIELDS[kind] if field.reading is not Reading.OPTION]
    return any(row.get(key) for row in content.get("rows", ()) for key in typed)


def content_from(value: SectionValue) -> dict[str, Any]:
    """What was typed, taken from what it means: `section_values.read_section` makes the same value of it again."""
    if isinstance(value, Text):
        return {"text": value.text}
    if isinstance(value, Timespan):
        return {"begins": value.begins.text, "ends": value.ends.text}
    gone = {(one.row, one.field): one.text for one in value.problems if one.key == "choice.gone"}
    if isinstance(value, Choice):
        lost = [one.text for one in value.problems if one.key == "choice.gone"]
        return {"chosen": [one.key for one in value.chosen] + lost}
    rows = _rows(value)
    return {
        "rows": [row | {key: text for (of, key), text in gone.items() if of == row["id"]} for row in rows]
    }


def _rows(value: Partners | Steps | Money | Indicators) -> list[dict[str, str]]:
    if isinstance(value, Partners):
        return [
            {"id": row.id, "name": row.name, "role": "lead" if row.leads else "partner"} for row in value.rows
        ]
    if isinstance(value, Steps):
        return [
            {
                "id": row.id,
                "what": row.what,
                "begins": row.begins.text,
                "ends": row.ends.text,
                "who": row.who,
            }
            for row in value.rows
        ]
    if isinstance(value, Money):
        return [
            {
                "id": row.id,
                "item": row.item,
                "amount": row.text,
                "rhythm": "yearly" if row.yearly else "once",
                "funding": row.funding,
            }
            for row in value.rows
        ]
    return [
        {"id": row.id, "what": row.what, "start": row.start, "target": row.target, "due": row.due.text}
        for row in value.rows
    ]
