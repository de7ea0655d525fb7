"""The door of the advisory board (Beirat): a link for a seat, without an account. It reads sketches and advises."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("advise", __name__, url_prefix="/beirat/<token>")
guards.declare(blueprint, guards.ADVISER, guards.admit_adviser)

from app.web.advise import views  # noqa: E402, F401  -- the views register themselves on the blueprint above
