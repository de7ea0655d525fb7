"""The only renderer of fragments: for the first page, one's own answer, and the push alike.

It has a Jinja environment of its own per language, outside any request: a fragment cannot see a session, a
user or a CSRF token, because there is none to see.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from functools import lru_cache, partial
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import Any

from babel.messages.plurals import get_plural
from babel.numbers import format_decimal
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.domain import mood, phases
from app.domain.codes import grouped
from app.domain.languages import NAMES, language_of_name
from app.domain.paper_jobs import is_long, is_there
from app.domain.word_changes import excerpt
from app.live.compiled import COMPILED
from app.live.languages import LANGUAGES
from app.live.moments import in_the_room, stamp
from app.live.section_values import section_vocabulary

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "app" / "translations"
LOCALES = (
    tuple(  # German is the language of the sources; the others are there as soon as somebody translated them
        code
        for code in LANGUAGES
        if code == "de" or (TRANSLATIONS / code / "LC_MESSAGES" / "messages.po").exists()
    )
)


def locale_or_default(locale: str | None) -> str:
    """A language the product has; German when in doubt."""
    return locale if locale in LOCALES else LOCALES[0]


@lru_cache(maxsize=len(LOCALES) + 1)
def translations(locale: str) -> NullTranslations:
    """The catalogue of a language, with the plural forms its people use; German has none."""
    catalogue = Translations.load(str(TRANSLATIONS), [locale])
    if locale in LANGUAGES:
        forms: Any = c2py(get_plural(LANGUAGES[locale].formats).plural_expr)  # takes whole numbers
        catalogue.plural = forms
    return catalogue


@lru_cache(maxsize=len(LOCALES) + 1)
def environment(locale: str) -> Environment:
    """The Jinja environment of a language."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    env.install_gettext_translations(translations(locale), newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(vocabulary(locale))
    env.globals["part"] = partial(part, locale)
    return env


def vocabulary(locale: str) -> dict[str, object]:
    """What every fragment may use besides its arguments."""
    return {
        "locale": locale,
        "language": LANGUAGES[locale],
        "direction": LANGUAGES[locale].direction,
        "phases": phases,
        "mood_names": mood.MOOD_NAMES,
        "tongues": NAMES,
        "text": in_language(locale),
        "foreign": foreign_to(locale),
        "worded": worded_in(locale),
        "named_in": language_of_name,
        "number": lambda value: format_decimal(value, locale=LANGUAGES[locale].formats),
        "grouped": grouped,
        "iso": iso,
        "stamp": stamp(locale),
        "in_the_room": in_the_room(locale),
        "excerpt": excerpt,
        "is_long_paper": is_long,
        "is_paper_there": is_there,
        **section_vocabulary(locale),
    }


def in_language(locale: str) -> Callable[[Mapping[str, str] | str], str]:
    """Choose the wording of a process text in a language; German, then any, when there is none."""
    chosen = tongue_in(locale)

    def choose(wordings: Mapping[str, str] | str) -> str:
        return wordings if isinstance(wordings, str) else wordings.get(chosen(wordings), "")

    return choose


def tongue_in(locale: str) -> Callable[[Mapping[str, str]], str]:
    """In which language the wording chosen by `in_language` is."""
    wanted = (locale, LANGUAGES[locale].tag, "de")

    def choose(wordings: Mapping[str, str]) -> str:
        return next((tag for tag in wanted if wordings.get(tag)), next(iter(wordings), "de"))

    return choose


def foreign_to(locale: str) -> Callable[[Mapping[str, str]], str]:
    """The same for whoever has it read out: "" where it is the language of the page."""
    chosen, page = tongue_in(locale), LANGUAGES[locale].tag

    def choose(wordings: Mapping[str, str]) -> str:
        tag = chosen(wordings)
        return "" if tag in (locale, page) else tag

    return choose


def worded_in(locale: str) -> Callable[[Mapping[str, str]], Markup]:
    """The wording chosen by `in_language` with its language and direction, to stand among other words."""
    chosen, foreign = in_language(locale), foreign_to(locale)

    def choose(wordings: Mapping[str, str]) -> Markup:
        tag = foreign(wordings)
        lang = Markup(' lang="{}"').format(tag) if tag else ""
        return Markup('<span dir="auto"{}>{}</span>').format(lang, chosen(wordings))

    return choose


def iso(moment: datetime) -> str:
    """A point in time as the timer script reads it."""
    return moment.isoformat(timespec="milliseconds")


def render(feature: str, macro: str, locale: str, /, **arguments: object) -> Markup:
    """Render one macro of templates/fragments/<feature>.html in a language."""
    module = environment(locale).get_template(f"fragments/{feature}.html").module
    return Markup(getattr(module, macro)(**arguments))


@lru_cache(maxsize=10_000)
def part(locale: str, feature: str, macro: str, /, *arguments: Hashable) -> Markup:
    """A small fragment that many larger ones contain, kept while its arguments are the same: cards of a board."""
    module = environment(locale).get_template(f"fragments/{feature}.html").module
    return Markup(getattr(module, macro)(*arguments))


def envelope(target: str, body: str, *, swap: str = "innerHTML") -> str:
    """A fragment on its way to a place on the page; the envelope carries the swap, never the fragment."""
    return f'<hx-partial hx-target="{target}" hx-swap="{swap}">{body}</hx-partial>'


def upsert(target: str, body: str) -> str:
    """Cards to be put into, or exchanged in, a list that is sorted by their number."""
    return f'<hx-upsert hx-target="{target}" key="data-k" sort>{body}</hx-upsert>'
