"""Views for idea cards: choose which, and print them."""

from __future__ import annotations

import io
from typing import get_args

from flask import Response, current_app, make_response, render_template, request
from flask_babel import gettext

from app.aside import aside
from app.db import reading
from app.domain.cards import CardWords, Deck, Kind, Sheet
from app.domain.errors import NotFound, RuleBroken
from app.domain.phases import ideas_revealed
from app.exports import cards
from app.queries import rooms
from app.queries.cards import deck
from app.web.answers import locale, now
from app.web.facilitate import blueprint
from app.web.guards import viewer

KINDS: dict[str, Kind] = {"leer": "blank", "ideen": "ideas"}


@blueprint.get("/karten")
def cards_page(workshop: str) -> Response:
    """Which cards there are to print."""
    with reading() as db:
        room = rooms.room(db, viewer().workshop_id)
    revealed = ideas_revealed(room.step)
    return make_response(render_template("facilitate/cards.html", room=room, revealed=revealed))


@blueprint.get("/karten/<name>")
def print_cards(workshop: str, name: str) -> Response:
    """The cards as PDF."""
    kind, sheet = KINDS.get(name), request.args.get("bogen", "a6")
    if kind is None or sheet not in get_args(Sheet):
        raise NotFound
    out = io.BytesIO()
    aside(cards.write, _deck(kind), sheet, out, at=now())  # type: ignore[arg-type]  # one of Sheet, see above
    headers = {
        "Content-Type": cards.MEDIA_TYPE,
        "Content-Disposition": f'attachment; filename="ideenkarten-{name}-{sheet}.{cards.EXTENSION}"',
    }
    return make_response(out.getvalue(), headers)


def _deck(kind: Kind) -> Deck:
    with reading() as db:
        found = deck(
            db,
            viewer().workshop_id,
            kind,
            locale=locale(),
            link=current_app.config["PUBLIC_URL"],
            words=_words(),
            question=gettext("Welche Idee haben Sie?"),
        )
    if kind == "ideas" and not found.cards:
        raise RuleBroken("cards.none")
    return found


def _words() -> CardWords:
    return CardWords(
        heading=gettext("Ideenkarten"),
        title=gettext("Titel der Idee"),
        description=gettext("Beschreibung: Was genau, für wen, wo?"),
        theme=gettext("Thema:"),
        number=gettext("Idee Nr. %(number)s", number="{number}"),
        join=gettext("Am Laptop: QR-Code, oder Code"),
        qr=gettext("QR-Code, der in die Werkstatt führt"),
    )
