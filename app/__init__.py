"""Augenhöhe: a city and the people it concerns work out projects together, live, in one room."""

from __future__ import annotations

from flask import Flask

from app.config import Settings, settings_from_environment


def create_app(settings: Settings | None = None, *, with_doors: bool = True) -> Flask:
    """Build the application; it neither migrates nor starts anything. Without doors it answers nobody: for commands."""
    from app import setup  # after gevent has patched the standard library, never at import of this package

    settings = settings or settings_from_environment()
    app = Flask(
        __name__, template_folder="../templates", static_folder="../static", static_url_path="/static"
    )
    setup.configure(app, settings)
    setup.add_database(app)
    setup.add_languages(app)
    setup.add_protection(app, settings)
    setup.add_templates(app)
    setup.add_live(app)
    if with_doors:
        setup.add_doors(app, settings)
    return app
