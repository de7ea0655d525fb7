"""The application of a test, and a workshop in it, set up as the product does it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.actions.people import issue_facilitator_link
from app.actions.setting_up import Secrets, set_up
from app.config import Settings
from app.db import db, reading
from app.domain import codes
from app.live.compiled import Compiled
from app.processes import load
from app.queries.rooms import workshop_by_public_id
from app.web.answers import now
from tests.support.databases import settings_for


@dataclass(frozen=True)
class WorkshopUnderTest:
    """A workshop by everything it can be found by."""

    id: int
    public_id: str
    code: str
    door_token: str
    screen_token: str


def new_workshop(process: str = "dortmund", group: str = "") -> WorkshopUnderTest:
    """Set up a workshop; a second one with the same process shares its group."""
    drawn = Secrets(
        public_id=secrets.token_hex(5),
        code=codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)]),
        door_token=secrets.token_urlsafe(24),
        screen_token=secrets.token_urlsafe(24),
        epoch=secrets.token_hex(4),
    )
    set_up(template=load(process), group_code=group, drawn=drawn, now=now())
    with reading() as session:
        workshop_id = workshop_by_public_id(session, drawn.public_id)
    assert workshop_id is not None
    return WorkshopUnderTest(workshop_id, drawn.public_id, drawn.code, drawn.door_token, drawn.screen_token)


def facilitator_secret(workshop_id: int) -> str:
    """The secret in a fresh one-time link for a moderator."""
    secret = secrets.token_urlsafe(24)
    issue_facilitator_link(
        workshop_id=workshop_id, secret_digest=codes.digest(secret), now=now(), replace=False
    )
    return secret


def stop(app: Flask) -> None:
    """End what the application has running and let go of its database."""
    app.extensions["live"].relay.stop()
    db.session.remove()
    db.engine.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of the product for this test."""
    return settings_for(database_url, tmp_path)


# A third of the time of a page.
_COMPILED = Compiled()


@contextmanager
def running(settings: Settings, *, with_doors: bool = True) -> Iterator[Flask]:
    """The application, with an active context for actions and queries; requests bring their own."""
    made = create_app(settings, with_doors=with_doors)
    made.jinja_env.bytecode_cache = _COMPILED
    made.extensions["paper_writer"].stop()  # a test that wants papers written has a writer of its own
    with made.app_context():
        yield made
        stop(made)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The whole application."""
    with running(settings) as made:
        yield made


@pytest.fixture
def app_as_needed(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Flask]:
    """The application for tests that mostly ask nothing over HTTP: its routes take longer to make than they run."""
    with running(settings, with_doors="doors" in request.fixturenames) as made:
        yield made


@pytest.fixture
def workshop(app: Flask) -> WorkshopUnderTest:
    """A fresh workshop of the shipped process."""
    return new_workshop()
