"""What the macros of presenting can be called with, taken from a scene."""

from __future__ import annotations

from dataclasses import replace

from app.live.scenes import Scene
from app.queries.presenting import Presenter
from app.web.answers import now


def of_presenting(leading: Scene) -> dict[str, list[object]]:
    """What belongs to the macros of a room in which sketches are presented; nothing in any other step.

    What is `shown` there is a slide, and in the step of writing ideas for inspiration.
    """
    found = leading.show
    shown = found.shown("de") if found else None
    if found is None or shown is None:
        return {name: [] for name in ("lead", "target", "presenter", "way", "ends")}
    lead = found.lead("de")
    named = replace(shown, names=("Esin", "Ada"))
    return {
        "lead": [replace(lead, limit=5, since=now()), replace(lead, shown=None), None],
        "target": list(lead.entries),
        "presenter": [Presenter(1, 1, "Esin", True, {"de": "Politik"}), Presenter(2, 1, "", False, None)],
        "way": ["next", "back"],
        "shown": [named, replace(shown, black=True), None],
        "ends": [False, True],
    }
