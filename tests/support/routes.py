"""Every address of the product, filled in with the ids of a workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from tests.support.product import WorkshopUnderTest

FILES = ("static", "home.joined")
SAFE = ("GET",)
UNSAFE = ("POST", "DELETE")


@dataclass(frozen=True)
class Address:
    """One method of one route, with an address somebody could ask for."""

    method: str
    path: str
    endpoint: str
    blueprint: str

    def __str__(self) -> str:
        return f"{self.method} {self.path} ({self.endpoint})"


def rules(app: Flask) -> list[Rule]:
    """All routes, static files left out."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in FILES]


def addresses(
    app: Flask, workshop: WorkshopUnderTest, methods: tuple[str, ...], person: int = 1, number: int = 1
) -> Iterator[Address]:
    """Every route with these methods, in this workshop."""
    values: dict[str, object] = {
        "workshop": workshop.public_id,
        "secret": "no-such-secret",
        "number": number,
        "reservation": number + 1,  # the first is a participant's, and only theirs to withdraw
        "question": number + 1,  # the first is the moderator's
        "key": "goals",
        "what": "korrektur",
        "asked": "stand",
        "about": "name",
        "other": number + 1,
        "change": number,
        "version": 0,  # of a section: what it began with
        "person": person,
        "name": "json",
        "draft": "no-such-draft",
        "criterion": 0,
        "address": "nowhere2",
        "language": "de",
        "meeting": number,
        "section": "next",
        "round_number": number,
        "word": number,
    }
    builder = app.url_map.bind("127.0.0.1")
    for rule in rules(app):
        blueprint = rule.endpoint.partition(".")[0]
        # the link of a seat is shown once, so an address of the advisory board leads nowhere here
        token = workshop.screen_token if blueprint == "screen" else workshop.door_token
        known = {**values, "token": token}
        missing = rule.arguments - known.keys()
        assert not missing, f"say in tests/support/routes.py what {missing} of {rule} is"
        path = builder.build(rule.endpoint, {name: known[name] for name in rule.arguments})
        for method in sorted((rule.methods or set()) & set(methods)):
            yield Address(method, path, rule.endpoint, blueprint)
