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


@blueprint.post("/stimmungsbild", defaults={"number": None}, endpoint="ask_about_all")
@blueprint.post("/stimmungsbild/<int:number>")
def ask_about(workshop: str, number: int | None) -> Response:
    """Ask what the room makes of a sketch, or of all."""
    mood.ask_about(
        workshop_id=viewer().workshop_id,
        number=number,
        by_bench=bool(MoodForm().by_bench.data),
        now=now(),
        request=this_request(),
    )
    return done(gettext("Die Frage steht auf der Leinwand. Alle können antworten."))


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


@blueprint.post("/stimmungsbild/schluss", defaults={"number": None}, endpoint="close_all_moods")
@blueprint.post("/stimmungsbild/<int:number>/schluss")
def close_moods(workshop: str, number: int | None) -> Response:
    """Close: from here on all see the result."""
    mood.close_moods(workshop_id=viewer().workshop_id, number=number, now=now(), request=this_request())
    return done(gettext("Abgeschlossen. Was niemand beantwortet hat, ist zurückgenommen."))
