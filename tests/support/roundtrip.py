"""A workshop written into its data file, and a file taken over, as the commands and the downloads do it."""

from __future__ import annotations

import io
import secrets
from datetime import date
from typing import Any

from app.actions.setting_up import Secrets
from app.actions.taking_over import take_over
from app.db import db, reading
from app.domain import codes
from app.domain.phases import Step
from app.domain.report import Report
from app.domain.report_document import document
from app.domain.report_reading import again
from app.exports import json_data
from app.exports.cleaning import cleaned
from app.imports.report import read_report
from app.live.fragments import translations
from app.queries.report import report
from app.queries.reported_setting import with_setting
from app.queries.rooms import workshop_by_public_id
from app.web.answers import now


def reported(workshop_id: int, locale: str = "de") -> Report:
    """The workshop as a report, with the words of that language."""
    db.session.remove()
    with reading() as session:
        made = report(session, workshop_id, locale, date(2026, 11, 29), translations(locale).gettext)
        return with_setting(session, workshop_id, made)


def written(made: Report) -> bytes:
    """The data file of a report."""
    out = io.BytesIO()
    json_data.write(made, out)
    return out.getvalue()


def taken_over(data: bytes, step: Step = Step.CLOSE) -> int:
    """The id of the workshop a data file led to."""
    found = again(cleaned(read_report(data)))
    drawn = Secrets(
        public_id=secrets.token_hex(5),
        code=codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)]),
        door_token=secrets.token_urlsafe(24),
        screen_token=secrets.token_urlsafe(24),
        epoch=secrets.token_hex(4),
    )
    say = translations(found.language).gettext
    public_id = take_over(report=found, step=step, drawn=drawn, say=say, tidy=cleaned, now=now())
    with reading() as session:
        workshop_id = workshop_by_public_id(session, public_id)
    assert workshop_id is not None
    return workshop_id


def content(data: bytes) -> dict[str, Any]:
    """What a file says, without the key of its process, which gets a number where it is taken already."""
    raw = document(read_report(data))
    assert raw["setting"]["process"].pop("key")
    return raw


def comes_back(workshop_id: int, locale: str = "de") -> int:
    """Out, in, out, in, out: always the same file. Returns the workshop that came of the first."""
    first = written(reported(workshop_id, locale))
    second_id = taken_over(first)
    second = written(reported(second_id, locale))
    assert content(second) == content(first)
    third = written(reported(taken_over(second), locale))
    assert content(third) == content(first)
    return second_id
