"""Rules about publication (Veröffentlichen): what is put before everybody, in which languages, and what of it is kept.

What is published is a report, frozen. No more of it is kept than somebody can read: `publishable` takes out the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.codes import from_random
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.report import Report, ReportedIdea, SketchPaper
from app.domain.reported_votes import Ballot, RoomSelection, VotingRound
from app.domain.text import clean_line

LANGUAGES = (
    "de",
    "en",
)  # those a report is written in; the first published one stands at the permanent address
LISTED = 200  # published results on the list and in the feed: the newest


@dataclass(frozen=True)
class PublicNumbers:
    """What a publication comes to, in numbers: to see at a glance whether the room has gone on since."""

    people: int = 0
    ideas: int = 0
    ballots: int = 0
    projects: int = 0
    reservations: int = 0


@dataclass(frozen=True)
class PublicCard:
    """A publication on a list: what it is about, and the titles of its projects."""

    title: str
    city: str
    process: str
    group: str
    motto: str
    projects: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def address_from(numbers: Iterable[int]) -> str:
    """A permanent address from random numbers, as `codes.from_random` takes them.

    Short enough to be read from a wall and typed; it says nothing, so that no renaming ever makes it wrong.
    """
    return from_random(list(numbers)).lower()


def tag_of(host: str, day: date, address: str) -> str:
    """The name of a publication for ever, as a tag URI (RFC 4151); made once and kept, wherever the product moves."""
    return f"tag:{_authority(host)},{day.isoformat()}:ergebnis/{address}"


def feed_tag(host: str, oldest: str) -> str:
    """The name of the feed of all publications: it keeps the authority of the oldest one, "" where there is none."""
    authority = oldest.removeprefix("tag:").partition(",")[0] if oldest else _authority(host)
    return f"tag:{authority},2026:veroeffentlicht"


def _authority(host: str) -> str:
    """The name of a host as RFC 4151 takes it: without a port; an IPv6 address is no name."""
    name = "" if host.startswith("[") else host.partition(":")[0].lower()
    return (
        "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-.")) or "localhost"
    )


def checked_languages(wanted: Collection[str]) -> tuple[str, ...]:
    """The languages to publish in, in the house's order; one is needed."""
    chosen = tuple(language for language in LANGUAGES if language in wanted)
    if not chosen or set(wanted) - set(LANGUAGES):
        raise InvalidInput("languages", "publication.no_language")
    return chosen


def check_seen(*, seen: int, present: int) -> None:
    """One publishes over what one has seen: else a page left open would bring back what somebody just withdrew."""
    if seen != present:
        raise RuleBroken("publication.changed_meanwhile")


def check_published(published: bool) -> None:
    """Only what is published can be withdrawn: another moderator may have done it a moment ago."""
    if not published:
        raise NotPermitted("publication.not_published")


def numbers_of(report: Report) -> PublicNumbers:
    """The numbers of a report; hidden ideas are not counted."""
    latest = report.latest_round
    return PublicNumbers(
        people=report.people,
        ideas=report.ideas_told,
        ballots=latest.ballots_cast if latest else 0,
        projects=len(report.sketches),
        reservations=sum(len(one.version.reservations) for one in report.sketches if one.version)
        + sum(len(one.reservations) for one in report.decisions),
    )


def fairness(report: Report, chosen: RoomSelection) -> tuple[int, int] | None:
    """How many voted before the room chose, and how many of them gave nothing to any idea it chose.

    None where it chose without a vote, or nobody voted. What counts is the room's choice, not a rule's proposal.
    """
    vote = next((one for one in report.rounds if one.number == chosen.round_number), None)
    voters = [ballot for ballot in vote.ballots if any(ballot.marks)] if vote else []
    if not voters:
        return None
    return len(voters), sum(not set(chosen.chosen) & ballot.points().keys() for ballot in voters)


def card_of(report: Report) -> PublicCard:
    """How a report stands on a list, and in a feed: single lines, fit for XML."""
    used = [report.idea(sketch.idea) for sketch in report.sketches]
    themes = dict.fromkeys(clean_line(idea.theme) for idea in used if idea)
    group = " · ".join(part for part in (report.group_code, report.group_title) if part)
    return PublicCard(
        title=clean_line(report.title),
        city=clean_line(report.city),
        process=clean_line(report.process),
        group=clean_line(group),
        motto=clean_line(report.motto),
        projects=tuple(clean_line(sketch.title) for sketch in report.sketches),
        themes=tuple(theme for theme in themes if theme),
    )


def publishable(report: Report, *, with_paper: bool) -> Report:
    """The report as it is kept for everybody.

    No ballot keeps the control number by which its voter knows it: the counts need none, and who was shown one in the
    room could look it up for ever. No Protokoll is kept: it is for the room and its office; nor the setting, which is
    for a data file alone. Without the paper, what only the paper tells is not kept at all: advice, questions, moods,
    the order of sketches, how each count went, versions before the last, and the words of ideas that were not chosen
    and led to no project.
    """
    rounds, priorities = (
        tuple(replace(one, ballots=_unnumbered(one)) for one in voted)
        for voted in (report.rounds, report.priorities)
    )
    report = replace(report, rounds=rounds, priorities=priorities, minutes=(), setting=None)
    if with_paper:
        return report
    shown = _told_of(report)
    return replace(
        report,
        ideas=tuple(_as_shown(idea, words=idea.number in shown) for idea in report.ideas),
        outcomes=tuple(replace(one, protocol=()) for one in report.outcomes),
        sketches=tuple(_without_its_way(sketch) for sketch in report.sketches),
        priorities=(),
        priority_outcomes=(),
        audience_questions=(),
    )


def _without_its_way(sketch: SketchPaper) -> SketchPaper:
    """A sketch as it stands on the page: of its versions the counts and reservations of the last."""
    last = tuple(replace(one, sections=(), reason="") for one in sketch.versions[-1:])
    return replace(sketch, advice=(), moods=(), versions=last)


def _unnumbered(one: VotingRound) -> tuple[Ballot, ...]:
    """The ballots of a round, numbered by what stands on them."""
    ordered = sorted(one.ballots, key=lambda ballot: [sorted(mark.items()) for mark in ballot.marks])
    return tuple(replace(ballot, number=f"{place:06d}") for place, ballot in enumerate(ordered, start=1))


def _told_of(report: Report) -> frozenset[int]:
    """Ideas whose words stand on the page: what projects came from, and what was chosen."""
    numbers = {number for sketch in report.sketches for number in (sketch.idea, *sketch.origin.ideas)}
    for one in report.decisions:
        numbers |= set(one.chosen)
    return frozenset(numbers)


def _as_shown(idea: ReportedIdea, *, words: bool) -> ReportedIdea:
    if words:
        return replace(idea, questions=(), description="", target_group="")
    return replace(
        idea, title="", description="", language="", theme="", target_group="", bundle="", questions=()
    )
