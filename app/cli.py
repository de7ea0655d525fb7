"""The commands: `serve` (what `make run` does), `links`, a workshop with another process or from a data file."""

from __future__ import annotations

import argparse
import os
import secrets
import socket
import sys
from pathlib import Path

from app.config import Settings, SettingsError, settings_from_environment
from app.domain.phases import Step


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="augenhoehe", description="Augenhöhe")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="migrate, create what is missing, print the links, serve")
    commands.add_parser("migrate", help="bring the database up to date")
    links = commands.add_parser("links", help="print a fresh moderator's link and the other links")
    links.add_argument("--workshop", default="", help="public id of the workshop; the first one by default")
    new = commands.add_parser("workshop", help="create a process and a workshop from a template")
    new.add_argument("template", help="name of a shipped process (dortmund, abend) or path of a .toml file")
    new.add_argument("--group", default="", help="code of the project group")
    imported = commands.add_parser("import-workshop", help="make a workshop of a data file (JSON)")
    imported.add_argument("file", help="a file that was downloaded as data (JSON)")
    imported.add_argument("--step", default=Step.CLOSE.value, choices=[step.value for step in Step])
    chosen = parser.parse_args(arguments)
    try:
        settings = prepared_settings()
        return _COMMANDS[chosen.command](settings, chosen)
    except SettingsError as error:
        print(f"Augenhöhe: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def prepared_settings() -> Settings:
    """The settings, after the data directory and the secret key have been made if they were missing."""
    data_dir = Path(os.environ.get("AUGENHOEHE_DATA", "data")).resolve()
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = data_dir / "secret_key"
        if not key.exists() and not os.environ.get("SECRET_KEY"):
            descriptor = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
    except OSError as error:
        raise SettingsError(f"Cannot write to {data_dir}: {error.strerror}. Set AUGENHOEHE_DATA.") from error
    return settings_from_environment()


def _serve(settings: Settings, _chosen: argparse.Namespace) -> int:
    from app import launch

    _check_port(settings)
    launch.prepare(settings)
    print(launch.welcome(settings), flush=True)
    launch.serve(settings)
    return 0  # never reached: the server takes this process over


def _migrate(settings: Settings, _chosen: argparse.Namespace) -> int:
    from app import launch

    launch.migrate(settings)
    return 0


def _links(settings: Settings, chosen: argparse.Namespace) -> int:
    from app import launch

    launch.prepare(settings)
    print(launch.welcome(settings, chosen.workshop))
    return 0


def _workshop(settings: Settings, chosen: argparse.Namespace) -> int:
    from app import launch

    launch.migrate(settings)
    public_id = launch.create(settings, chosen.template, chosen.group)
    print(launch.welcome(settings, public_id))
    return 0


def _import_workshop(settings: Settings, chosen: argparse.Namespace) -> int:
    from app import launch

    launch.migrate(settings)
    public_id = launch.import_workshop(settings, Path(chosen.file), Step(chosen.step))
    print(launch.welcome(settings, public_id))
    return 0


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or "no such address"
            raise SettingsError(
                f"Cannot listen on {settings.host}:{settings.port} ({reason}). "
                "Is Augenhöhe running already? Otherwise choose another PORT."
            ) from error


_COMMANDS = {
    "serve": _serve,
    "migrate": _migrate,
    "links": _links,
    "workshop": _workshop,
    "import-workshop": _import_workshop,
}

if __name__ == "__main__":
    sys.exit(main())
