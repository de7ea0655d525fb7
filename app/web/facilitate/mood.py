"""Views for the Stimmungsbild, as the moderator leads it: asking, showing, closing."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext

from app.actions import mood
from app.web.answers import now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import MoodForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer


@blueprint.post("/stimmungsbild")
def ask_about_all(workshop: str) -> Response:
    """Ask what the room makes of all sketches."""
    return _asked(None)


@blueprint.post("/stimmungsbild/<int:number>")
def ask_about(workshop: str, number: int) -> Response:
    """Ask what the room makes of a sketch."""
    return _asked(number)


@blueprint.post("/stimmungsbild/<int:number>/leinwand")
def show_mood(workshop: str, number: int) -> Response:
    """Put a question, or what came of it, on the big screen again."""
    mood.show_mood(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Das Stimmungsbild steht auf der Leinwand."))


@blueprint.delete("/stimmungsbild/leinwand")
def clear_mood_screen(workshop: str) -> Response:
    """Take it off the big screen."""
    mood.clear_screen(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return done(gettext("Die Leinwand ist frei."))


@blueprint.post("/stimmungsbild/schluss")
def close_all_moods(workshop: str) -> Response:
    """Close all that is open: from here on all see the result."""
    return _closed(None)


@blueprint.post("/stimmungsbild/<int:number>/schluss")
def close_moods(workshop: str, number: int) -> Response:
    """Close the question about a sketch."""
    return _closed(number)


def _asked(number: int | None) -> Response:
    mood.ask_about(
        workshop_id=viewer().workshop_id,
        number=number,
        by_bench=bool(MoodForm().by_bench.data),
        now=now(),
        request=this_request(),
    )
    return done(gettext("Die Frage steht auf der Leinwand. Alle können antworten."))


def _closed(number: int | None) -> Response:
    mood.close_moods(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Abgeschlossen. Gezeigt wird, was mindestens 3 Personen beantwortet haben."))
