"""The languages of the interface: their names, what they are called in HTML, which way they run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language of the interface.

    `tag` is its BCP 47 tag (for `lang`), `direction` "ltr" or "rtl", `formats` the locale whose numbers it writes.
    """

    code: str
    name: str
    tag: str
    direction: str = "ltr"
    formats: str = ""


_ALL = (
    Language("de", "Deutsch", "de", formats="de"),
    Language("leicht", "Leichte Sprache", "de", formats="de"),
    Language("en", "English", "en", formats="en"),
    Language("tr", "Türkçe", "tr", formats="tr"),
    Language("ar", "العربية", "ar", "rtl", formats="ar"),
)
LANGUAGES: Mapping[str, Language] = {language.code: language for language in _ALL}
