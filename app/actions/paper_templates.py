"""The office brings its own Word template for papers, brings another, or takes it away."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.actions.journal import NO_KEY, Request, append, is_repeated
from app.actions.sketch_templates import locked_process
from app.db import transaction
from app.domain.errors import NotFound
from app.domain.events import PaperTemplateChanged
from app.domain.paper_templates import ENDING, LONGEST_NAME
from app.domain.text import clean_line
from app.models import PaperTemplate


def bring_paper_template(
    *, workshop_id: int, name: str, data: bytes, now: datetime, request: Request = NO_KEY
) -> None:
    """Keep a template that was checked, for all groups of the process; it takes the place of the last one."""
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if is_repeated(session, request, now, "bring_paper_template", name, sha256(data).hexdigest()):
            return
        _forget(session, process.id)
        kept = PaperTemplate(process_id=process.id, name=_tidy(name), at=now)
        kept.data = data
        session.add(kept)
        session.flush()
        append(session, workshop_id, PaperTemplateChanged(), now)


def delete_paper_template(*, workshop_id: int, now: datetime, request: Request = NO_KEY) -> None:
    """Take the template away; papers come in the form of the product again. Raises `NotFound` where there is none."""
    with transaction() as session:
        process = locked_process(session, workshop_id)
        if is_repeated(session, request, now, "delete_paper_template"):
            return
        if not _forget(session, process.id):
            raise NotFound
        append(session, workshop_id, PaperTemplateChanged(), now)


def _forget(session: Session, process_id: int) -> bool:
    gone = session.execute(delete(PaperTemplate).where(PaperTemplate.process_id == process_id))
    return bool(getattr(gone, "rowcount", 0))


def _tidy(name: str) -> str:
    """The name of the file without its folders, never longer than a name."""
    plain = clean_line(name.replace("\\", "/").rpartition("/")[2]) or f"vorlage{ENDING}"
    if len(plain) <= LONGEST_NAME:
        return plain
    return plain[: LONGEST_NAME - len(ENDING)].rstrip(". ") + ENDING
