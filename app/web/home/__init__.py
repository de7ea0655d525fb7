"""The front door, for everybody: access code, joining, moving a place, language, health."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("home", __name__)
guards.declare(blueprint, guards.PUBLIC, None)

from app.web.home import joined, views, voting_codes  # noqa: E402, F401  -- the views register themselves on the blueprint above
