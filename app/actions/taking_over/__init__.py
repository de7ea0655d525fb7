"""Taking over a workshop from its data file: everything in one transaction, or nothing.

What was taken over is reported once more before it is committed, and has to come to the same report: so no file can
leave anything half behind, whatever is wrong with it, and nothing of a report can be forgotten here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from app.actions.journal import append
from app.actions.setting_up import Secrets
from app.actions.taking_over.closing import take_closing
from app.actions.taking_over.ideas import take_ideas
from app.actions.taking_over.presenting import take_audience, take_moods
from app.actions.taking_over.setting import take_setting
from app.actions.taking_over.sketches import take_sketches
from app.actions.taking_over.votes import take_votes
from app.db import transaction
from app.domain.events import StepChanged
from app.domain.phases import Step
from app.domain.report import Report
from app.domain.report_document import MADE_ANEW, document, first_difference
from app.domain.report_reading import WrongFile, shown
from app.domain.report_references import checked
from app.models import Workshop
from app.queries.report import Say
from app.queries.report import report as reported
from app.queries.reported_setting import with_setting

Tidy = Callable[[Report], Report]


def take_over(*, report: Report, step: Step, drawn: Secrets, say: Say, tidy: Tidy, now: datetime) -> str:
    """Set up a process, a group and a workshop from a report; returns the workshop's public id.

    Nothing that is there already is touched, so a file taken over twice makes two workshops. `say` puts the product's
    own words into the report's language, `tidy` is how its exporter cleans a report. Raises `WrongFile`.
    """
    setting = checked(report)
    with transaction() as session:
        workshop, benches = take_setting(session, report, setting, drawn, now)
        take_ideas(session, workshop, report, now)
        take_votes(session, workshop.id, report, benches, now)
        take_sketches(session, workshop, report, benches, now)
        take_moods(session, workshop.id, report, benches)
        take_audience(session, workshop, report, now)
        take_closing(session, workshop.id, report)
        session.flush()
        _compare(session, workshop, report, say, tidy)
        workshop.step = step.value
        session.flush()
        append(session, workshop.id, StepChanged(step=step.value), now)
    return drawn.public_id


def _compare(session: Session, workshop: Workshop, report: Report, say: Say, tidy: Tidy) -> None:
    """Refuse what would not come out again as it came in, outcomes of votes included."""
    told = reported(session, workshop.id, report.language, report.generated_on, say)
    made = tidy(with_setting(session, workshop.id, told))
    taken = document(made)
    taken["setting"]["process"]["key"] = document(report)["setting"]["process"][
        "key"
    ]  # it may have been taken
    if different := first_difference(taken, document(report), apart=MADE_ANEW):
        path, wanted, found = different
        raise WrongFile(path, f"{shown(wanted)} comes of taking this file over, not {shown(found)}")
