"""The templates of sketches, as the office edits them at the desk."""

from app.web.facilitate.sketch_templates import sections, views

__all__ = ["sections", "views"]
