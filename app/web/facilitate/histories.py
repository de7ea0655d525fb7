"""Views for the history of sections and the thread of a sketch, at the desk."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as Answer

from app.web import histories
from app.web.facilitate import blueprint

_SECTION = "/skizzen/<int:number>/felder/<key>/verlauf"


@blueprint.get(_SECTION)
def section_history(workshop: str, number: int, key: str) -> Answer:
    """Who changed what in a section, and when."""
    return histories.history_page(number, key)


@blueprint.get(f"{_SECTION}/<int:version>")
def section_version(workshop: str, number: int, key: str, version: int) -> Response:
    """What changed in one version."""
    return histories.version_part(number, key, version)


@blueprint.get(f"{_SECTION}/vergleich")
def compare_versions(workshop: str, number: int, key: str) -> Response:
    """What changed between `?von=…&bis=…`."""
    return histories.comparison(number, key)


@blueprint.post(f"{_SECTION}/<int:version>/wiederherstellung")
def restore_version(workshop: str, number: int, key: str, version: int) -> Response:
    """Bring a version back; the moderator counts as one of it."""
    return histories.restored(number, key, version)


@blueprint.get(f"{_SECTION}/datei/<name>")
def section_history_file(workshop: str, number: int, key: str, name: str) -> Response:
    """The history of a section as a file."""
    return histories.history_file(number, key, name)


@blueprint.get("/skizzen/<int:number>/verlauf/datei/<name>")
def sketch_history_file(workshop: str, number: int, name: str) -> Response:
    """The history of all sections as data."""
    return histories.history_file(number, None, name)


@blueprint.get("/skizzen/<int:number>/faden")
def sketch_thread(workshop: str, number: int) -> Answer:
    """Where a sketch comes from."""
    return histories.thread_page(number)
