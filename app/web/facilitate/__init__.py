"""The moderator's desk (Regie)."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("facilitate", __name__, url_prefix="/regie/<workshop>")
guards.declare(blueprint, guards.FACILITATOR, guards.admit_facilitator)

# The views register themselves on the blueprint above.
from app.web.facilitate import (  # noqa: E402
    choosing,  # noqa: F401
    complaints,  # noqa: F401
    ideas,  # noqa: F401
    remarks,  # noqa: F401
    views,  # noqa: F401
    voting,  # noqa: F401
    wall,  # noqa: F401
)
