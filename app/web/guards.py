"""Who may pass which door. Every route belongs to a blueprint, and every blueprint declares its audience.

A stranger, a removed participant and a wrong address all get the same 404: nothing tells them apart.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, current_app, g, request, session

from app.actions.journal import Request
from app.db import reading
from app.domain.codes import digest
from app.domain.errors import NotFound
from app.domain.phases import Step
from app.queries import advisers, people, rooms

PUBLIC = "public"
PARTICIPANT = "participant"
FACILITATOR = "facilitator"
SCREEN = "screen"
RESULTS = "results"
ADVISER = "adviser"


@dataclass(frozen=True)
class Viewer:
    """Who asks, once the guard has let them in."""

    workshop_id: int
    me: people.Me | None = None
    adviser: advisers.AdviserHere | None = None

    @property
    def scope(self) -> str:
        """Within which an idempotency key means one request; all who lead a workshop share one."""
        if self.adviser:
            return f"adviser-{self.adviser.id}"
        return f"participant-{self.me.id}" if self.me else f"workshop-{self.workshop_id}"


def declare(blueprint: Blueprint, audience: str, check: Callable[[], None] | None) -> None:
    """Say whom a blueprint is for; `check` runs before every one of its views."""
    blueprint.record(
        lambda state: state.app.extensions.setdefault("audiences", {}).update({blueprint.name: audience})
    )
    if check is not None:
        blueprint.before_request(check)


def viewer() -> Viewer:
    """The one the guard has let in."""
    found: Viewer = g.viewer
    return found


def me() -> people.Me:
    """The participant who asks."""
    found = viewer().me
    if found is None:
        raise NotFound
    return found


def adviser() -> advisers.AdviserHere:
    """The seat of the advisory board that asks."""
    found = viewer().adviser
    if found is None:
        raise NotFound
    return found


def this_request() -> Request:
    """The idempotency key of the request being answered, if the page sent one, and whose it is."""
    return Request(scope=viewer().scope, key=request.headers.get("Idempotency-Key", "")[:64])


def admit_participant() -> None:
    """A device that holds a place in this workshop; prevents reading or writing in another's workshop."""
    public_id = _argument("workshop")
    token = session.get("places", {}).get(public_id)
    if not token:
        raise NotFound
    with reading() as db:
        found = people.participant_by_token(db, public_id, digest(token))
    if found is None:
        raise NotFound
    g.viewer = Viewer(found.workshop_id, found)


def admit_facilitator() -> None:
    """A device that was given the lead of this workshop; prevents a participant from moving the room."""
    public_id = _argument("workshop")
    token = session.get("leads", {}).get(public_id)
    if not token:
        raise NotFound
    with reading() as db:
        workshop_id = rooms.workshop_led_by(db, public_id, digest(token))
    if workshop_id is None:
        raise NotFound
    g.viewer = Viewer(workshop_id)


def admit_screen() -> None:
    """Whoever knows the big screen's link, which can only read."""
    with reading() as db:
        workshop_id = rooms.workshop_by_screen(db, _argument("token"))
    if workshop_id is None:
        raise NotFound
    g.viewer = Viewer(workshop_id)


def admit_adviser() -> None:
    """Whoever knows the link of a seat of the advisory board, as long as it stands; a guess has 192 bits against it."""
    with reading() as db:
        found = advisers.adviser_by_token(db, digest(_argument("token")))
    if found is None:
        raise NotFound
    g.viewer = Viewer(found.workshop_id, adviser=found)


def admit_reader_of_results() -> None:
    """The moderator at any time; a participant only in the closing step, when papers are for everybody."""
    try:
        admit_facilitator()
    except NotFound:
        admit_participant()
        with reading() as db:
            step = rooms.room(db, viewer().workshop_id).step
        if step != Step.CLOSE:
            raise NotFound from None


def caller_address() -> str:
    """The caller's address as a keyed digest: enough to count failures, useless to find a person."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, counted_address(request.remote_addr or "").encode(), sha256).hexdigest()


def counted_address(told: str) -> str:
    """The address under which a caller's failures are counted; some proxies tell it with a port.

    IPv6 callers are counted by /64, because one household or attacker owns a whole /64. All whose address
    nobody can read count as one: else whoever makes addresses up would guess for ever.
    """
    try:
        address = ipaddress.ip_address(_without_port(told.strip()))
    except ValueError:
        return "unreadable"
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or ipaddress.ip_network((int(address) >> 64 << 64, 64)).network_address)


def _without_port(told: str) -> str:
    if told.startswith("["):
        return told[1:].partition("]")[0]
    return told.partition(":")[0] if told.count(":") == 1 else told


def _argument(name: str) -> str:
    return str((request.view_args or {}).get(name, ""))
