"""Texts by language as a city brings them, and what is said of a file that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Wording = dict[str, str]


class TemplateError(ValueError):
    """A file that cannot be used; the text names the place and what is expected there."""


def worded(raw: Any, place: str) -> Wording:
    """A text in German, or a table of languages with German among them."""
    if isinstance(raw, str) and raw.strip():
        return {"de": raw.strip()}
    if (
        isinstance(raw, Mapping)
        and isinstance(raw.get("de"), str)
        and all(isinstance(t, str) for t in raw.values())
    ):
        return {language: text.strip() for language, text in raw.items()}
    raise TemplateError(f'{place}: a text, or {{de = "…", en = "…"}}, is expected')
