"""These tests rarely ask anything over HTTP."""

from tests.support.product import app_as_needed as app

__all__ = ["app"]
