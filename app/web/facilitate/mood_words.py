"""Views for what the room misses in a sketch: the moderator takes a word off all screens, and shows it again."""

from __future__ import annotations

from flask import Response, make_response
from flask_babel import gettext

from app.actions import mood_words as actions
from app.db import reading
from app.domain.errors import NotFound
from app.queries.mood import WordPlace, moods
from app.web.answers import fragment, now
from app.web.facilitate import blueprint
from app.web.facilitate.forms import ReasonForm
from app.web.facilitate.ideas import done
from app.web.guards import this_request, viewer

_WORD = "/stimmungsbild/<int:number>/runde/<int:round_number>/was-fehlt/<int:word>/verbergen"


@blueprint.get(_WORD)
def hide_word_form(workshop: str, number: int, round_number: int, word: int) -> Response:
    """The dialog to hide what somebody missed."""
    with reading() as db:
        found = moods(db, viewer().workshop_id).word(WordPlace(number, round_number, word))
    if found is None:
        raise NotFound
    mood, said = found
    base = f"/regie/{workshop}"
    return make_response(fragment("mood_words", "hide", word=said, mood=mood, base=base, reason=""))


@blueprint.post(_WORD)
def hide_word(workshop: str, number: int, round_number: int, word: int) -> Response:
    """Take it off all screens and out of all papers, with a reason."""
    actions.hide_word(
        workshop_id=viewer().workshop_id,
        place=WordPlace(number, round_number, word),
        reason=ReasonForm().reason.data or "",
        now=now(),
        request=this_request(),
    )
    return done(gettext("Das sieht nur noch die Regie."))


@blueprint.delete(_WORD)
def show_word(workshop: str, number: int, round_number: int, word: int) -> Response:
    """Let all read it again."""
    place = WordPlace(number, round_number, word)
    actions.show_word(workshop_id=viewer().workshop_id, place=place, now=now(), request=this_request())
    return done(gettext("Alle können das wieder lesen."))
