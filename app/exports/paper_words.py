"""How single things are said in a paper: an idea by its number and title, a text as its paragraphs."""

import re

from app.domain.report import Report
from app.exports.words import Words


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that say something, each a paragraph of its own."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def joined(*parts: str) -> str:
    """Return what there is of these parts, with dots between them."""
    return " · ".join(part for part in parts if part)


def named(report: Report, number: int, words: Words) -> str:
    """Return "Idee 3: Titel"; a hidden idea is called hidden, one that is not in the report has its number only."""
    idea = report.idea(number)
    shown = idea.title if idea and idea.title else words.hidden if idea and idea.state == "hidden" else ""
    return f"{words.idea} {number}: {shown}" if shown else f"{words.idea} {number}"


def language_tag(language: str) -> str:
    """Return a language tag if it has the form of one (RFC 5646, language and subtags), else nothing."""
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", language) else ""
