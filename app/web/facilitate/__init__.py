"""The moderator's desk (Regie)."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("facilitate", __name__, url_prefix="/regie/<workshop>")
guards.declare(blueprint, guards.FACILITATOR, guards.admit_facilitator)

from app.web.facilitate import cards, choosing, ideas, importing, meetings, reservations, views, voting  # noqa: E402, F401  -- they register themselves above
