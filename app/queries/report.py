"""A workshop as a report: plain data for papers, without any person, under the one visibility rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import report as papers
from app.domain.phases import PHASE_NAMES, Phase, ideas_revealed
from app.domain.selection import Elected, Outcome, public_protocol
from app.models import Idea
from app.models import Meeting as MeetingRow
from app.queries import counting, people, rooms, sketches, voting

Text = Mapping[str, str] | str
Say = Callable[[str], str]


def report(session: Session, workshop_id: int, locale: str, today: date, say: Say) -> papers.Report:
    """Everything that may be published now; `say` translates the product's own words."""
    room = rooms.room(session, workshop_id)
    language: papers.Language = "en" if locale == "en" else "de"
    template = room.template
    rounds = _rounds(session, workshop_id)
    selection = sketches.current_selection(session, workshop_id)
    chosen = sketches.sketches(session, workshop_id)
    ideas = _ideas(session, room)
    return papers.Report(
        title=_in(template["title"], language),
        city=_in(template["city"], language),
        process=_in(template["title"], language),
        motto=_in(template["motto"], language),
        group_code=room.group_code,
        group_title=_in(room.group_title, language),
        language=language,
        generated_on=today,
        meetings=_meetings(session, room.group_id, say),
        benches=_benches(session, room, language, say),
        ideas=ideas,
        rounds=rounds,
        outcomes=_outcomes(session, workshop_id, selection.places if selection else room.places, say),
        selection=_selection(selection),
        sketches=_sketches(chosen, template, ideas, rounds, language),
    )


def _in(wording: Text, language: str) -> str:
    if isinstance(wording, str):
        return wording
    return wording.get(language) or wording.get("de") or next(iter(wording.values()), "")


def _meetings(session: Session, group_id: int, say: Say) -> tuple[papers.Meeting, ...]:
    rows = session.scalars(
        select(MeetingRow).where(MeetingRow.group_id == group_id).order_by(MeetingRow.number)
    )
    return tuple(
        papers.Meeting(
            number=row.number,
            on=row.day,
            phase=say(PHASE_NAMES[Phase(row.phase)]),
            starts=time.fromisoformat(row.starts),
            ends=time.fromisoformat(row.ends),
        )
        for row in rows
    )


def _benches(session: Session, room: rooms.Room, language: str, say: Say) -> tuple[papers.BenchCount, ...]:
    counted = people.people_by_bench(session, room.id, room.group_id)
    return tuple(
        papers.BenchCount(name=_in(b.name, language) if b.name else say("für sich selbst"), people=b.people)
        for b in counted
        if b.people
    )


def _ideas(session: Session, room: rooms.Room) -> tuple[papers.ReportedIdea, ...]:
    if not ideas_revealed(room.step):
        return ()
    rows = session.execute(
        select(Idea.number, Idea.title, Idea.description, Idea.locale, Idea.hidden_reason, Idea.merged_into)
        .where(Idea.workshop_id == room.id, Idea.withdrawn.is_(False))
        .order_by(Idea.number)
    ).all()
    hidden = {
        row.number for row in rows if row.hidden_reason is not None
    }  # what lies in one is hidden with it
    parts: dict[int, list[int]] = {}
    for row in rows:
        if row.merged_into is not None and row.hidden_reason is None:
            parts.setdefault(row.merged_into, []).append(row.number)
    return tuple(
        papers.ReportedIdea(number=row.number, title="", state="hidden")
        if row.hidden_reason is not None or row.merged_into in hidden
        else papers.ReportedIdea(
            number=row.number,
            title=row.title,
            description=row.description,
            language=row.locale,
            state="merged" if row.merged_into is not None else "visible",
            merged_into=row.merged_into,
            sources=tuple(parts.get(row.number, ())),
        )
        for row in rows
    )


def _rounds(session: Session, workshop_id: int) -> tuple[papers.VotingRound, ...]:
    return tuple(_round(session, round_) for round_ in voting.closed_rounds(session, workshop_id))


def _round(session: Session, round_: voting.RoundView) -> papers.VotingRound:
    ballots = counting.ballots_of(session, round_.id)
    totals = dict.fromkeys(round_.ideas, 0)
    for ballot in ballots:
        for idea, points in ballot.items():
            totals[int(idea)] = totals.get(int(idea), 0) + points
    points = round_.rules.method.value == "points"
    return papers.VotingRound(
        number=round_.number,
        method="points" if points else "approval",
        budget=round_.rules.budget or None,
        per_idea=round_.rules.per_idea if points else None,
        ballots_cast=len(ballots),
        seed=round_.seed,
        totals=totals,
        ballots=tuple({int(idea): given for idea, given in ballot.items()} for ballot in ballots),
    )


def _outcomes(session: Session, workshop_id: int, places: int, say: Say) -> tuple[papers.RuleOutcome, ...]:
    counted = counting.outcomes(session, workshop_id, places)
    if counted is None:
        return ()
    compared, number = counted.comparison, counted.round.number
    return (
        _outcome("plain", number, places, compared.plain, say),
        _outcome("equal_shares", number, places, compared.equal_shares, say),
    )


def _outcome(rule: papers.Rule, number: int, places: int, outcome: Outcome, say: Say) -> papers.RuleOutcome:
    return papers.RuleOutcome(
        rule=rule,
        round_number=number,
        places=places,
        chosen=tuple(int(idea) for idea in outcome.chosen),
        totals={int(idea): total for idea, total in outcome.totals.items()},
        protocol=tuple(_line(entry, say) for entry in public_protocol(outcome)),
        left_out=outcome.left_out,
    )


def _selection(confirmed: sketches.SelectionView | None) -> papers.RoomSelection | None:
    if confirmed is None:
        return None
    return papers.RoomSelection(
        rule="plain" if confirmed.rule == "plain" else "equal_shares",
        places=confirmed.places,
        chosen=confirmed.ideas,
        reason=confirmed.reason,
        changed=set(confirmed.proposed) != set(confirmed.ideas),
    )


def _sketches(
    chosen: Sequence[sketches.SketchView],
    template: Mapping[str, Any],
    ideas: tuple[papers.ReportedIdea, ...],
    rounds: tuple[papers.VotingRound, ...],
    language: str,
) -> tuple[papers.SketchPaper, ...]:
    labels = {section["key"]: _in(section["label"], language) for section in template["sketch_sections"]}
    by_number = {idea.number: idea for idea in ideas}
    last = rounds[-1] if rounds else None
    supporters = (last.supporters() if last else None) or {}
    found = []
    for sketch in chosen:
        idea = by_number.get(sketch.idea)
        origin = papers.SketchOrigin(
            ideas=(sketch.idea, *(idea.sources if idea else ())),
            votes=last.totals.get(sketch.idea) if last else None,
            supporters=supporters.get(sketch.idea),
        )
        sections = tuple(
            papers.SketchSection(
                key=section.key, label=labels.get(section.key, section.key), text=section.text
            )
            for section in sketch.sections
        )
        title = sketch.title or (idea.title if idea else "")
        found.append(
            papers.SketchPaper(
                number=sketch.number, title=title, idea=sketch.idea, origin=origin, sections=sections
            )
        )
    return tuple(found)


def _line(entry: Elected, say: Say) -> str:
    """One line of the protocol in words; who paid is withheld where few did."""
    parts = [say("Idee %(idea)s") % {"idea": entry.idea}]
    if entry.phase == "plain":
        parts.append(say("Personen: %(people)s") % {"people": entry.supporters})
    elif entry.phase == "completion":
        parts.append(say("Ergänzung der freien Plätze, Personen: %(people)s") % {"people": entry.supporters})
    elif entry.price is None or entry.payers is None:
        parts.append(say("bezahlt von weniger als fünf Personen"))
    else:
        values = {"payers": entry.payers, "price": entry.price}
        parts.append(say("%(payers)s Personen zahlen, Preis je Punkt höchstens %(price)s") % values)
    if entry.by == "lot":
        parts.append(say("gleichauf mit %(ideas)s, das Los entschied") % {"ideas": ", ".join(entry.tied)})
    elif entry.by:
        parts.append(
            say("gleichauf mit %(ideas)s, mehr Unterstützung entschied") % {"ideas": ", ".join(entry.tied)}
        )
    return " · ".join(parts)
