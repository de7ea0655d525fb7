"""The presentation as one page of HTML that needs nothing else: letters, style and script are in it.

Without a script all slides stand below one another, and print one on a page; a script shows them one by one. Its
policy lets nothing run but that script, and nothing be asked for. The same report makes the same bytes.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from app.domain.report import Report
from app.domain.slides import Deck
from app.domain.workshop_slides import workshop_deck
from app.exports.cleaning import cleaned
from app.exports.paper_words import joined
from app.exports.slide_page_words import SLIDE_PAGE_WORDS
from app.exports.slide_words import SLIDE_WORDS

MEDIA_TYPE = "text/html; charset=utf-8"
EXTENSION = "html"
LABEL = "Folien (HTML)"

_ROOT = Path(__file__).resolve().parents[2]
_STATIC, _TEMPLATES = _ROOT / "static", _ROOT / "templates"
_FACE = re.compile(r"@font-face\{[^}]*\}\n?")
_FILE = re.compile(r"url\(\.\./fonts/([\w-]+\.woff2)\)")
_USED = ("latin-400", "latin-700", "latin-ext-400", "latin-ext-700")
_ARABIC = ("arabic-400", "arabic-700")
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff]")


def write(report: Report, out: BinaryIO) -> None:
    """Write the report's presentation to `out` (UTF-8)."""
    tidy = cleaned(report)
    deck = workshop_deck(tidy, SLIDE_WORDS[tidy.language])
    style, script = _style(with_arabic=_has_arabic(deck)), _read(_TEMPLATES / "documents" / "slides.js")
    page = _template().render(
        deck=deck,
        words=SLIDE_PAGE_WORDS[tidy.language],
        author=joined(tidy.city, tidy.process),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    out.write(page.encode())


def _has_arabic(deck: Deck) -> bool:
    return any(_ARABIC_LETTERS.search(f"{one.title}\n{one.notes}") for one in deck.slides)


@lru_cache(maxsize=1)
def _template() -> Template:
    """Escapes everything; style and script are files of the product, checked to end no tag early."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template("documents/slides.html")


@lru_cache(maxsize=2)
def _style(*, with_arabic: bool) -> str:
    """The house's tokens with the letters in them, the slides' own style sheet, and that of the page."""
    wanted = _USED + _ARABIC if with_arabic else _USED
    tokens = _FACE.sub(lambda face: _face(face[0], wanted), _read(_STATIC / "css" / "tokens.css"))
    return "\n".join(
        (tokens, _read(_STATIC / "css" / "slides.css"), _read(_TEMPLATES / "documents" / "slides.css"))
    )


def _face(face: str, wanted: tuple[str, ...]) -> str:
    if not any(f"-{one}-normal.woff2" in face for one in wanted):
        return ""
    return _FILE.sub(lambda file: f"url(data:font/woff2;base64,{_letters(file[1])})", face)


def _letters(name: str) -> str:
    return b64encode((_STATIC / "fonts" / name).read_bytes()).decode()


def _read(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if "</" in text:  # it would end its tag; ours has none
        raise ValueError(f"{path.name} must not hold </")
    return text


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
