"""What runs in a child process: one step of writing a paper, asked for in a line of JSON on the standard input.

Steps: "read" loads the report from the database into the folder, "write" writes papers of it into the folder. Each
part that is done is a line on the standard output. The child stands back behind the room (nice), and ends when its
parent does: then the input ends.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
import threading
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.paper_jobs import ZIP, narrowed, read_wish
from app.domain.report import Report

BEHIND_THE_ROOM = 10  # how much nicer than the server
REPORT = "report"  # its file in the folder


def main() -> int:
    """Do what the line says; the exit code says whether it was done."""
    os.nice(BEHIND_THE_ROOM)
    order = json.loads(sys.stdin.buffer.readline())
    folder = Path(order["folder"])
    threading.Thread(target=_end_with_parent, args=(sys.stdin.fileno(), folder), daemon=True).start()
    try:
        read(order, folder) if order["step"] == "read" else write(order["papers"], folder)
    except Exception as problem:  # what people wrote must not reach a log, so its kind is all that is told
        _tell({"problem": type(problem).__name__})
        return 1
    return 0


def read(order: Mapping[str, Any], folder: Path) -> None:
    """Load the report that was wished for, in the language it was wished for in, into the folder."""
    # Here and not above: the children that only write do not need a database, nor its memory.
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    from app.db import prepare_engine
    from app.live.fragments import translations
    from app.queries.report import report

    wish = read_wish(order["wish"])
    engine = create_engine(order["database_url"])
    prepare_engine(engine)
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")  # one snapshot for all questions
    with Session(engine) as session:
        say = translations(wish.language).gettext
        day = date.fromisoformat(order["day"])
        found = report(session, order["workshop"], wish.language, day, say, names=wish.names)
    with (folder / REPORT).open("wb") as out:
        pickle.dump(narrowed(found, wish), out)
    _tell({"done": 1})


def write(papers: list[str], folder: Path) -> None:
    """Write these papers into the folder, each under its key; the archive takes those that are there already."""
    from app import exports  # here and not above: who only reads the database needs none of their libraries

    with (folder / REPORT).open("rb") as file:
        report: Report = pickle.load(file)
    for key in papers:
        with (folder / key).open("wb") as out:
            if key == ZIP:
                exports.archive.write(report, out, partial(_body, folder))
            else:
                exports.FORMATS[key].write(report, out)
        _tell({"done": 1})
    _tell(
        {
            "file_name": exports.file_name(report, papers[-1]),
            "media_type": exports.media_type(report, papers[-1]),
        }
    )


def _body(folder: Path, _report: Report, key: str) -> bytes:
    return (folder / key).read_bytes()


def _tell(line: Mapping[str, object]) -> None:
    print(json.dumps(line), flush=True)


def _end_with_parent(source: int, folder: Path) -> None:
    """Wait for the end of the input: the parent was killed, and nobody else would remove the folder.

    Past Python's buffer, whose lock would still be held when the interpreter ends.
    """
    while os.read(source, 1):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(2)


if __name__ == "__main__":
    sys.exit(main())
