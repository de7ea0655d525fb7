"""The big screen (Leinwand): read-only by construction, every route is a GET."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("screen", __name__, url_prefix="/leinwand/<token>")
guards.declare(blueprint, guards.SCREEN, guards.admit_screen)

from app.web.screen import views  # noqa: E402, F401  -- the views register themselves on the blueprint above
