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

from app.domain.paper_jobs import ZIP, read_wish
from app.domain.report import Report
from app.paper_jobs.material import Material

BEHIND_THE_ROOM = 10  # how much nicer than the server
MATERIAL = "material"  # its file in the folder


def main() -> int:
    """Do what the line says; the exit code says whether it was done."""
    os.nice(BEHIND_THE_ROOM)
    order = json.loads(sys.stdin.buffer.readline())
    folder = Path(order["folder"])
    threading.Thread(target=_end_with_parent, args=(sys.stdin.fileno(), folder), daemon=True).start()
    try:
        read(order, folder) if order["step"] == "read" else write(order["papers"], order["kind"], folder)
    except Exception as problem:  # what people wrote must not reach a log, so its kind is all that is told
        _tell({"problem": type(problem).__name__})
        return 1
    return 0


def read(order: Mapping[str, Any], folder: Path) -> None:
    """Load what the paper is made of, in the language it was wished for in, into the folder."""
    # Here and not above: the children that only write do not need a database, nor its memory.
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session

    from app.db import prepare_engine
    from app.paper_jobs.gathering import gathered

    wish = read_wish(order["wish"])
    engine = create_engine(order["database_url"])
    prepare_engine(engine)
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")  # one snapshot for all questions
    with Session(engine) as session:
        found = gathered(session, order["workshop"], wish, date.fromisoformat(order["day"]))
    with (folder / MATERIAL).open("wb") as out:
        pickle.dump(found, out)
    _tell({"done": 1})


def write(papers: list[str], wanted: str, folder: Path) -> None:
    """Write these papers into the folder, each under its key; the archive takes those that are there already.

    Of a paper that is a part of the archive there may be nothing; then it is left out. Raises `NotFound` when there is
    nothing for the one that is `wanted`.
    """
    # Here and not above: who only reads the database needs none of their libraries.
    from app.exports import archive, is_offered
    from app.paper_jobs.papers import file_name, media_type, write_paper

    with (folder / MATERIAL).open("rb") as file:
        material: Material = pickle.load(file)
    for kind in papers:
        with (folder / kind).open("wb") as out:
            if kind == ZIP:
                archive.write(material.report, out, partial(_body, folder))
            elif kind == wanted or is_offered(material.report, kind):
                write_paper(material, kind, out)
        _tell({"done": 1})
    if wanted in papers:
        _tell({"file_name": file_name(material, wanted), "media_type": media_type(material, wanted)})


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
