"""What macros can be called with, taken from a scene; for the tests that render every fragment."""

from __future__ import annotations

from app.domain.paper_jobs import JobState, PaperWish
from app.live import pages
from app.live.large import written
from app.live.scenes import Scene
from app.queries.paper_jobs import PaperJobView
from tests.support.closing import of_closing
from tests.support.histories import arguments_of_histories


def of_mood(leading: Scene) -> dict[str, list[object]]:
    """What belongs to the macros of a room that says what it makes of its sketches."""
    found = [leading.moods.on(sketch.number) for sketch in leading.sketches]
    rounds = [one for asked in found for one in asked.rounds]
    closed = [one for one in rounds if not one.is_open]
    return {
        "mood": closed,
        "counted": [one.everybody for one in closed],
        "titled": [True, False],
        "moods": list(found),
        "moods_shown": [leading.moods_shown] if leading.moods_shown else [],
    }


def of_papers() -> list[PaperJobView]:
    """Papers in the background, in every state."""
    return [
        PaperJobView(
            number=number,
            wish=PaperWish(format="zip", language="en", sketches=(1, 2) if number == 1 else ()),
            state=state,
            done=number,
            parts=15,
            failure="papers.failed" if state is JobState.FAILED else "",
            file_name="alles.zip",
            media_type="application/zip",
            size=3_000_000,
            mark="",
        )
        for number, state in enumerate(JobState, 1)
    ]


def of_agreement(leading: Scene) -> dict[str, list[object]]:
    """What belongs to the macros of a room that agrees on sketches."""
    found = [leading.agreements.on(sketch.number) for sketch in leading.sketches]
    closed = [version for one in found for version in one.closed]
    return {
        "agreement": list(found),
        "version": list(closed),
        "tally": [version.tally for version in closed],
        "cell": [cell for page in leading.called_pages for cell in page],
        "cells": [pages.layout(written(sketch)) for sketch in leading.sketches][:1],
        "alone": [False, True],
        "part": [range(2)],
        "foot": [True, False],
        "folded": [True],
        "name": ["agree", "concerns", "objection"],
        **{name: [3] for name in ("answered", "present")},
        **of_mood(leading),
        "job": list(of_papers()),
        "jobs": [of_papers(), []],
        **arguments_of_histories(leading.room.id),
        **of_closing(leading),
    }
