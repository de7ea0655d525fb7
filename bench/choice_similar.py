"""Similar ideas: how fast they are found, and how many of those that were meant; and taking over 697 at once."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

from app import encoder
from app.domain.similarity import LEAST, LEAST_MIXED, Index, Similar, best, idea_text, mixed
from bench.clients import Browser, Refused
from bench.idea_texts import Rewording, many, mistyped, rewordings, written
from bench.product import HOST, Product

IDEAS = 500
IMPORTED = 697
WARM = 120.0  # seconds in which the encoder must have read all ideas

Ask = Callable[[str], Sequence[Similar]]


def similar_ms() -> float:
    """The median time of one question among 500 ideas, by words alone, in milliseconds."""
    ask = by_words(_texts())
    took = []
    for one in rewordings():
        began = time.perf_counter()
        ask(one.text)
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def recall(ask: Ask, among: int, language: str = "de") -> float:
    """The share of rewordings in a language whose idea is among the first so many answers."""
    numbers = {idea.title: number for number, idea in enumerate(many(IDEAS), 1)}
    asked = [one for one in questions() if one.language == language]
    found = sum(numbers[one.means] in [hit.number for hit in ask(one.text)[:among]] for one in asked)
    return found / len(asked)


def questions() -> list[Rewording]:
    """The rewordings, and every written title with typing errors (as the language "mistyped")."""
    typed = [Rewording("mistyped", i.title, mistyped(i.title, seed)) for seed, i in enumerate(written())]
    return [*rewordings(), *typed]


def similar_recall3() -> float:
    """Found among the first three, which are shown; German rewordings, by words alone."""
    return recall(by_words(_texts()), 3)


def similar_recall5() -> float:
    """Found among the first five; German rewordings, by words alone."""
    return recall(by_words(_texts()), 5)


def by_words(texts: Mapping[int, str]) -> Ask:
    """Questions answered as without the encoder."""
    index = Index(texts)
    return lambda text: index.most_similar(idea_text(text, ""), limit=5, least=LEAST)


def by_meaning(texts: Mapping[int, str]) -> Ask:
    """Questions answered as with the encoder, once it has read all ideas; fails where it is not installed."""
    index, reader = Index(texts), encoder.Encoder()
    deadline = time.monotonic() + WARM
    while reader.nearness("Warmlaufen", texts) is None:
        if reader.broken or time.monotonic() > deadline:
            raise RuntimeError("the encoder does not answer")
        time.sleep(0.05)

    def ask(text: str) -> Sequence[Similar]:
        asked = idea_text(text, "")
        near = reader.nearness(asked, texts)
        scores = index.scores(asked)
        both = scores if near is None else mixed(scores, near)
        least = LEAST if near is None else LEAST_MIXED
        return best((Similar(n, s) for n, s in both.items() if s >= least), 5)

    return ask


def with_encoder() -> dict[str, float]:
    """Figures of the optional encoder: recall at three and five by language, and the median time of a question."""
    ask = by_meaning(_texts())
    figures = {
        f"encoder_recall{among}_{language}": recall(ask, among, language)
        for language in ("de", "en", "tr", "mistyped")
        for among in (3, 5)
    }
    took = []
    for one in written():  # texts it has not read yet
        began = time.perf_counter()
        ask(f"{one.title} bitte")
        took.append(time.perf_counter() - began)
    return {**figures, "encoder_ms": statistics.median(took) * 1000}


async def import_697_s(product: Product) -> float:
    """Seconds from the table leaving the desk until 697 ideas are stored, the preview between them looked at."""
    desk = Browser(HOST, product.port)
    await desk.get("/")
    entered = await desk.submit(product.lead, {})
    base = entered.headers["location"].rstrip("/")
    await desk.get(f"{base}/import")
    table = "Titel;Beschreibung;Thema\n" + "".join(
        f"{idea.title};{idea.description};{idea.theme}\n" for idea in many(IMPORTED)
    )
    began = time.perf_counter()
    brought = await desk.act("POST", f"{base}/import", {"cells": table})
    preview = await desk.get(brought.headers["hx-redirect"])
    doubled = re.findall(r'name="doubled" value="(\d+)"', preview.text)
    wanted = {"doubled": doubled, "again": doubled}
    taken = await desk.act("POST", f"{brought.headers['hx-redirect']}/ideen", wanted)
    took = time.perf_counter() - began
    desk.hang_up()
    stored = product.count("SELECT count(*) FROM idea WHERE source = 'import'")
    if stored != IMPORTED or f"{IMPORTED} Ideen" not in taken.text:
        raise Refused(f"{stored} of {IMPORTED} ideas are stored")
    return took


def _texts() -> dict[int, str]:
    return {number: idea_text(idea.title, idea.description) for number, idea in enumerate(many(IDEAS), 1)}
