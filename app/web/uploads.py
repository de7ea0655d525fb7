"""Routes that take a file, and how large it may be. Everywhere else a request stays small."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, request, session

from app.domain.importing import LARGEST_FILE
from app.domain.paper_templates import LARGEST_FILE as LARGEST_PAPER_TEMPLATE
from app.domain.sketch_template_files import LARGEST_FILE as LARGEST_TEMPLATE

_FORM = 64 * 1024  # bytes for what a form sends beside the file
UPLOADS: Mapping[str, int] = {
    "facilitate.begin_import": LARGEST_FILE + _FORM,
    "facilitate.import_template": LARGEST_TEMPLATE + _FORM,
    "facilitate.bring_paper_template": LARGEST_PAPER_TEMPLATE + _FORM,
}


def allow_uploads(app: Flask) -> None:
    """Allow the larger requests. Asked before the CSRF check, which is the first to read the form.

    Only for a device that leads this workshop: nobody else may make the server take in megabytes.
    """

    @app.before_request
    def raise_limit() -> None:
        limit = UPLOADS.get(request.endpoint or "")
        if limit and (request.view_args or {}).get("workshop") in session.get("leads", {}):
            request.max_content_length = request.max_form_memory_size = limit
