"""The page of slides holds all it needs, runs nothing but its own script, and shows what people wrote as text."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from app.domain.report import Report
from app.domain.workshop_slides import workshop_deck
from app.exports import slides_html
from app.exports.cleaning import cleaned
from app.exports.slide_words import SLIDE_WORDS
from tests.exports.factories import empty, filled_with, sample
from tests.exports.hostile import MARKUP, strings
from tests.exports.section_factories import with_values

ASKING = {"src", "href", "action", "srcset", "poster", "data", "ping", "formaction", "style"}


class Page(HTMLParser):
    """What a browser would find: elements, their attributes, and the words of titles."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.titles: list[str] = []
        self.within: list[str] = []
        out = io.BytesIO()
        slides_html.write(report, out)
        self.source = out.getvalue().decode()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "h2":
            self.titles.append("")
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if self.within:
            self.titles[-1] += data


@pytest.mark.parametrize("report", [sample(), with_values(), empty()], ids=["sample", "values", "empty"])
def test_every_slide_of_the_deck_stands_on_the_page_in_order(report: Report) -> None:
    page = Page(report)
    tidy = cleaned(report)
    deck = workshop_deck(tidy, SLIDE_WORDS[tidy.language])
    assert page.titles == [slide.title for slide in deck.slides]
    assert len(set(page.titles)) == len(page.titles)
    assert ("html", "lang", report.language) in page.attributes


def test_the_page_asks_for_nothing_and_its_policy_names_its_own_script_and_style() -> None:
    page = Page(with_values())
    assert [one for one in page.attributes if one[1] in ASKING or one[1].startswith("on")] == []
    addresses = re.findall(r"url\((?!data:font/woff2;base64,)[^)]*\)|https?://", page.source)
    assert addresses == []
    policy = next(value for _, name, value in page.attributes if name == "content" and "default-src" in value)
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page.source, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; font-src data:; ")


def test_what_people_wrote_is_text_and_never_markup() -> None:
    plain = Page(filled_with("Wort"))
    for hostile in MARKUP:
        page = Page(filled_with(hostile))
        assert set(page.tags) <= set(plain.tags), hostile
        assert {name for _, name, _ in page.attributes} <= {name for _, name, _ in plain.attributes}, hostile


def test_no_string_is_too_odd() -> None:
    for text in strings(60):
        page = Page(filled_with(text))
        assert page.titles, repr(text)
        assert "\x00" not in page.source


def test_arabic_letters_come_along_where_they_are_needed() -> None:
    assert "Noto Sans Arabic" in Page(filled_with("نريد مكانا")).source.split("</style>")[0]
    latin = Page(filled_with("Wort")).source
    assert latin.count("@font-face") == 4
    assert len(latin) < 400_000


def test_the_same_report_makes_the_same_bytes() -> None:
    assert Page(with_values()).source == Page(with_values()).source
