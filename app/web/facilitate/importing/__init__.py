"""Taking over ideas from a table, as the moderator does it."""

from app.web.facilitate.importing import views

__all__ = ["views"]
