"""Addresses of the history of sections and of the thread of a sketch: the same at the desk and at a laptop."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.wrappers import Response as Answer

from app.web import histories

_SECTION = "/skizzen/<int:number>/felder/<key>/verlauf"


def section_history(workshop: str, number: int, key: str) -> Answer:
    """Who changed what in a section, and when."""
    return histories.history_page(number, key)


def section_version(workshop: str, number: int, key: str, version: int) -> Response:
    """What changed in one version."""
    return histories.version_part(number, key, version)


def compare_versions(workshop: str, number: int, key: str) -> Response:
    """What changed between `?von=…&bis=…`."""
    return histories.comparison(number, key)


def restore_version(workshop: str, number: int, key: str, version: int) -> Response:
    """Bring a version back; only for the team, and the moderator counts as one of it."""
    return histories.restored(number, key, version)


def section_history_file(workshop: str, number: int, key: str, name: str) -> Response:
    """The history of a section as a file."""
    return histories.history_file(number, key, name)


def sketch_history_file(workshop: str, number: int, name: str) -> Response:
    """The history of all sections as data."""
    return histories.history_file(number, None, name)


def sketch_thread(workshop: str, number: int) -> Answer:
    """Where a sketch comes from."""
    return histories.thread_page(number)


def add_to(blueprint: Blueprint) -> None:
    """Open these addresses at a door; who is let in is the blueprint's business."""
    blueprint.get(_SECTION)(section_history)
    blueprint.get(f"{_SECTION}/<int:version>")(section_version)
    blueprint.get(f"{_SECTION}/vergleich")(compare_versions)
    blueprint.post(f"{_SECTION}/<int:version>/wiederherstellung")(restore_version)
    blueprint.get(f"{_SECTION}/datei/<name>")(section_history_file)
    blueprint.get("/skizzen/<int:number>/verlauf/datei/<name>")(sketch_history_file)
    blueprint.get("/skizzen/<int:number>/faden")(sketch_thread)
