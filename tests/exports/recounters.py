"""Four recounts, as four outsiders would write them: each reads one format from scratch and shares nothing else.

All give back what every rule chooses, by round, criterion ("all", "0", "1") and rule.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from typing import Any

import openpyxl

from tests.domain.recount import Ballot, recount_all

Chosen = dict[tuple[int, str, str], list[int]]
RULES = ("plain", "equal_shares", "phragmen", "sequential_pav")


def _count(
    found: Chosen, key: tuple[int, str], ballots: list[Ballot], ideas: list[str], method: str, **terms: Any
) -> None:
    again = recount_all(ballots, ideas, method, terms["places"], terms["seed"], terms["exclusive"])
    for rule in RULES:
        found[(*key, rule)] = [int(idea) for idea in again[rule]]


def _added(parts: list[Ballot]) -> Ballot:
    total: dict[str, int] = defaultdict(int)
    for part in parts:
        for idea, points in part.items():
            total[idea] += points
    return dict(total)


def from_json(body: bytes) -> tuple[Chosen, Chosen]:
    """What the file says was chosen, and what its ballots lead to."""
    data = json.loads(body)
    said = {(one["round"], one["criterion"], one["rule"]): one["chosen"] for one in data["outcomes"]}
    found: Chosen = {}
    for one in data["rounds"]:
        exclusive = [(str(a), str(b)) for a, b in data["exclusive"]]
        width = range(max(1, len(one["criteria"])))
        for criterion in ("all", "0", "1") if len(width) > 1 else ("all",):
            outcome = next(
                o for o in data["outcomes"] if (o["round"], o["criterion"]) == (one["number"], criterion)
            )
            wanted = width if criterion == "all" else [int(criterion)]
            ballots = [_added([ballot["points"][n] for n in wanted]) for ballot in one["ballots"]]
            method = "points" if criterion == "all" and len(width) > 1 else one["method"]
            terms = {"places": outcome["places"], "seed": one["seed"], "exclusive": exclusive}
            _count(found, (one["number"], criterion), ballots, list(outcome["totals"]), method, **terms)
    return said, found


def _from_marks(rows: list[dict[str, Any]], exclusive: list[tuple[str, str]]) -> Chosen:
    """Recount the long form; `rows` have the headings of the German table as keys."""
    rounds: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        rounds[int(row["Abstimmung"])].append(row)
    found: Chosen = {}
    for number, marks in rounds.items():
        counted = [row for row in marks if row["Zählt"] == "ja"]
        words = sorted({row["Kriterium"] or "" for row in marks}, key=("mutig", "machbar", "").index)
        two = "machbar" in words
        for criterion, wanted in (
            (("all", None), ("0", "mutig"), ("1", "machbar")) if two else (("all", None),)
        ):
            by_voter: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
            for row in counted:
                if wanted in (None, row["Kriterium"] or ""):
                    by_voter[row["Kontrollnummer"]][str(row["Idee"])] += int(row["Punkte"])
            ideas = sorted({idea for ballot in by_voter.values() for idea in ballot})
            method = "approval" if marks[0]["Verfahren"] == "Zustimmung" else "points"
            terms = {
                "places": int(marks[0]["Plätze"]),
                "seed": marks[0]["Los-Startwert"],
                "exclusive": exclusive,
            }
            ballots = [dict(ballot) for ballot in by_voter.values()]
            together = two and criterion == "all"
            _count(found, (number, criterion), ballots, ideas, "points" if together else method, **terms)
    return found


def ideas_of(archive: bytes) -> bytes:
    """The table of ideas from the archive of all tables."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return parts.read(next(name for name in parts.namelist() if name.startswith("01-")))


def _table(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))


def _pairs(ideas: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (str(row["Nr."]), other)
        for row in ideas
        for other in re.findall(r"\d+", str(row["Nur eine von beiden mit"] or ""))
    ]


def from_csv(ideas: bytes, ballots: bytes) -> tuple[dict[str, set[int]], Chosen]:
    """Which ideas the latest round's columns say were chosen, by heading, and what the ballots lead to."""
    rows = _table(ideas_of(ideas))
    rules = ("Die meisten Stimmen", "Gleiche Anteile", "Phragmén", "PAV, Platz für Platz")
    said = {
        heading: {int(row["Nr."]) for row in rows if row[heading] == "ja"}
        for heading in (rows[0] if rows else ())
        if heading.startswith(rules)
    }
    return said, _from_marks(_table(ballots), _pairs(rows))


def _sheet(book: Any, name: str) -> list[dict[str, Any]]:
    header, *rows = list(book[name].iter_rows(values_only=True))
    return [dict(zip(header, row, strict=True)) for row in rows]


def from_xlsx(body: bytes) -> tuple[Chosen, Chosen]:
    """What the sheet of results says, and what the sheet of ballots leads to."""
    book = openpyxl.load_workbook(io.BytesIO(body))
    rules = dict(
        zip(
            ("Die meisten Stimmen", "Gleiche Anteile", "Phragmén", "PAV, Platz für Platz"), RULES, strict=True
        )
    )
    two = {row["Abstimmung"] for row in _sheet(book, "Abstimmungen") if row["Kriterium 2"]}
    said: Chosen = defaultdict(list)
    for row in _sheet(book, "Ergebnis je Regel"):
        names = {"zusammen": "all", "mutig": "0", "machbar": "1"} if row["Abstimmung"] in two else {}
        key = (row["Abstimmung"], names.get(row["Kriterium"], "all"), rules[row["Regel"]])
        said[key] += [row["Idee"]] if row["Idee"] is not None else []
    return dict(said), _from_marks(_sheet(book, "Stimmen"), _pairs(_sheet(book, "Ideen")))


def from_pabulib(body: bytes) -> Chosen:
    """What the ballots of one file, or of an archive of them, lead to."""
    files = {"": body.decode()} if not zipfile.is_zipfile(io.BytesIO(body)) else {}
    if not files:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            files = {name: archive.read(name).decode() for name in archive.namelist()}
    found: Chosen = {}
    for name, text in files.items():
        meta_part, _, rest = text.partition("\nPROJECTS\n")
        projects, _, votes = rest.partition("\nVOTES\n")
        meta = dict(line.split(";", 1) for line in meta_part.splitlines()[2:])
        header, *rows = votes.splitlines()
        points = header.endswith(";points")
        ballots = []
        for row in rows:
            fields = row.split(";")
            given = fields[2].split(",") if points else "1" * (1 + fields[1].count(","))
            ballots.append({idea: int(p) for idea, p in zip(fields[1].split(","), given, strict=True)})
        number = int(re.search(r"#1: Vote (\d+)", meta["comment"])[1])
        part = re.fullmatch(r"\d+-([12])\.pb", name)
        method = "approval" if meta["vote_type"] == "approval" else "points"
        terms = {
            "places": int(meta["budget"]),
            "seed": re.search(r"seed (\S+)\.(?: #|$)", meta["comment"])[1],
            "exclusive": re.findall(r"only one of (\d+) and (\d+) can be chosen", meta["comment"]),
        }
        ideas = [line.split(";")[0] for line in projects.splitlines()[1:]]
        _count(found, (number, str(int(part[1]) - 1) if part else "all"), ballots, ideas, method, **terms)
    return found
