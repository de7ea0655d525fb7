"""German ideas as people write them, in words of our own: 194 written by hand, any number put together from parts.

Also other wordings of some of them, as somebody would type who has not seen the first: what is to be found again.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

DATA = Path(__file__).parent / "data"
_DOINGS = [
    ("Beratung", "Jemand hört zu und hilft weiter, ohne dass man einen Termin braucht."),
    ("Sommerfest", "Ein Nachmittag mit Musik, an dem alle etwas mitbringen."),
    ("Werkstatt", "Mit den Händen etwas herstellen und dabei ins Gespräch kommen."),
    ("Sprechstunde", "Einmal in der Woche sind Fachleute da und beantworten Fragen."),
    ("Stammtisch", "Ein fester Abend im Monat, damit man sich kennenlernt."),
    ("Lehrgang", "An zehn Abenden lernen, was im Alltag und im Beruf hilft."),
    ("Ausflug", "Gemeinsam einen Tag ins Umland fahren, Fahrt und Eintritt sind frei."),
    ("Infoblatt", "Auf zwei Seiten das Wichtigste, mit Bildern und Telefonnummern."),
    ("Wettbewerb", "Die besten Beiträge werden im Rathaus gezeigt und bekommen einen Preis."),
    ("Patenschaft", "Zwei Menschen treffen sich ein Jahr lang regelmäßig."),
    ("Ausstellung", "Bilder und Gegenstände, die von früher und von heute erzählen."),
    ("Notruftelefon", "Auch nachts und am Wochenende geht jemand an den Apparat."),
    ("Lesung", "Autorinnen und Autoren lesen vor, danach wird darüber gesprochen."),
    ("Spendenlauf", "Jede Runde bringt Geld für einen guten Zweck."),
    ("Online-Forum", "Fragen stellen und beantworten, wann immer man Zeit hat."),
]
_WHOM = [
    "Taxifahrer",
    "Erntehelferinnen",
    "Reinigungskräfte",
    "Spätaussiedler",
    "Zwillingseltern",
    "Kleingärtner",
    "Künstlerinnen",
    "Rentner aus der Zeche",
    "Marktbeschicker",
    "Pendlerinnen",
    "Feuerwehrleute",
    "Pflegefamilien",
    "Nachtwächter",
    "Bäckereien",
    "Imkerinnen",
    "Fährleute",
    "Kantinenköche",
    "Wissenschaftlerinnen",
    "Friseure",
    "Musikschüler",
]
_WHERE = [
    "im Hafenviertel",
    "am Südwall",
    "in der alten Ziegelei",
    "auf dem Kirchplatz",
    "im Rheinblick",
    "an der Endstation",
]
_THEMES = ["Begegnung", "Beratung", "Arbeit", "Kultur", "Beteiligung"]


@dataclass(frozen=True)
class IdeaText:
    """An idea as it is typed."""

    title: str
    description: str
    theme: str


@dataclass(frozen=True)
class Rewording:
    """Another wording of the idea with the title `means`; `language` is that of the words."""

    language: str
    means: str
    text: str


def written() -> list[IdeaText]:
    """The ideas that were written by hand."""
    return [IdeaText(*row) for row in _rows("ideas.tsv")]


def many(count: int) -> list[IdeaText]:
    """So many ideas, the written ones first; the same ones every time, no title twice."""
    return [*written(), *_put_together(max(0, count - len(written())))][:count]


def rewordings() -> list[Rewording]:
    """All other wordings."""
    return [Rewording(*row) for row in _rows("rewordings.tsv")]


def mistyped(text: str, seed: int) -> str:
    """`text` with a typing error in every second longer word: letters swapped, doubled or left out."""
    drawn = random.Random(seed)
    words = text.split(" ")
    for place, word in enumerate(words):
        if len(word) > 4 and place % 2 == 0:
            at = drawn.randrange(1, len(word) - 2)
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            words[place] = drawn.choice(
                [swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]]
            )
    return " ".join(words)


def _rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _put_together(count: int) -> list[IdeaText]:
    parts = list(product(_DOINGS, _WHOM, _WHERE))
    random.Random(1).shuffle(parts)
    return [
        IdeaText(f"{doing} für {whom} {where}", text, _THEMES[number % len(_THEMES)])
        for number, ((doing, text), whom, where) in enumerate(parts[:count])
    ]
