"""A room with more in it than people could type in a test: ideas put into the database, questions sent by a script."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from playwright.sync_api import Page

from tests.e2e.served import Links, Server

_IDEA = """
  INSERT INTO idea (workshop_id, number, title, description, locale, theme, target_group, source, meeting, revealed,
                    shelf, bundle_name, revision, withdrawn, created_at, updated_at)
  VALUES (?, ?, ?, ?, 'de', ?, '', 'import', 1, 0, '', '', 1, 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00')
"""


def seed(server: Server, links: Links, titles: Sequence[str], text: str = "", themes: int = 0) -> None:
    """Ideas with these titles, under the first `themes` themes in turn; nobody wrote them."""
    token = links.screen.rstrip("/").rpartition("/")[2]
    path = server.folder / "data" / "augenhoehe.sqlite3"
    with closing(sqlite3.connect(path, timeout=20)) as db, db:
        found = db.execute("SELECT id, idea_count FROM workshop WHERE screen_token = ?", (token,))
        workshop, known = found.fetchone()
        for n, title in enumerate(titles):
            theme = n % themes + 1 if themes else None
            db.execute(_IDEA, (workshop, known + n + 1, title, text, theme))
        db.execute("UPDATE workshop SET idea_count = ? WHERE id = ?", (known + len(titles), workshop))


_ASK = """async ([number, text]) => {
  const { base } = document.getElementById("stream").dataset;
  const headers = { "X-CSRFToken": document.querySelector('meta[name="csrf-token"]').content };
  const body = new URLSearchParams({ text });
  return (await fetch(`${base}/ideen/${number}/rueckfrage`, { method: "POST", headers, body })).status;
}"""


def ask_by_script(page: Page, number: str, text: str) -> None:
    """Ask a question on an idea past the form; the page's owner sees nothing of it but what the room sees."""
    assert page.evaluate(_ASK, [number, text]) == 200
