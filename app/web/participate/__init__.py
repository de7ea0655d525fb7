"""A participant's place in a workshop."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("participate", __name__, url_prefix="/w/<workshop>")
guards.declare(blueprint, guards.PARTICIPANT, guards.admit_participant)

from app.web.participate import choosing, similar, sketches, views, voting  # noqa: E402, F401  -- they register themselves above
