"""Typed settings, read once from the environment.

Only settings with a safe meaning have a default. The secret key has none: `app.cli serve` makes one
on first start and keeps it in the data directory.
"""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_SHORTEST_KEY = 32  # characters


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
    encoder: whether similar ideas are also found by what they mean, where the library for it is installed
        (AUGENHOEHE_ENCODER).
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
    encoder: bool = False

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


def _switch(name: str) -> bool:
    raw = os.environ.get(name, "")
    if raw not in ("", "0", "1"):
        raise SettingsError(f"{name} must be 1 or 0, not {raw!r}.")
    return raw == "1"


def _encoder() -> bool:
    raw = os.environ.get("AUGENHOEHE_ENCODER", "") or "auto"
    if raw not in ("auto", "off"):
        raise SettingsError(f"AUGENHOEHE_ENCODER must be auto or off, not {raw!r}.")
    return raw == "auto"


def _host() -> str:
    host = os.environ.get("HOST", "127.0.0.1").strip()
    if not host:
        raise SettingsError("HOST must be an address to listen on, or left out for 127.0.0.1; it is empty.")
    return host


def public_address(raw: str) -> str:
    """How laptops reach the server; links and QR codes are put together from it, so it has no path."""
    wanted = SettingsError(
        "AUGENHOEHE_URL must be an address like https://werkstatt.example.org or http://192.0.2.10:8000, "
        "without a path."
    )
    try:
        parts = urlsplit(raw.strip().rstrip("/"))
        well_formed = parts.port != 0 and re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(:\d+)?", parts.netloc)
    except ValueError:
        raise wanted from None
    if parts.scheme not in ("http", "https") or not well_formed or parts[2:] != ("", "", ""):
        raise wanted
    return f"{parts.scheme}://{parts.netloc}"


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
    if url.startswith("sqlite:///"):
        return url
    kind, separator, rest = url.partition("://")
    if not separator or kind not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise SettingsError("DATABASE_URL must start with sqlite:/// or postgresql://.")
    if rest.count("@") > 1 or "@" in rest.partition("/")[2]:
        # Read on, part of the password would be taken for the host, and be named in the next message.
        raise SettingsError("DATABASE_URL: in a password write @ as %40, / as %2F, : as %3A and % as %25.")
    return f"postgresql+psycopg://{rest}"


def settings_from_environment(*, secret_key: str | None = None) -> Settings:
    """Read all settings; `secret_key` overrides the file in the data directory."""
    data_dir = Path(os.environ.get("AUGENHOEHE_DATA", "data")).resolve()
    host = _host()
    port = _number("PORT", 8000, 1, 65535)
    shown_host = address_of_this_machine() if host in ("0.0.0.0", "::") else host
    given = os.environ.get("AUGENHOEHE_URL", "")
    shown_host = f"[{shown_host}]" if ":" in shown_host else shown_host
    return Settings(
        data_dir=data_dir,
        database_url=database_address(os.environ.get("DATABASE_URL", ""), data_dir),
        secret_key=secret_key or read_secret_key(data_dir),
        host=host,
        port=port,
        workers=_number("WORKERS", 2, 1, 64),
        public_url=public_address(given) if given else f"http://{shown_host}:{port}",
        proxy_hops=_number("AUGENHOEHE_PROXIES", 0, 0, 5),
        gallery=_switch("AUGENHOEHE_GALLERY"),
        process=os.environ.get("AUGENHOEHE_PROCESS", "dortmund"),
        encoder=_encoder(),
    )


def read_secret_key(data_dir: Path) -> str:
    """The key that signs cookies: SECRET_KEY, or the file the first start wrote."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        if len(given) < _SHORTEST_KEY:
            raise SettingsError("SECRET_KEY must have at least 32 characters.")
        return given
    path = data_dir / "secret_key"
    if not path.exists():
        raise SettingsError(f"No secret key: start with `make run`, or set SECRET_KEY. Looked at {path}.")
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Cannot read the secret key in {path}.") from error
    if len(key) < _SHORTEST_KEY:  # a first start that was killed while it wrote
        raise SettingsError(
            f"The secret key in {path} is damaged; without the file the next start makes one."
        )
    return key
