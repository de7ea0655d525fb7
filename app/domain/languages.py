"""In which language an idea is written: what can be chosen, and what the letters allow.

The letters overrule the claim, never the other way round. The writing system that most letters of a text belong to
decides; when the claimed language is written in it, the claim stands, however unlikely. When it is not (Arabic letters
claimed as German), the language is the first of this list that is written so, unless letters that only one language
has tell more (`_TELLING`). A text without letters keeps its claim. No guessing beyond that: Turkish claimed as German
stays German, because both are written in Latin letters.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from app.domain.errors import InvalidInput

# Tags of BCP 47 with their own names, the most frequent in Dortmund first.
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "de": "Deutsch",
        "en": "English",
        "tr": "Türkçe",
        "ar": "العربية",
        "uk": "Українська",
        "ru": "Русский",
        "pl": "Polski",
        "ro": "Română",
        "bg": "Български",
        "fr": "Français",
        "es": "Español",
        "it": "Italiano",
        "pt": "Português",
        "el": "Ελληνικά",
        "sr": "Srpski / Српски",
        "hr": "Hrvatski",
        "bs": "Bosanski",
        "sq": "Shqip",
        "mk": "Македонски",
        "ku": "Kurdî / کوردی",
        "fa": "فارسی",
        "ps": "پښتو",
        "ur": "اردو",
        "so": "Soomaali",
        "ti": "ትግርኛ",
        "am": "አማርኛ",
        "ta": "தமிழ்",
        "hi": "हिन्दी",
        "bn": "বাংলা",
        "vi": "Tiếng Việt",
        "zh": "中文",
        "ja": "日本語",
        "ko": "한국어",
        "th": "ไทย",
        "ka": "ქართული",
        "hy": "Հայերեն",
        "he": "עברית",
        "nl": "Nederlands",
        "hu": "Magyar",
        "cs": "Čeština",
    }
)
# Which letters a language is written in; those that are not named here are written in Latin ones.
_LETTERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("ar", "fa", "ps", "ur"), frozenset({"ARABIC"})),
        **dict.fromkeys(("uk", "ru", "bg", "mk"), frozenset({"CYRILLIC"})),
        **dict.fromkeys(("sr", "bs"), frozenset({"CYRILLIC", "LATIN"})),
        "ku": frozenset({"LATIN", "ARABIC"}),
        **dict.fromkeys(("ti", "am"), frozenset({"ETHIOPIC"})),
        "el": frozenset({"GREEK"}),
        "ta": frozenset({"TAMIL"}),
        "hi": frozenset({"DEVANAGARI"}),
        "bn": frozenset({"BENGALI"}),
        "zh": frozenset({"CJK"}),
        "ja": frozenset({"HIRAGANA", "KATAKANA", "CJK"}),
        "ko": frozenset({"HANGUL", "CJK"}),
        "th": frozenset({"THAI"}),
        "ka": frozenset({"GEORGIAN"}),
        "hy": frozenset({"ARMENIAN"}),
        "he": frozenset({"HEBREW"}),
    }
)
_LATIN = frozenset({"LATIN"})
# The language that letters are taken for when the claimed one is not written in them.
_TAKEN_FOR: Mapping[str, str] = MappingProxyType(
    {
        "ARABIC": "ar",
        "CYRILLIC": "ru",
        "ETHIOPIC": "ti",
        "CJK": "zh",
        "HIRAGANA": "ja",
        "KATAKANA": "ja",
        "HANGUL": "ko",
        "GREEK": "el",
        "HEBREW": "he",
        "TAMIL": "ta",
        "DEVANAGARI": "hi",
        "BENGALI": "bn",
        "THAI": "th",
        "GEORGIAN": "ka",
        "ARMENIAN": "hy",
    }
)
# Letters that of these languages only one has. In this order: Urdu and Pashto have the Persian ones too.
_TELLING: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = MappingProxyType(
    {
        "ARABIC": (
            ("ps", frozenset("ټډړږښڼې")),
            ("ur", frozenset("ٹڈڑےھ")),
            ("ku", frozenset("ڕڵۆێ")),
            ("fa", frozenset("پچژگ")),
        ),
        "CYRILLIC": (
            ("uk", frozenset("іїєґІЇЄҐ")),
            ("sr", frozenset("ђћЂЋ")),
            ("mk", frozenset("ѓќѕЃЌЅ")),
        ),
        "CJK": (("ja", frozenset("のはをがにでとた")),),
    }
)


def of_screen(code: str) -> str:
    """The language in which somebody with this language of the interface reads; Leichte Sprache is German."""
    return code if code in NAMES else "de"


def checked_language(tag: str) -> str:
    """The tag as it is kept, empty for none; raises `InvalidInput` at `locale` for one that is not in the list."""
    tag = tag.strip().lower()
    if tag and tag not in NAMES:
        raise InvalidInput("locale", "language.unknown")
    return tag


def language_of_name(name: str) -> str:
    """The language of a bundle's name or of the question: German unless the letters say otherwise."""
    return language_of(name, "de", otherwise="de")


def language_of(text: str, claimed: str, *, otherwise: str = "de") -> str:
    """The language `text` is recorded as; `otherwise` is what Latin letters are taken for.

    `claimed` is what its author chose, or the language of their screen.
    """
    letters = _most_letters(text)
    if letters is None or letters in _written(claimed):
        return claimed
    for tag, telling in _TELLING.get(letters, ()):
        if telling & set(text):
            return tag
    if letters == "LATIN":
        return otherwise if "LATIN" in _written(otherwise) else "de"
    return _TAKEN_FOR.get(letters, claimed)


def _written(tag: str) -> frozenset[str]:
    return _LETTERS.get(tag, _LATIN)


def _most_letters(text: str) -> str | None:
    """The writing system of most letters, as Unicode names it; None without letters, the first when equal."""
    if text.isascii():
        return "LATIN" if any(c.isalpha() for c in text) else None
    counted: Counter[str] = Counter()
    for character, often in Counter(text).items():  # each letter is looked up once: others wait meanwhile
        if character.isalpha() and (name := unicodedata.name(character, "")):
            counted[name.partition(" ")[0]] += often
    return counted.most_common(1)[0][0] if counted else None
