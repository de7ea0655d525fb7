"""Reads from the database what a paper is made of."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.domain.errors import NotFound
from app.domain.paper_jobs import OWN, PaperWish, narrowed
from app.exports import SETTING_UP
from app.live.fragments import translations
from app.paper_jobs.material import Material
from app.queries.paper_templates import template_file
from app.queries.report import report
from app.queries.reported_setting import with_setting


def gathered(session: Session, workshop: int, wish: PaperWish, day: date) -> Material:
    """All that the paper needs; raises `NotFound` where the office has brought no template of its own."""
    say = translations(wish.language).gettext
    found = narrowed(report(session, workshop, wish.language, day, say, wish.reader), wish)
    if wish.format in SETTING_UP:
        found = with_setting(session, workshop, found)  # of the sketches that were wished for
    if wish.format != OWN:
        return Material(found)
    template = template_file(session, workshop)
    if template is None:
        raise NotFound
    return Material(found, template.data)
