"""The feed of published results (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from app.domain.publication import PublicCard, PublicNumbers, feed_tag
from app.domain.text import clean_line
from app.live.fragments import translations
from app.queries.publication import ListedPublication

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # of a feed in which there never was anything
_FEED_LANGUAGE = "de"


def feed_of(
    entries: Sequence[ListedPublication], site: str, oldest: str, moved: datetime | None
) -> tuple[bytes, datetime]:
    """The feed and when it last changed.

    `site` is where it was asked for, `oldest` the tag of the oldest publication, `moved` when anything was published
    or withdrawn last.
    """
    ET.register_namespace("", _ATOM)
    say = translations(_FEED_LANGUAGE).gettext
    feed = ET.Element(_name("feed"), {_LANG: _FEED_LANGUAGE})
    updated = moved or _NEVER
    _add(feed, "id", feed_tag(urlsplit(site).netloc, oldest))
    _add(feed, "title", f"{say('Veröffentlichte Ergebnisse')} – Augenhöhe")
    _add(feed, "updated", _moment(updated))
    _link(feed, "self", f"{site}/veroeffentlicht/atom.xml", "application/atom+xml")
    _link(feed, "alternate", f"{site}/veroeffentlicht/", "text/html")
    author = ET.SubElement(feed, _name("author"))
    _add(author, "name", "Augenhöhe")
    for entry in entries:
        _entry(feed, entry, site)
    return ET.tostring(feed, encoding="utf-8", xml_declaration=True), updated


def _entry(feed: ET.Element, listed: ListedPublication, site: str) -> None:
    publication = listed.publication
    language, card = listed.card_in(_FEED_LANGUAGE)
    entry = ET.SubElement(feed, _name("entry"), {_LANG: language})
    _add(entry, "id", publication.tag)
    _add(entry, "title", " – ".join(part for part in (card.group, card.process) if part) or card.title)
    _add(entry, "updated", _moment(publication.published_at))
    _add(entry, "published", _moment(publication.first_at))
    for one in publication.languages:
        _link(entry, "alternate", site + publication.path_in(one), "text/html", one)
    for term in dict.fromkeys(clean_line(part) for part in (card.group, *card.themes)):
        if term:
            ET.SubElement(entry, _name("category"), {"term": term})
    _add(entry, "summary", summary(card, publication.numbers, language))


def summary(card: PublicCard, numbers: PublicNumbers, language: str) -> str:
    """What was worked out, in one line: how many people, how many ideas, and the projects by their titles."""
    plural = translations(language).ngettext
    told = [
        plural("%(num)s Mensch", "%(num)s Menschen", numbers.people) % {"num": numbers.people},
        plural("%(num)s Idee", "%(num)s Ideen", numbers.ideas) % {"num": numbers.ideas},
        plural("%(num)s Projekt", "%(num)s Projekte", numbers.projects) % {"num": numbers.projects},
    ]
    titles = "; ".join(title for title in card.projects if title)
    return ", ".join(told) + (f": {titles}" if titles else "")


def _link(parent: ET.Element, rel: str, address: str, media_type: str, language: str = "") -> None:
    known: Iterable[tuple[str, str]] = (("rel", rel), ("type", media_type), ("href", address))
    ET.SubElement(parent, _name("link"), {**dict(known), **({"hreflang": language} if language else {})})


def _add(parent: ET.Element, name: str, text: str) -> None:
    """A child with text; what XML cannot hold at all is left out."""
    ET.SubElement(parent, _name(name)).text = clean_line(text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"
