"""What lies in the database, table by table: to see whether anything changed, or holds what it must not."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.db import Base, db, reading

OF_STREAMS = frozenset({"node", "presence"})  # who is connected: written by the push, not by a request

Rows = dict[str, list[tuple[Any, ...]]]


def everything(*, without: frozenset[str] = OF_STREAMS) -> Rows:
    """All rows of all tables."""
    db.session.remove()
    with reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in without
        }
