"""What every test may ask for; the fixtures live in tests/support."""

from tests.support.databases import cluster, database_url, empty_database_url, migrated_file, root_of_run
from tests.support.product import app, settings, workshop

__all__ = [
    "app",
    "cluster",
    "database_url",
    "empty_database_url",
    "migrated_file",
    "root_of_run",
    "settings",
    "workshop",
]
