"""Papers and data to take home."""

from flask import Blueprint

from app.web import guards

blueprint = Blueprint("results", __name__, url_prefix="/ergebnisse/<workshop>")
guards.declare(blueprint, guards.RESULTS, guards.admit_reader_of_results)

from app.web.results import paper_jobs, views  # noqa: E402, F401  -- the views register themselves on the blueprint above
