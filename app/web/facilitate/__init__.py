"""The moderator's desk (Regie)."""

from flask import Blueprint

from app.web import guards, history_views, leading, sketch_texts

blueprint = Blueprint("facilitate", __name__, url_prefix="/regie/<workshop>")
guards.declare(blueprint, guards.FACILITATOR, guards.admit_facilitator)
history_views.add_to(blueprint)
sketch_texts.add_to(blueprint)
leading.add_to(blueprint)

from app.web.facilitate import (  # noqa: E402  -- they register themselves above
    advice,  # noqa: F401
    advisers,  # noqa: F401
    agreement,  # noqa: F401
    audience,  # noqa: F401
    bundling,  # noqa: F401
    cards,  # noqa: F401
    choosing,  # noqa: F401
    complaints,  # noqa: F401
    ideas,  # noqa: F401
    importing,  # noqa: F401
    inspirations,  # noqa: F401
    meetings,  # noqa: F401
    minutes,  # noqa: F401
    mood,  # noqa: F401
    mood_words,  # noqa: F401
    next_steps,  # noqa: F401
    ordering,  # noqa: F401
    overview,  # noqa: F401
    paper_templates,  # noqa: F401
    presenting,  # noqa: F401
    priority,  # noqa: F401
    publication,  # noqa: F401
    remarks,  # noqa: F401
    reservations,  # noqa: F401
    room_ideas,  # noqa: F401
    sketch_templates,  # noqa: F401
    teams,  # noqa: F401
    themes,  # noqa: F401
    views,  # noqa: F401
    voting,  # noqa: F401
    voting_codes,  # noqa: F401
    wall,  # noqa: F401
)
