"""Published results, for everybody: no place, no code, no cookie."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("publication", __name__)
guards.declare(blueprint, guards.PUBLIC, None)

from app.web.publication import views  # noqa: E402, F401  -- the views register themselves on the blueprint above
