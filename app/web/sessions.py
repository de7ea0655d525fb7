"""What a device holds in its one cookie: places, leads, and its language.

At every join and log-in the session's own identity and CSRF token are new; nothing planted before survives in them.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from flask import current_app, session

_SHORTEST_ATTEMPT = 32  # signs of a form's own random; less would be guessable
_MOST = 20  # places a cookie keeps; the oldest go first


def new_attempt() -> str:
    """What a form that hands out a secret carries, to know a second press of its button."""
    return secrets.token_urlsafe(24)


def secret_of(attempt: str, door: str) -> str:
    """The secret that a form's button earns at a door: the same for a second press, or a try after a lost answer.

    Whoever presses twice gets only the second answer; with a secret drawn anew it would find the link used up,
    or the person would stand in the room twice. Nobody can compute it who only knows the form.
    """
    if len(attempt) < _SHORTEST_ATTEMPT:
        return secrets.token_urlsafe(24)
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"secret:{door}:{attempt[:64]}".encode(), sha256).hexdigest()


def hold_place(public_id: str, token: str, language: str | None) -> None:
    """Remember the place this device has in a workshop."""
    _renew()
    session["places"] = dict([*session.get("places", {}).items(), (public_id, token)][-_MOST:])
    if language:
        session["language"] = language


def hold_lead(public_id: str, token: str) -> None:
    """Remember that this device leads a workshop."""
    _renew()
    session["leads"] = dict([*session.get("leads", {}).items(), (public_id, token)][-_MOST:])


def place_in(public_id: str) -> str:
    """The secret of this device's place in a workshop, or nothing."""
    return str(session.get("places", {}).get(public_id, ""))


def places() -> list[tuple[str, str]]:
    """All places of this device: the workshop's public id and the secret."""
    return [(str(public_id), str(token)) for public_id, token in session.get("places", {}).items()]


def _renew() -> None:
    session.permanent = True
    session["sid"] = secrets.token_hex(8)
    session.pop("csrf_token", None)
