"""How the count is explained to whoever asks: read from the address, so that a language or a rule is a plain link."""

from __future__ import annotations

from flask import Response, make_response, request

from app.db import reading
from app.domain.errors import NotFound
from app.domain.languages import of_screen
from app.domain.phases import Audience
from app.domain.selection import Rule
from app.domain.telling import LANGUAGES
from app.domain.telling.german import GERMAN
from app.live.explanations import Asked, explanation
from app.queries import counting, rooms
from app.web.answers import locale
from app.web.guards import viewer


def explained(audience: Audience) -> Response:
    """The panel for `?regel=…&kriterium=…&sprache=…`; left out: equal shares, both criteria, one's own language.

    Who reads in a language the explanation is not written in gets it in German, marked as such.
    """
    rule = request.args.get("regel", Rule.EQUAL_SHARES.value)
    own = of_screen(locale())
    language = request.args.get("sprache", own if own in LANGUAGES else GERMAN.code)
    if rule not in set(Rule) or language not in LANGUAGES:
        raise NotFound
    asked = Asked(Rule(rule), request.args.get("kriterium", counting.ALL), language)
    with reading() as session:
        room = rooms.room(session, viewer().workshop_id)
        panel = explanation(session, rooms.epoch(session), room, audience, asked, locale())
    return make_response(panel)
