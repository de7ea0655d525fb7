"""A participant's place in a workshop."""

from flask import Blueprint

from app.web import guards, history_views, leading, sketch_texts

blueprint = Blueprint("participate", __name__, url_prefix="/w/<workshop>")
guards.declare(blueprint, guards.PARTICIPANT, guards.admit_participant)
history_views.add_to(blueprint)
sketch_texts.add_to(blueprint)
leading.add_to(blueprint)

from app.web.participate import (  # noqa: E402  -- they register themselves above
    advice,  # noqa: F401
    agreement,  # noqa: F401
    audience,  # noqa: F401
    choosing,  # noqa: F401
    complaints,  # noqa: F401
    cowriting,  # noqa: F401
    help,  # noqa: F401
    minutes,  # noqa: F401
    mood,  # noqa: F401
    ordering,  # noqa: F401
    presenting,  # noqa: F401
    reading,  # noqa: F401
    remarks,  # noqa: F401
    similar,  # noqa: F401
    sketches,  # noqa: F401
    teams,  # noqa: F401
    views,  # noqa: F401
    voting,  # noqa: F401
)
