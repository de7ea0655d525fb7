"""Typed settings, read once from the environment.

Only settings with a safe meaning have a default. The secret key has none: `app.cli serve` makes one
on first start and keeps it in the data directory.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path


class SettingsError(Exception):
    """A setting is missing or unusable; the text is for the operator."""


@dataclass(frozen=True)
class Settings:
    """Everything the product can be told from outside.

    data_dir: the one directory that holds what must survive (AUGENHOEHE_DATA).
    database_url: SQLAlchemy address (DATABASE_URL); an SQLite file in data_dir by default.
    public_url: how laptops reach the server (AUGENHOEHE_URL), without a slash at the end.
    proxy_hops: how many trusted proxies stand in front (AUGENHOEHE_PROXIES).
    gallery: whether the page /stil is served (AUGENHOEHE_GALLERY).
    """

    data_dir: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    public_url: str = "http://127.0.0.1:8000"
    proxy_hops: int = 0
    gallery: bool = False
    process: str = "dortmund"

    @property
    def https(self) -> bool:
        """Whether laptops reach the server encrypted; decides cookie name and HSTS."""
        return self.public_url.startswith("https://")


def _number(name: str, default: int, low: int, high: int) -> int:
    raw = os.environ.get(name, "")
    if not raw:
        return default
    if not raw.isdecimal() or not low <= int(raw) <= high:
        raise SettingsError(f"{name} must be a whole number from {low} to {high}, not {raw!r}.")
    return int(raw)


def address_of_this_machine() -> str:
    """The address laptops in the same network reach this machine by; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(
                ("192.0.2.1", 9)
            )  # an address of no machine (RFC 5737): only the way there is looked up
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def database_address(url: str, data_dir: Path) -> str:
    """The address SQLAlchemy is to use; PostgreSQL addresses always get the psycopg 3 driver."""
    if not url:
        return f"sqlite:///{data_dir / 'augenhoehe.sqlite3'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise SettingsError("DATABASE_URL must start with sqlite:/// or postgresql://.")


def settings_from_environment(*, secret_key: str | None = None) -> Settings:
    """Read all settings; `secret_key` overrides the file in the data directory."""
    data_dir = Path(os.environ.get("AUGENHOEHE_DATA", "data")).resolve()
    host = os.environ.get("HOST", "127.0.0.1")
    port = _number("PORT", 8000, 1, 65535)
    shown_host = address_of_this_machine() if host in ("0.0.0.0", "::") else host
    shown_host = f"[{shown_host}]" if ":" in shown_host else shown_host
    return Settings(
        data_dir=data_dir,
        database_url=database_address(os.environ.get("DATABASE_URL", ""), data_dir),
        secret_key=secret_key or read_secret_key(data_dir),
        host=host,
        port=port,
        workers=_number("WORKERS", 2, 1, 64),
        public_url=os.environ.get("AUGENHOEHE_URL", f"http://{shown_host}:{port}").rstrip("/"),
        proxy_hops=_number("AUGENHOEHE_PROXIES", 0, 0, 5),
        gallery=os.environ.get("AUGENHOEHE_GALLERY", "") == "1",
        process=os.environ.get("AUGENHOEHE_PROCESS", "dortmund"),
    )


def read_secret_key(data_dir: Path) -> str:
    """The key that signs cookies: SECRET_KEY, or the file the first start wrote."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise SettingsError("SECRET_KEY must have at least 32 characters.")
        return given
    path = data_dir / "secret_key"
    if not path.exists():
        raise SettingsError(f"No secret key: start with `make run`, or set SECRET_KEY. Looked at {path}.")
    return path.read_text(encoding="ascii").strip()
