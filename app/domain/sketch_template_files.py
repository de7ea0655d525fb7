"""Sketch templates as plain data: in the database, in a process's TOML file, and in files that are passed on."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.errors import InvalidInput
from app.domain.sketch_kinds import Kind
from app.domain.sketch_templates import (
    LEAST_OPTIONS,
    MOST_OPTIONS,
    MOST_SECTIONS,
    Options,
    SectionPlan,
    SketchTemplate,
    checked_name,
    checked_section,
    checked_template,
    key_for,
)
from app.domain.sketches import TITLE_KEY
from app.domain.wordings import TemplateError, Wording

LARGEST_FILE = 1024 * 1024  # bytes
FORMATS = ("toml", "json")
UNNAMED: Wording = {
    "de": "Projektskizze",
    "leicht": "Projekt-Skizze",
    "en": "Project sketch",
    "tr": "Proje taslağı",
    "ar": "مسودة المشروع",
}
_LINE = re.compile(r"line (\d+)")
# A name of many parts, as a.b.c: the library keeps every beginning of it, and a few kilobytes fill the memory.
_DEEP = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){20}")
_QUOTED = re.compile(
    r"""
    "{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5})? | '{3}(?:[^']|'(?!''))*+(?:'{3,5})?
    | "(?:[^"\\\n]|\\.)*+"? | '[^'\n]*+'? | \#[^\n]*+
    """,
    re.DOTALL | re.VERBOSE,
)
_TEXTS = ("label", "guidance", "example")
_EXPECTED = {
    "template.german_needed": 'a text, or {de = "…", en = "…"}, is expected',
    "template.no_text": 'a text, or {de = "…", en = "…"}, is expected',
    "template.language_unknown": "languages are written as de, en, tr, ar or leicht",
    "template.kind_unknown": f"one of {', '.join(Kind)} is expected; the title is a text",
    "template.key_form": "up to 32 letters, digits and _ are expected",
    "template.options_number": "a list of 2 to 20 texts is expected",
    "template.option_twice": "every option is needed once",
    "template.option_keys": "every option needs a key of its own",
    "template.sections_number": "a list with 1 to 25 entries is expected",
    "template.key_twice": "every section needs a key of its own",
    "template.no_title": 'the first section must have the key "title"',
    "text.too_long": "this text is too long",
}


class PlaceError(TemplateError):
    """Something wrong at one place of a file; `broken` says what, for those who read it in their language."""

    def __init__(self, place: str, broken: InvalidInput) -> None:
        super().__init__(f"{place}: {_EXPECTED.get(broken.key, broken.key)}")
        self.place, self.broken = place, broken


def plans_of(kept: Sequence[Mapping[str, Any]]) -> tuple[SectionPlan, ...]:
    """Sections as they were kept, the title first; nothing is checked again, and the first form is still read."""
    plans = [
        SectionPlan(
            key=str(raw["key"]),
            kind=Kind(raw.get("kind", Kind.TEXT)),
            label=_table(raw.get("label")),
            guidance=_table(raw.get("guidance", raw.get("hint"))),
            example=_table(raw.get("example")),
            required=bool(raw.get("required")) or raw["key"] == TITLE_KEY,
            options=tuple((str(o["key"]), _table(o["label"])) for o in raw.get("options", ())),
        )
        for raw in kept
    ]
    return tuple(sorted(plans, key=lambda plan: plan.key != TITLE_KEY))


def plain(plans: Sequence[SectionPlan]) -> list[dict[str, Any]]:
    """Sections as they are kept and passed on; what is empty is left out."""
    found = []
    for plan in plans:
        raw: dict[str, Any] = {"key": plan.key, "kind": plan.kind.value, "label": plan.label}
        raw |= {name: words for name in ("guidance", "example") if (words := getattr(plan, name))}
        if plan.required:
            raw["required"] = True
        if plan.options:
            raw["options"] = [{"key": key, "label": label} for key, label in plan.options]
        found.append(raw)
    return found


def read_plain(raw: Mapping[str, Any]) -> SketchTemplate:
    """A template in a file of its own, or in that of a process; raises `PlaceError`."""
    listed = raw.get("sketch_sections")
    if (
        not isinstance(listed, list)
        or len(listed) > MOST_SECTIONS
        or not all(isinstance(one, Mapping) for one in listed)
    ):
        raise PlaceError("sketch_sections", InvalidInput("sections", "template.sections_number"))
    sections = [_section(one, f"sketch_sections[{n}]") for n, one in enumerate(listed)]
    sections.sort(key=lambda plan: plan.key != TITLE_KEY)
    try:
        name = checked_name(_table(raw["sketch_name"])) if "sketch_name" in raw else UNNAMED
    except InvalidInput as wrong:
        raise PlaceError("sketch_name", wrong) from None
    try:
        return checked_template(dict(name), tuple(sections))
    except InvalidInput as wrong:
        raise PlaceError("sketch_sections", wrong) from None


def read_file(data: bytes) -> SketchTemplate:
    """A template as somebody brings it, TOML or JSON; raises `InvalidInput` at `file`, or `PlaceError`."""
    if len(data) > LARGEST_FILE:
        raise InvalidInput("file", "template.file_large", limit=LARGEST_FILE // 1024 // 1024)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        raw = json.loads(text) if text.lstrip().startswith("{") else _read_toml(text)
    except UnicodeDecodeError:
        raise InvalidInput("file", "template.file_kind") from None
    except json.JSONDecodeError as wrong:
        raise InvalidInput("file", "template.file_line", line=wrong.lineno) from None
    except tomllib.TOMLDecodeError as wrong:
        line = _LINE.search(str(wrong))
        raise InvalidInput("file", "template.file_line", line=line[1] if line else "1") from None
    except (RecursionError, ValueError):
        raise InvalidInput("file", "template.file_kind") from None
    if "sketch_sections" not in raw:
        raise InvalidInput("file", "template.file_empty")
    return read_plain(raw)


def _read_toml(text: str) -> dict[str, Any]:
    if _DEEP.search(_QUOTED.sub("_", text)):
        raise InvalidInput("file", "template.file_kind")
    return tomllib.loads(text)


def as_json(template: SketchTemplate) -> str:
    """The template as a JSON file."""
    raw = {"sketch_name": template.name, "sketch_sections": plain(template.sections)}
    return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"


def as_toml(template: SketchTemplate) -> str:
    """The template as a TOML file, in the form a process's file has it."""
    lines = [f"sketch_name = {_toml(template.name)}"]
    for raw in plain(template.sections):
        lines += ["", "[[sketch_sections]]"]
        for name, value in raw.items():
            if name == "options":
                options = (_toml({"key": option["key"], **option["label"]}) for option in value)
                lines += ["options = [", *(f"  {option}," for option in options), "]"]
            else:
                lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_toml(inner)}" for name, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)  # strings of JSON without surrogates are strings of TOML


def _section(raw: Mapping[str, Any], place: str) -> SectionPlan:
    texts = {"guidance": raw.get("hint", {}), **{name: raw[name] for name in _TEXTS if name in raw}}
    try:
        return checked_section(
            key=str(raw.get("key", "")),
            kind=str(raw.get("kind", Kind.TEXT)),
            label=_table(texts.get("label")),
            guidance=_table(texts.get("guidance")),
            example=_table(texts.get("example")),
            required=raw.get("required") is True,
            options=lambda: _options(raw.get("options")),
        )
    except InvalidInput as wrong:
        at, _, language = wrong.field.partition("_")
        raise PlaceError(
            f"{place}.{at}" + (f".{language}" if language not in ("", "de") else ""), wrong
        ) from None


def _options(raw: Any) -> Options:
    """Options as texts, or as tables of languages, with or without a key of their own."""
    if not isinstance(raw, list):
        return ()
    if len(raw) > MOST_OPTIONS:  # before each gets a key that none of the others has
        raise InvalidInput("options_de", "template.options_number", least=LEAST_OPTIONS, limit=MOST_OPTIONS)
    options: list[tuple[str, Wording]] = []
    for one in raw:
        words = {**one} if isinstance(one, Mapping) else {"de": one}
        own = words.pop("key", "")
        label = _table(words.pop("label", words))
        taken = frozenset(key for key, _ in options)
        options.append((str(own) or key_for(str(label.get("de", "")), taken), label))
    return tuple(options)


def _table(raw: Any) -> dict[str, Any]:
    """A text by language; what is none is refused when it is checked."""
    if raw is None:
        return {}
    return dict(raw) if isinstance(raw, Mapping) else {"de": raw}
