"""What a device holds in its one cookie: places, leads, and its language.

At every join and log-in the session's own identity and CSRF token are new; nothing planted before survives in them.
"""

from __future__ import annotations

import secrets

from flask import session

_MOST = 20  # places a cookie keeps; the oldest go first


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
