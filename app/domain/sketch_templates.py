"""What a sketch consists of: its sections, their kinds, and what helps whoever writes them.

A template is never changed: every operation returns another one, and who keeps them gives each a version.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

from app.domain.errors import InvalidInput, NotFound, RuleBroken, all_of
from app.domain.sketch_kinds import Kind
from app.domain.sketches import TITLE_KEY
from app.domain.text import clean_line, clean_text, fitting
from app.domain.wordings import Wording

LANGUAGES = ("de", "leicht", "en", "tr", "ar")  # of the interface, German first
MOST_SECTIONS = 25
MOST_TEMPLATES = 20  # of a process
LEAST_OPTIONS, MOST_OPTIONS = 2, 20
NAME, LABEL, GUIDANCE, EXAMPLE, OPTION = 80, 80, 400, 600, 80  # characters
CHOOSING = (Kind.CHOICE, Kind.CHOICES)
_MOST_LANGUAGES = 12
_KEY = re.compile(r"[A-Za-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?!key\b|label\b)[a-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # those two mean more in files
_RESERVED = frozenset({"team"})  # an address beside those of the sections

Options = tuple[tuple[str, Wording], ...]
T = TypeVar("T")


@dataclass(frozen=True)
class SectionPlan:
    """A section as a template plans it: what it is called, what it holds, and what helps to fill it in."""

    key: str
    kind: Kind = Kind.TEXT
    label: Wording = field(default_factory=dict, hash=False)
    guidance: Wording = field(default_factory=dict, hash=False)
    example: Wording = field(default_factory=dict, hash=False)
    required: bool = False
    options: Options = field(default=(), hash=False)


@dataclass(frozen=True)
class SketchTemplate:
    """The sections of a sketch, the title first."""

    name: Wording = field(hash=False)
    sections: tuple[SectionPlan, ...]

    def section(self, key: str) -> SectionPlan | None:
        """The section with this key."""
        return next((plan for plan in self.sections if plan.key == key), None)


def unplanned(key: str) -> SectionPlan:
    """A plan for a section that no template knows: its text is still to be seen."""
    return SectionPlan(key=key, label={"de": key})


class Problems:
    """Everything that is wrong with a form, told at once."""

    def __init__(self) -> None:
        self._found: list[InvalidInput] = []

    def of(self, check: Callable[[], T], otherwise: T) -> T:
        """What `check` finds, or `otherwise` when it has to say something."""
        try:
            return check()
        except InvalidInput as wrong:
            self._found.append(wrong)
            return otherwise

    def tell(self) -> None:
        """Raise what was found."""
        if self._found:
            raise all_of(self._found)


def checked_name(typed: Mapping[str, Any]) -> Wording:
    """The name of a template; German is needed. Raises `InvalidInput` at `name_<language>`."""
    return _wording("name", typed, limit=NAME, clean=clean_line, needed=True)


def checked_section(
    *,
    key: str,
    kind: str,
    label: Mapping[str, Any],
    guidance: Mapping[str, Any],
    example: Mapping[str, Any],
    required: bool,
    options: Callable[[], Options],
) -> SectionPlan:
    """A section with clean texts within their limits; raises `InvalidInput` with all that is wrong.

    `options` is asked only where something is to be chosen.
    """
    found = Problems()
    known = found.of(lambda: _kind(key, kind), Kind.TEXT)
    plan = SectionPlan(
        key=found.of(lambda: _key(key), ""),
        kind=known,
        label=found.of(lambda: _wording("label", label, limit=LABEL, clean=clean_line, needed=True), {}),
        guidance=found.of(lambda: _wording("guidance", guidance, limit=GUIDANCE, clean=clean_text), {}),
        example=found.of(lambda: _wording("example", example, limit=EXAMPLE, clean=clean_text), {}),
        required=bool(required) or key == TITLE_KEY,
        options=found.of(lambda: checked_options(options()), ()) if known in CHOOSING else (),
    )
    found.tell()
    return plan


def checked_options(options: Options) -> Options:
    """Options to choose from; raises `InvalidInput` at `options_de`."""
    if not LEAST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise InvalidInput("options_de", "template.options_number", least=LEAST_OPTIONS, limit=MOST_OPTIONS)
    seen: set[str] = set()
    kept = []
    for key, label in options:
        words = _wording("options", label, limit=OPTION, clean=clean_line, needed=True)
        if words["de"] in seen or not _KEY.fullmatch(key):
            raise InvalidInput("options_de", "template.option_twice", option=words["de"])
        seen.add(words["de"])
        kept.append((key, words))
    if len({key for key, _ in kept}) != len(kept):
        raise InvalidInput("options_de", "template.option_keys")
    return tuple(kept)


def checked_template(name: Wording, sections: tuple[SectionPlan, ...]) -> SketchTemplate:
    """A template of checked sections; raises `InvalidInput` at `sections`."""
    if not 1 <= len(sections) <= MOST_SECTIONS:
        raise InvalidInput("sections", "template.sections_number", limit=MOST_SECTIONS)
    keys = [plan.key for plan in sections]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidInput("sections", "template.key_twice", section=twice)
    if keys[0] != TITLE_KEY or sections[0].kind != Kind.TEXT:
        raise InvalidInput("sections", "template.no_title")
    return SketchTemplate(name, sections)


def with_section(template: SketchTemplate, plan: SectionPlan) -> SketchTemplate:
    """The template with this section instead of the one with its key."""
    known(template, plan.key)
    return replace(template, sections=tuple(plan if s.key == plan.key else s for s in template.sections))


def with_new(template: SketchTemplate, plan: SectionPlan) -> SketchTemplate:
    """The template with one more section at its end."""
    if len(template.sections) >= MOST_SECTIONS:
        raise RuleBroken("template.full", limit=MOST_SECTIONS)
    return replace(template, sections=(*template.sections, plan))


def without(template: SketchTemplate, key: str) -> SketchTemplate:
    """The template without a section; the title stays."""
    gone = known(template, key)
    if key == TITLE_KEY:
        raise RuleBroken("template.title_stays")
    return replace(template, sections=tuple(s for s in template.sections if s is not gone))


def moved(template: SketchTemplate, key: str, position: int) -> SketchTemplate:
    """The template with a section at another place, counted from 1; the title is always the first."""
    plan = known(template, key)
    if key == TITLE_KEY or not 2 <= position <= len(template.sections):
        raise RuleBroken("template.title_first")
    others = [s for s in template.sections if s is not plan]
    others.insert(position - 1, plan)
    return replace(template, sections=tuple(others))


def known(template: SketchTemplate, key: str) -> SectionPlan:
    """The section with this key; raises `NotFound`."""
    found = template.section(key)
    if found is None:
        raise NotFound
    return found


def key_for(label: str, taken: frozenset[str]) -> str:
    """A key for a new section or option, made of its words."""
    spelled = label.lower().translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue", 0xDF: "ss"})
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:28].strip("_") or "field"
    used = taken | _RESERVED
    return next(key for key in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if key not in used)


def options_in_lines(lines: Mapping[str, str], before: Options) -> Options:
    """Options as they are typed: one a line, in each language in the same order.

    An option that keeps its German words keeps its key. Raises `InvalidInput` at `options_<language>`.
    """
    german = [line for line in _lines("options_de", lines.get("de", "")) if line]
    keys = {label["de"]: key for key, label in before if "de" in label}
    words: list[Wording] = [{"de": line} for line in german]
    for language, typed in lines.items():
        found = _lines(f"options_{language}", typed)
        if language == "de" or not any(found):
            continue
        if len(found) != len(german):
            raise InvalidInput(
                f"options_{language}", "template.options_uneven", lines=len(found), options=len(german)
            )
        for option, line in zip(words, found, strict=True):
            option.update({language: line} if line else {})
    taken = frozenset(keys[line] for line in german if line in keys)
    options = []
    for option in words:
        key = keys.get(option["de"]) or key_for(option["de"], taken)
        taken |= {key}
        options.append((key, option))
    return tuple(options)


def _lines(place: str, typed: str) -> list[str]:
    if len(typed) > 4 * MOST_OPTIONS * OPTION:
        raise InvalidInput(place, "text.too_long", length=len(typed), limit=MOST_OPTIONS * OPTION)
    return [clean_line(line) for line in typed.rstrip().splitlines()]


def _key(key: str) -> str:
    if not _KEY.fullmatch(key) or key in _RESERVED:
        raise InvalidInput("key", "template.key_form")
    return key


def _kind(key: str, kind: str) -> Kind:
    if kind not in set(Kind) or (key == TITLE_KEY and kind != Kind.TEXT):
        raise InvalidInput("kind", "template.kind_unknown")
    return Kind(kind)


def _wording(
    place: str, typed: Mapping[str, Any], *, limit: int, clean: Callable[[str], str], needed: bool = False
) -> Wording:
    if len(typed) > _MOST_LANGUAGES or not all(_LANGUAGE.fullmatch(str(language)) for language in typed):
        raise InvalidInput(f"{place}_de", "template.language_unknown")
    found = Problems()
    kept: Wording = {}
    for language, text in typed.items():
        words = found.of(partial(_text, f"{place}_{language}", text, limit, clean), "-")
        if words:
            kept[language] = words
    if needed and not kept.get("de"):
        found.of(lambda: _refuse(f"{place}_de"), None)
    found.tell()
    return kept


def _text(place: str, typed: Any, limit: int, clean: Callable[[str], str]) -> str:
    if not isinstance(typed, str):
        raise InvalidInput(place, "template.no_text")
    return fitting(place, typed, limit=limit, clean=clean)


def _refuse(place: str) -> None:
    raise InvalidInput(place, "template.german_needed")
