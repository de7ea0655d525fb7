"""The named steps by which `create_app` builds the application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from gettext import NullTranslations
from pathlib import Path

from flask import Flask
from flask_babel import Babel, Domain
from flask_htmx import HTMX
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from sqlalchemy.engine import make_url
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

from app import encoder, models  # noqa: F401  -- registers all tables, needed by the migrations
from app.config import Settings
from app.db import db, engine_options, prepare_engine
from app.exports.slide_words import SLIDE_WORDS
from app.live.decks import use_words
from app.live.fragments import LOCALES, TRANSLATIONS, part, translations, vocabulary
from app.live.hub import Hub
from app.live.languages import LANGUAGES
from app.live.presence import Presence
from app.live.relay import Relay, Watch
from app.live.watch import PostgresWatch, SqliteWatch, postgres_address
from app.paper_jobs.writer import PaperWriter
from app.web.answers import Live, fragment, locale
from app.web.errors import accept_forms_only, handle_errors
from app.web.headers import add_headers
from app.web.logs import log_requests
from app.web.uploads import allow_uploads

LARGEST_REQUEST = 256 * 1024  # bytes
LARGEST_NUMBER = 2**31 - 1


def configure(app: Flask, settings: Settings) -> None:
    """Settings of Flask itself; one cookie, bound to its origin."""
    encoder.switch(on=settings.encoder)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(settings.database_url),
        PUBLIC_URL=settings.public_url,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-augenhoehe" if settings.https else "augenhoehe",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=60),
        WTF_I18N_ENABLED=False,  # rules are worded by messages.py; WTForms would read a catalogue per request
        WTF_CSRF_TIME_LIMIT=None,  # a meeting lasts longer than any limit; the token is bound to the session
        BABEL_DEFAULT_LOCALE="de",
        BABEL_TRANSLATION_DIRECTORIES=str(TRANSLATIONS),
    )
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def add_database(app: Flask) -> None:
    """The database and its migrations."""
    db.init_app(app)
    Migrate(app, db, directory=str(Path(__file__).parent / "migrations"), render_as_batch=True)
    with app.app_context():
        prepare_engine(db.engine)


def add_languages(app: Flask) -> None:
    """Texts of views come from the catalogues of the fragments; Flask-Babel alone knows no easy language."""
    babel = Babel(app, locale_selector=lambda: LANGUAGES[locale()].formats)
    babel.domain_instance = Texts()


class Texts(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """The texts of the language of this answer."""

    def get_translations(self) -> NullTranslations:
        """Whose language counts is said in `web.answers.locale`."""
        return translations(locale())


def add_protection(app: Flask, settings: Settings) -> None:
    """CSRF tokens, strict headers, messages for every refusal, logs that know nobody."""
    accept_forms_only(app)
    allow_uploads(app)
    CSRFProtect(app)
    HTMX(app)
    add_headers(app, https=settings.https)
    handle_errors(app)
    log_requests(app)


def add_templates(app: Flask) -> None:
    """Strict templates, and the fragments' own renderer inside them."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["part"] = lambda *arguments: part(locale(), *arguments)
    version = str(int(max(p.stat().st_mtime for p in Path(app.static_folder or ".").rglob("*"))))

    app.extensions["asset"] = partial(_asset, version)

    @app.context_processor
    def words() -> dict[str, object]:
        tongue = locale()
        return {
            **vocabulary(tongue),
            "fragment": fragment,
            "languages": [LANGUAGES[code] for code in LOCALES],
            "asset": app.extensions["asset"],
        }


def _asset(version: str, path: str, names: Sequence[str] = ()) -> str:
    """The address of a file under `static/`, or of several of one folder in one answer (`web.home.joined`)."""
    if not names:
        return f"/static/{path}?v={version}"
    return f"/static/joined-{path}/{'+'.join(names)}?v={version}"


def add_live(app: Flask) -> None:
    """Hub, relay and presence of this process, begun by the first stream; the writer of papers; the words of slides."""
    use_words(SLIDE_WORDS)
    hub = Hub()
    presence = Presence(hub)
    relay = Relay(app, hub, presence, _watch(app))
    Live(hub, relay, presence).init_app(app)
    PaperWriter(app)


def _watch(app: Flask) -> Callable[[Callable[[], None]], Watch]:
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if url.drivername.startswith("sqlite"):
        return lambda _wake: SqliteWatch(str(url.database))
    return lambda wake: PostgresWatch(postgres_address(url), wake)


class Part(UnicodeConverter):
    """A part of an address in words; one with NUL, which PostgreSQL cannot even be asked for, is unknown."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = "[^/\\x00]+"


class Number(IntegerConverter):
    """A number in an address; one that no database could hold is an unknown address, not a fault."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST_NUMBER)


def add_doors(app: Flask, settings: Settings) -> None:
    """All audiences' doors."""
    app.url_map.converters.update(default=Part, int=Number)
    from app.web import advise, entrance, facilitate, home, participate, publication, results, screen

    for door in (home, entrance, participate, facilitate, screen, results, advise, publication):
        app.register_blueprint(door.blueprint)
    if settings.gallery:
        from app.web import style

        app.register_blueprint(style.blueprint)
