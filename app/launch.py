"""From nothing to a running server: migrate, first workshop, links, serve."""

from __future__ import annotations

import io
import os
import secrets
import sys
from pathlib import Path

import segno
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from app import create_app
from app.actions.people import issue_facilitator_link
from app.actions.setting_up import Secrets, set_up
from app.actions.taking_over import take_over
from app.config import Settings, SettingsError
from app.db import db, reading
from app.domain import codes
from app.domain.errors import NotFound
from app.domain.phases import Step
from app.domain.report_reading import WrongFile, again
from app.exports.cleaning import cleaned
from app.imports.report import LARGEST_FILE, read_report
from app.live.fragments import translations
from app.models import Workshop
from app.processes import load
from app.queries.rooms import room, workshop_by_public_id
from app.web.answers import now

MIGRATIONS = Path(__file__).parent / "migrations"


def newest_migration() -> str:
    """The name of the last migration; they are numbered, so the name sorts last."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def migrate(settings: Settings) -> None:
    """Bring the database up to date; nothing is loaded for it when it already is."""
    app = _opened(settings)
    with app.app_context():
        if "alembic_version" in inspect(db.engine).get_table_names():
            with db.engine.connect() as connection:
                if (
                    connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
                    == newest_migration()
                ):
                    return
        from flask_migrate import upgrade

        upgrade(directory=str(MIGRATIONS))
        db.engine.dispose()


def _opened(settings: Settings) -> Flask:
    """The application, once its database has answered; what is wrong with it is one sentence for the operator."""
    try:
        app = create_app(settings, with_doors=False)
        with app.app_context():
            db.engine.connect().close()
    except (ArgumentError, ValueError) as error:
        raise SettingsError("DATABASE_URL cannot be read; see docs/operating.md for its form.") from error
    except DBAPIError as error:
        raise SettingsError(_reason(settings.database_url, error)) from error
    return app


def _reason(address: str, error: DBAPIError) -> str:
    """Why a database cannot be opened, in the words of its driver, but never with the password."""
    url = make_url(address)
    said = " ".join(str(error.orig).split("\n")[0].split())
    if url.password:
        said = said.replace(str(url.password), "***")
    where = (
        f"{url.host or 'localhost'}/{url.database or ''}"
        if url.drivername.startswith("postgres")
        else url.database
    )
    return f"Cannot open the database {where}: {said.rstrip('.')}."


def prepare(settings: Settings) -> None:
    """Migrate, and on first start create the process and one workshop."""
    migrate(settings)
    app = create_app(settings, with_doors=False)
    with app.app_context():
        with reading() as session:
            known = session.scalars(select(Workshop.id)).first()
        if known is None:
            create(settings, settings.process, "")


def create(settings: Settings, template: str, group: str) -> str:
    """Create a process (unless it is there) and a workshop for one of its groups; returns its public id."""
    try:
        process = load(template)
    except (OSError, ValueError) as error:
        raise SettingsError(f"Process template {template!r}: {error}") from error
    app = create_app(settings, with_doors=False)
    with app.app_context():
        try:
            return set_up(template=process, group_code=group, drawn=_drawn(), now=now())
        except NotFound as error:
            raise SettingsError(f"The process has no group {group!r}.") from error


def _drawn() -> Secrets:
    return Secrets(
        public_id=secrets.token_hex(5),
        code=codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)]),
        door_token=secrets.token_urlsafe(24),
        screen_token=secrets.token_urlsafe(24),
        epoch=secrets.token_hex(4),
    )


def import_workshop(settings: Settings, path: Path, step: Step) -> str:
    """Make a workshop of a data file (docs/data.md); returns its public id, or leaves nothing behind."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        report = again(cleaned(read_report(data)))  # once more: cleaning may make a text longer
    except OSError as error:
        raise SettingsError(f"Cannot read {path}: {error.strerror}.") from error
    except WrongFile as error:
        raise SettingsError(f"{path} was not imported. {error}.") from error
    app = create_app(settings, with_doors=False)
    with app.app_context():
        say = translations(report.language).gettext
        try:
            return take_over(report=report, step=step, drawn=_drawn(), say=say, tidy=cleaned, now=now())
        except WrongFile as error:
            raise SettingsError(f"{path} was not imported. {error}.") from error


def welcome(settings: Settings, public_id: str = "") -> str:
    """What the operator reads after the start, with a fresh one-time link for the moderator."""
    app = create_app(settings, with_doors=False)
    with app.app_context():
        with reading() as session:
            if public_id:
                workshop_id = workshop_by_public_id(session, public_id)
            else:
                workshop_id = session.scalars(select(Workshop.id).order_by(Workshop.id)).first()
            if workshop_id is None:
                raise SettingsError(f"There is no workshop {public_id!r}.")
            here = room(session, workshop_id)
        secret = secrets.token_urlsafe(24)
        issue_facilitator_link(
            workshop_id=workshop_id, secret_digest=codes.digest(secret), now=now(), replace=True
        )
    join = f"{settings.public_url}/j/{here.door_token}"
    picture = io.StringIO()
    segno.make(join, error="l").terminal(out=picture, border=2, compact=True)
    lines = [
        "",
        f"  Augenhöhe · {here.template['title']['de']} · {here.group_title['de']}",
        "",
        f"  Moderation (einmal gültig)  {settings.public_url}/regie/anmelden/{secret}",
        f"  Leinwand                    {settings.public_url}/leinwand/{here.screen_token}/",
        f"  Mitmachen                   {settings.public_url}/  mit dem Code {codes.grouped(here.code)}",
        f"  oder direkt                 {join}",
        "",
        "\n".join("  " + line for line in picture.getvalue().rstrip("\n").split("\n")),
        "",
        f"  Daten: {settings.data_dir}",
    ]
    return "\n".join(lines)


def serve(settings: Settings) -> None:
    """Become the server; this process is replaced, so that nothing is loaded before gevent patches it."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    environment = {
        **os.environ,
        "AUGENHOEHE_BIND": f"{host}:{settings.port}",
        "AUGENHOEHE_DATA": str(settings.data_dir),
        "AUGENHOEHE_URL": settings.public_url,
        "WORKERS": str(settings.workers),
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:app.server"]
    os.execve(sys.executable, command, environment)
