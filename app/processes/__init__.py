"""Process templates that come with the product, and reading one from a file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.domain.process import ProcessTemplate, read_template
from app.domain.wordings import TemplateError

_SHIPPED = Path(__file__).parent


def load(name: str) -> ProcessTemplate:
    """Read a shipped template by its name, or any other by its path; raises `TemplateError` or OSError."""
    path = _SHIPPED / f"{name}.toml" if name.isidentifier() else Path(name)
    try:
        return read_template(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{path.name}: {error}") from error
