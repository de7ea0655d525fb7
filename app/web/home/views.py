"""Views of the front door."""

from __future__ import annotations

import re
import secrets

from flask import Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from app.actions import doors
from app.actions import people as people_actions
from app.db import reading
from app.domain import codes, pseudonyms
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.people import kept_pseudonym
from app.domain.text import clean_line
from app.live.fragments import LOCALES
from app.queries import people, rooms
from app.queries.publication import is_anything_published
from app.web import sessions
from app.web.answers import locale, now
from app.web.errors import status_of
from app.web.guards import caller_address
from app.web.home import blueprint
from app.web.home.forms import CodeForm, JoinForm, LanguageForm, SeatCodeForm
from app.web.messages import sentence

# An address of this product, never another host's. Every part but the last ends with its slash, so that an
# address has one reading only and a wrong one is refused in linear time.
_SHOWN_AGAIN = 60  # signs of a wrong code that stand in the field again
_INSIDE = re.compile(r"/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]*")


@blueprint.get("/")
def index() -> Response:
    """The field for the access code, and the way back for whoever has a place already."""
    return _index()


@blueprint.post("/")
def enter_code() -> Answer:
    """Look for the door behind a code."""
    form = CodeForm()
    code = clean_line((form.code.data or "")[:_SHOWN_AGAIN])
    try:
        token = doors.find_door(code=codes.normalise(code), address=caller_address(), now=now())
    except RuleBroken as broken:
        own = next((room for room in _own_rooms() if room.code == codes.normalise(code)), None)
        if own is not None:
            return _to_place(own.public_id)
        return _index(status_of(broken), code=code, code_error=sentence(broken))
    return redirect(url_for("home.door", token=token), 303)


@blueprint.get("/j/<token>")
def door(token: str) -> Answer:
    """The form for joining; the QR link leads here. Who has a place goes straight to it, door open or not."""
    own = next((room for room in _own_rooms() if room.door_token == token), None)
    if own is not None:
        return _to_place(own.public_id)
    form = JoinForm(formdata=None)
    return _door(token, form, pseudonym=pseudonyms.pick(secrets.randbelow(1 << 30), locale()))


@blueprint.post("/j/<token>")
def join(token: str) -> Answer:
    """Take a place."""
    form = JoinForm()
    with reading() as db:
        workshop_id = rooms.workshop_by_door(db, token)
        public_id = rooms.room(db, workshop_id).public_id if workshop_id else ""
    if workshop_id is None:
        return _closed(token, form)
    known = sessions.place_in(public_id)
    with reading() as db:
        if known and people.participant_by_token(db, public_id, codes.digest(known)):
            return redirect(url_for("participate.workshop_page", workshop=public_id), 303)
    pseudonym = kept_pseudonym(form.pseudonym.data or "")
    language = form.language.data if form.language.data in LOCALES else locale()
    secret = sessions.secret_of(form.attempt.data or "", token)
    place = people_actions.NewPlace(
        token_digest=codes.digest(secret),
        name=form.name.data or "",
        pseudonym=pseudonym or pseudonyms.pick(secrets.randbelow(1 << 30), str(language)),
        speaks_for=form.speaks_for.data or "",
        locale=str(language),
        order_seed=secrets.token_hex(8),
    )
    try:
        people_actions.join(workshop_id=workshop_id, place=place, now=now())
    except InvalidInput as broken:
        return _door(token, form, pseudonym=pseudonym, error=broken)
    except RuleBroken:
        return _closed(token, form)  # shut in this very moment
    sessions.hold_place(public_id, secret, str(language))
    return redirect(url_for("participate.workshop_page", workshop=public_id), 303)


@blueprint.post("/platz")
def take_over() -> Answer:
    """Move a place to this device."""
    form = SeatCodeForm()
    code = clean_line((form.seat_code.data or "")[:_SHOWN_AGAIN])
    token = sessions.secret_of(form.attempt.data or "", codes.normalise(code))
    try:
        public_id = doors.take_over(
            code_digest=codes.digest(codes.normalise(code)),
            token_digest=codes.digest(token),
            address=caller_address(),
            now=now(),
        )
    except RuleBroken as broken:
        return _index(status_of(broken), seat_code=code, seat_code_error=sentence(broken))
    sessions.hold_place(public_id, token, session.get("language"))
    return redirect(url_for("participate.workshop_page", workshop=public_id), 303)


@blueprint.post("/sprache")
def choose_language() -> Answer:
    """Use another language on this device."""
    form = LanguageForm()
    if form.language.data in LOCALES:
        session["language"] = form.language.data
    target = form.next.data or "/"
    return redirect(target if _INSIDE.fullmatch(target) else "/", 303)


@blueprint.get("/health")
def health() -> Response:
    """Whether this process can read its database."""
    with reading() as db:
        rooms.epoch(db)
    return make_response({"status": "ok"})


def _own_rooms() -> list[rooms.Room]:
    """The workshops in which this device has a place that still counts."""
    found = []
    with reading() as db:
        for public_id, token in sessions.places():
            if me := people.participant_by_token(db, public_id, codes.digest(token)):
                found.append(rooms.room(db, me.workshop_id))
    return found


def _to_place(public_id: str) -> Answer:
    return redirect(url_for("participate.workshop_page", workshop=public_id), 303)


def _index(status: int = 200, **values: str) -> Response:
    with reading() as db:
        published = is_anything_published(db)
    known = {"code": "", "code_error": "", "seat_code": "", "seat_code_error": "", **values}
    page = render_template(
        "home/index.html",
        **known,
        own=_own_rooms(),
        attempt=sessions.new_attempt(),
        gone="weg" in request.args,
        published=published,
    )
    return make_response(page, status)


def _door(token: str, form: JoinForm, *, pseudonym: str, error: InvalidInput | None = None) -> Response:
    with reading() as db:
        workshop_id = rooms.workshop_by_door(db, token)
        if workshop_id is None:
            return _closed(token, form)
        room = rooms.room(db, workshop_id)
        benches = people.bench_choices(db, room.group_id)
    page = render_template(
        "home/join.html",
        room=room,
        token=token,
        benches=benches,
        form=form,
        pseudonym=pseudonym,
        attempt=sessions.new_attempt(),
        errors={error.field: sentence(error)} if error else {},
    )
    return make_response(page, 422 if error else 200)


def _closed(token: str, form: JoinForm) -> Response:
    """A closed door, and one that never was: the same page. What was filled in stays, to be sent again."""
    given = {name: field.data for name, field in form._fields.items() if name != "csrf_token" and field.data}
    page = render_template(
        "home/closed.html", token=token, given=given, text=sentence(NotFound("door.unknown"))
    )
    return make_response(page, 404)
