"""Templates of sketches as tests need them."""

from __future__ import annotations

from app.db import reading
from app.domain.sketch_kinds import Kind
from app.queries import sketch_templates
from app.queries.paper_templates import BroughtTemplate
from app.web.answers import now


def of_templates(workshop_id: int) -> dict[str, list[object]]:
    """What the arguments of the fragments for templates can be."""
    with reading() as session:
        listed = sketch_templates.templates(session, workshop_id)
    return {
        "templates": [listed],
        "template_view": list(listed),
        "plan": list(listed[0].template.sections),
        "plan_kind": list(Kind),
        "brought": [BroughtTemplate("Vorlage.docx", 40_000, now()), None],  # for papers
        "format": ["vorlage"],
    }
