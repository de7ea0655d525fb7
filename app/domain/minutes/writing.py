"""How a Protokoll is written from the records of a meeting, in German or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from app.domain.minutes import BULLET, KEYS, Section, local, local_day
from app.domain.minutes.english import ENGLISH
from app.domain.minutes.facts import Agreed, Choice, Facts, Present, Reserved, Round, Stay
from app.domain.minutes.german import GERMAN
from app.domain.minutes.words import Counted, Words
from app.domain.reported_closing import NextStep
from app.domain.when import spelled

LANGUAGES: Mapping[str, Words] = MappingProxyType({words.code: words for words in (GERMAN, ENGLISH)})
LONGEST_STAY = timedelta(hours=12)  # what took longer was a pause between two days, and no work


def words_of(language: str) -> Words:
    """The words of a language; German where there are none."""
    return LANGUAGES.get(language, GERMAN)


def written(facts: Facts, language: str) -> tuple[Section, ...]:
    """All sections; one of which nothing is known has no text."""
    words = words_of(language)
    lines: Mapping[str, Iterator[str]] = {
        "session": _session(facts, words),
        "present": _present(facts.benches, words),
        "steps": _steps(facts.stays, words),
        "votes": _votes(facts.rounds, words),
        "decisions": _decisions(facts, words),
        "reservations": _reservations(facts.reservations, words),
        "moods": _moods(facts, words),
        "next": _next(facts, words),
        "remarks": iter(()),
    }
    return tuple(Section(key, words.headings[key], "\n".join(lines[key])) for key in KEYS)


def spell_day(day: date, words: Words) -> str:
    """A day: "15. März 2026"."""
    return words.day.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def spell_moment(moment: datetime, words: Words) -> str:
    """A moment by the clock in the room: "15. März 2026, 16:02 Uhr"."""
    return f"{spell_day(local_day(moment), words)}, {_clock(moment, words)}"


def _session(facts: Facts, words: Words) -> Iterator[str]:
    yield words.group.format(group=facts.group)
    if facts.process:
        yield words.process.format(process=facts.process)
    if facts.question:
        yield words.question.format(question=_line(facts.question))
    days = list(dict.fromkeys(local_day(one.begins) for one in facts.stays))
    if len(days) == 1:
        yield words.on.format(day=spell_day(days[0], words))
    elif days:
        yield words.on_days.format(days="; ".join(spell_day(day, words) for day in days))
    if facts.stays:
        yield words.began.format(time=_clock(facts.stays[0].begins, words))


def _present(benches: Sequence[Present], words: Words) -> Iterator[str]:
    here = [one for one in benches if one.people]
    if not here:
        return
    yield words.counted
    for one in here:
        said = f"{one.name or words.for_nobody}: {_counted(words.people, one.people)}"
        seated = sum(people for _, people in one.seats)
        seats = [f"{seat} {people}" for seat, people in one.seats if people]
        if seats and seated < one.people:
            seats.append(f"{words.without_seat} {one.people - seated}")
        yield BULLET + said + (f" ({', '.join(seats)})" if seats else "")
    yield _counted(words.together, sum(one.people for one in here))


def _steps(stays: Sequence[Stay], words: Words) -> Iterator[str]:
    day = None
    several = len({local_day(one.begins) for one in stays}) > 1
    for one in stays:
        if several and local_day(one.begins) != day:
            day = local_day(one.begins)
            yield spell_day(day, words)
        yield BULLET + _stay(one, words)


def _stay(stay: Stay, words: Words) -> str:
    step = words.steps[stay.step.value]
    begins = f"{local(stay.begins):%H:%M}"
    if stay.ends is None:
        return words.stay.format(when=words.from_on.format(begins=begins), step=step)
    if local_day(stay.ends) != local_day(stay.begins) or stay.ends - stay.begins > LONGEST_STAY:
        day, time = spell_day(local_day(stay.ends), words), _clock(stay.ends, words)
        when = words.from_on.format(begins=begins)
        return words.until_later.format(when=when, step=step, day=day, time=time)
    minutes = round((stay.ends - stay.begins).total_seconds() / 60)
    length = _counted(words.minutes, minutes) if minutes else words.less_than_minute
    return words.stay_timed.format(when=_from_to(stay.begins, stay.ends, words), length=length, step=step)


def _votes(rounds: Sequence[Round], words: Words) -> Iterator[str]:
    for one in rounds:
        how = (
            words.points_round if one.points else words.limited_round if one.budget else words.approval_round
        )
        yield how.format(number=one.number, budget=one.budget, per_idea=one.per_idea)
        if one.criteria:
            yield words.criteria.format(criteria=", ".join(one.criteria))
        when = f"{words.levels[one.level]}, {_counted(words.ideas, one.ideas)}"
        when += f", {_from_to(one.opened_at, one.closed_at, words)}"
        yield _counted(words.turnout, one.ballots, when=when)


def _decisions(facts: Facts, words: Words) -> Iterator[str]:
    for choice in facts.choices:
        yield from _choice(choice, words)
    for agreed in facts.agreed:
        yield from _agreed(agreed, words)


def _choice(one: Choice, words: Words) -> Iterator[str]:
    how = words.chosen if one.voted else words.chosen_unvoted
    yield _counted(how, len(one.ideas), rule=words.rules[one.rule])
    for number, title in one.ideas:
        yield BULLET + words.idea.format(number=number, title=_line(title) or words.hidden)
    if one.voted and one.changed:
        yield words.changed
    if one.reason:
        yield words.reason.format(reason=_line(one.reason))
    if one.replaced:
        yield words.replaced


def _agreed(one: Agreed, words: Words) -> Iterator[str]:
    said = words.agreed.format(sketch=one.sketch, version=one.version)
    counts = words.counts.format(
        agreeing=one.agreeing, concerned=one.concerned, objecting=one.objecting, present=one.present
    )
    again = f" {words.reopened.format(reason=_line(one.reason))}" if one.reason else ""
    yield f"{BULLET}{said} {counts}{again}"


def _reservations(reserved: Sequence[Reserved], words: Words) -> Iterator[str]:
    for one in reserved:
        form = words.on_sketch if one.stance else words.on_choice
        yield BULLET + form.format(
            sketch=one.sketch,
            version=one.version,
            stance=words.stances.get(one.stance, ""),
            who=one.bench or words.anonymous,
            text=_line(one.text),
        )


def _moods(facts: Facts, words: Words) -> Iterator[str]:
    for one in facts.moods:
        levels = ", ".join(f"{name} {count}" for name, count in zip(words.moods, one.counts, strict=True))
        answered = words.answered.format(number=sum(one.counts), present=one.present)
        yield BULLET + words.felt.format(sketch=one.sketch, levels=levels, answered=answered)
        yield from (BULLET + words.missed.format(sketch=one.sketch, text=_line(text)) for text in one.words)
    for order in facts.orders:
        yield _counted(words.ordered, order.ballots, order=order.number)
        form = words.order_points if order.points else words.order_votes
        for place, (sketch, votes) in enumerate(order.votes, 1):
            yield BULLET + words.order_place.format(place=place, sketch=sketch, votes=_counted(form, votes))


def _next(facts: Facts, words: Words) -> Iterator[str]:
    for one in facts.next_steps:
        yield BULLET + " ".join(_step(one, facts.sketches, words))


def _step(one: NextStep, sketches: Mapping[int, str], words: Words) -> Iterator[str]:
    what = _line(one.what)
    yield what if what.endswith((".", "!", "?")) else f"{what}."
    if one.who:
        yield words.who.format(who=one.who)
    if one.due:
        yield words.due.format(due=spelled(one.span, words.code) if one.span else one.due)
    if one.sketch:
        yield words.of_sketch.format(sketch=sketches.get(one.sketch, str(one.sketch)))


def _clock(moment: datetime, words: Words) -> str:
    return words.clock.format(time=f"{local(moment):%H:%M}")


def _from_to(begins: datetime, ends: datetime, words: Words) -> str:
    return words.from_to.format(begins=f"{local(begins):%H:%M}", ends=f"{local(ends):%H:%M}")


def _counted(forms: Counted, number: int, **values: object) -> str:
    return forms[0 if number == 1 else 1].format(number=number, **values)


def _line(text: str) -> str:
    """What somebody wrote, as one line: the lines of a Protokoll are its paragraphs."""
    return " ".join(text.split())
