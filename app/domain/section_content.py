"""What a section says as one string, as it is kept beside its shared document, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

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
