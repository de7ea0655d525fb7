"""Votes in the format of Pabulib (pabulib.org/format), in which researchers exchange participatory budgets.

One file per round and criterion, also of rounds on the order of sketches, where each has the number of its idea.
Places are the budget, and every idea costs 1. Only what was counted is in it:
ideas that stand, ballots that name one of them. Voters are numbered anew in each file, in an order that depends on
nothing but what stands on the ballots: neither control numbers nor times are in it.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from app.domain.report import Report
from app.domain.reported_votes import RoomSelection, RuleOutcome, VotingRound
from app.exports.cells import inert
from app.exports.cleaning import cleaned
from app.exports.mood_tables import on_sketches
from app.exports.words import WORDS

MEDIA_TYPE = "text/plain; charset=utf-8"
EXTENSION = "pb"
LABEL = "Pabulib (.pb)"

Marks = Mapping[int, int]  # idea -> points
Row = tuple[str | int, ...]
# Readers split lines at semicolons, some without minding quotes.
_UNQUOTED = str.maketrans({";": ",", '"': "”"})


@dataclass(frozen=True, slots=True)
class _Vote:
    """One round by one criterion, as it was counted: `outcome` names the ideas that stand."""

    round: VotingRound
    outcome: RuleOutcome
    ballots: tuple[Marks, ...]
    chosen: RoomSelection | None

    @property
    def by_approval(self) -> bool:
        """Whether every mark is worth 1."""
        return self.round.method_by(self.outcome.criterion) == "approval"

    @property
    def name(self) -> str:
        """What its file is called in an archive."""
        criterion = "" if self.outcome.criterion == "all" else f"-{int(self.outcome.criterion) + 1}"
        return f"{self.round.number}{criterion}.pb"


def is_archive(report: Report) -> bool:
    """Whether there are several such files, so that they come as one ZIP archive."""
    return len(_counted(report)) + len(_counted(on_sketches(report))) > 1


def write(report: Report, out: BinaryIO) -> None:
    """Write the one vote to `out`, several as a ZIP archive; before any vote a file without ideas and voters."""
    report = cleaned(report)
    about_sketches = on_sketches(report)
    votes = [(report, _vote(report, outcome)) for outcome in _counted(report)]
    votes += [(about_sketches, _vote(about_sketches, outcome)) for outcome in _counted(about_sketches)]
    if len(votes) < 2:
        out.write(_text(*(votes[0] if votes else (report, None))).encode())
        return
    day = report.generated_on
    with zipfile.ZipFile(out, "w") as archive:
        for subject, one in votes:
            part = zipfile.ZipInfo(one.name, (day.year, day.month, day.day, 12, 0, 0))
            archive.writestr(part, _text(subject, one).encode(), zipfile.ZIP_DEFLATED)


def _counted(report: Report) -> list[RuleOutcome]:
    """One outcome for each round and criterion; which rule it is of does not matter here."""
    found = {(one.round_number, one.criterion): one for one in report.outcomes}
    return [found[key] for key in sorted(found)]


def _vote(report: Report, outcome: RuleOutcome) -> _Vote:
    one = next(each for each in report.rounds if each.number == outcome.round_number)
    marks = (ballot.points(outcome.criterion) for ballot in one.ballots)
    kept = ({idea: given for idea, given in each.items() if idea in outcome.totals} for each in marks)

    def place(ballot: Marks) -> bytes:
        return sha256(f"{one.seed}:{sorted(ballot.items())}".encode()).digest()

    confirmed = [each for each in report.selections if each.round_number == one.number]
    return _Vote(
        one, outcome, tuple(sorted(filter(None, kept), key=place)), confirmed[-1] if confirmed else None
    )


def _text(report: Report, vote: _Vote | None) -> str:
    rows: list[Row] = [("META",), ("key", "value"), *_meta(report, vote)]
    rows += [("PROJECTS",), *(_projects(report, vote) if vote else [("project_id", "cost")])]
    rows += [("VOTES",), *(_votes(vote) if vote else [("voter_id", "vote")])]
    return "".join(";".join(_said(value) for value in row) + "\n" for row in rows)


def _said(value: str | int) -> str:
    return str(value) if isinstance(value, int) else inert(value).translate(_UNQUOTED)


def _meta(report: Report, vote: _Vote | None) -> Iterator[Row]:
    days = sorted(f"{one.on:%Y%m%d}" for one in report.meetings) or [f"{report.generated_on:%Y%m%d}"]
    spelled = [f"{day[6:]}.{day[4:6]}.{day[:4]}" for day in (days[0], days[-1])]
    yield "description", report.title or report.group_title or "Augenhöhe"
    yield "country", "Worldwide"  # which one it is, nobody was asked
    yield "unit", report.city or report.process or "Augenhöhe"
    yield (
        "instance",
        " ".join(filter(None, (report.group_code or report.group_title, days[-1][:4]))) or days[-1][:4],
    )
    yield "num_projects", len(vote.outcome.totals) if vote else 0
    yield "num_votes", len(vote.ballots) if vote else 0
    yield "budget", vote.outcome.places if vote else report.places
    yield "vote_type", "cumulative" if vote and not vote.by_approval else "approval"
    yield "rule", _rule(vote)
    yield "date_begin", spelled[0]
    yield "date_end", spelled[1]
    if vote:
        yield from _limits(vote)
    yield "language", report.language
    if vote:
        yield "comment", _comment(report, vote)


def _rule(vote: _Vote | None) -> str:
    """What Pabulib calls the rule the room followed; for our proportional rules and their completion it has no word."""
    if vote is None or vote.chosen is None or vote.chosen.changed:
        return "unknown"
    followed = (vote.chosen.rule, vote.chosen.criterion) == ("plain", vote.outcome.criterion)
    return "greedy" if followed else "unknown"


def _limits(vote: _Vote) -> Iterator[Row]:
    one, together = vote.round, len(vote.round.criteria) if vote.outcome.criterion == "all" else 1
    yield "min_length", 1
    if vote.by_approval:
        if one.budget is not None:
            yield "max_length", one.budget
        return
    each = one.per_idea or 1
    yield "max_points", each * max(together, 1)
    yield "max_sum_points", (one.budget or each * len(one.ideas)) * max(together, 1)


def _comment(report: Report, vote: _Vote) -> str:
    word = vote.round.criterion_name(vote.outcome.criterion)
    order = " on the order of sketches, each under the number of its idea"
    about = order if vote.round in report.priorities else f" on “{word}”" if word else ""
    said = [f"Vote {vote.round.number}{about}"]
    said.append(
        f"ties are decided by the lot: the smallest sha256 of seed:project_id, seed {vote.round.seed}"
    )
    standing = [pair for pair in report.exclusive if set(pair) <= set(vote.outcome.totals)]
    said += [f"only one of {one} and {other} can be chosen" for one, other in standing]
    return " ".join(f"#{number}: {each}." for number, each in enumerate(said, 1))


def _projects(report: Report, vote: _Vote) -> Iterator[Row]:
    idea = WORDS[report.language].idea
    titles = {one.number: one.title for one in report.ideas}
    room = set(vote.chosen.chosen) if vote.chosen and len(vote.chosen.chosen) <= vote.outcome.places else None
    score = () if vote.by_approval else ("score",)
    yield ("project_id", "cost", "votes", *score, "name", *(("selected",) if room is not None else ()))
    for number, total in sorted(vote.outcome.totals.items()):
        supporters = sum(number in ballot for ballot in vote.ballots)
        points = () if vote.by_approval else (total,)
        chosen = () if room is None else (int(number in room),)
        yield (number, 1, supporters, *points, titles.get(number) or f"{idea} {number}", *chosen)


def _votes(vote: _Vote) -> Iterator[Row]:
    yield ("voter_id", "vote") if vote.by_approval else ("voter_id", "vote", "points")
    for number, ballot in enumerate(vote.ballots, 1):
        ideas = sorted(ballot, key=lambda idea: (-ballot[idea], idea))
        points = () if vote.by_approval else (",".join(str(ballot[idea]) for idea in ideas),)
        yield (number, ",".join(map(str, ideas)), *points)
