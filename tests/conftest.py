"""What every test may ask for; the fixtures live in tests/support."""

from hypothesis import settings as of_hypothesis

from tests.support.databases import cluster, database_url, empty_database_url, migrated_file, root_of_run
from tests.support.laptops import doors
from tests.support.product import app, settings, workshop
from tests.support.server import live_server

__all__ = [
    "app",
    "cluster",
    "database_url",
    "doors",
    "empty_database_url",
    "live_server",
    "migrated_file",
    "root_of_run",
    "settings",
    "workshop",
]

# How long an example takes says more about the machine than about the code.
of_hypothesis.register_profile("house", deadline=None)
of_hypothesis.load_profile("house")
