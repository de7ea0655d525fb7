"""Whether a report holds together: numbers are there once, and what refers to something finds it.

Asked before a report is taken over into an instance, so that a wrong file is refused with the place of what is wrong.
"""

from __future__ import annotations

from datetime import time
from functools import partial

from app.domain.errors import InvalidInput
from app.domain.presented_references import check_closing, check_moods, check_questions
from app.domain.report import Report, SketchPaper
from app.domain.report_checks import MOST_NUMBER, MOST_PEOPLE, between, known, numbers, once
from app.domain.report_reading import WrongFile, shown
from app.domain.reported_setting import SetTemplate, Setting
from app.domain.reported_votes import VotingRound
from app.domain.section_text import label_text
from app.domain.sketch_templates import checked_section, checked_template
from app.domain.voting import MOST_POINTS, Method, VoteRules
from app.domain.workshops import MOST_PLACES


def checked(report: Report) -> Setting:
    """The setting of a report that holds together; raises `WrongFile`."""
    setting = report.setting
    if setting is None:
        raise WrongFile("$.setting", "without it no workshop can be set up")
    between(("$.places", report.places), 1, MOST_PLACES)
    _check_setting(setting)
    _check_ideas(report, setting)
    _check_votes(report, setting)
    _check_sketches(report, setting)
    benches = _bench_names(report, setting)
    for n, sketch in enumerate(report.sketches):
        _check_versions(f"$.sketches[{n}]", sketch, benches)
        check_moods(f"$.sketches[{n}].moods", sketch.moods, benches)
    check_questions(report.audience_questions)
    check_closing(report, meetings=setting.meeting)
    return setting


def _bench_names(report: Report, setting: Setting) -> set[str]:
    return {label_text(one.name, report.language) for one in setting.benches}


def _check_setting(setting: Setting) -> None:
    at = "$.setting"
    if not setting.benches:
        raise WrongFile(f"{at}.benches", "at least one bench is expected")
    for place, name in (
        (f"{at}.process.title", setting.process.title),
        (f"{at}.group_title", setting.group_title),
    ):
        if not name.get("de"):
            raise WrongFile(place, 'a German text ("de") is expected')
    between((f"{at}.alone", setting.alone), 0, MOST_PEOPLE)
    for n, bench in enumerate(setting.benches):
        between((f"{at}.benches[{n}].people", bench.people), 0, MOST_PEOPLE)
    between((f"{at}.benches", setting.alone + sum(one.people for one in setting.benches)), 0, MOST_PEOPLE)
    for n, seat in enumerate(setting.seats):
        between((f"{at}.seats[{n}].bench", seat.bench), 0, len(setting.benches) - 1)
        between((f"{at}.seats[{n}].places", seat.places), 1, 99)
    for n, meeting in enumerate(setting.meetings):
        _check_time(f"{at}.meetings[{n}].starts", meeting.starts)
        _check_time(f"{at}.meetings[{n}].ends", meeting.ends)
    once(numbers(f"{at}.meetings", setting.meetings))
    once(numbers(f"{at}.themes", setting.themes))
    _check_terms(setting)
    _check_templates(setting)


def _check_terms(setting: Setting) -> None:
    at, vote = "$.setting.vote", setting.vote
    between(("$.setting.meeting", setting.meeting), 1, MOST_POINTS)
    _check_rules(at, vote.method, vote.budget, vote.per_idea)
    for place, people in vote.quorum.items():
        between((f"{at}.quorum.{place}", place), 0, len(setting.benches) - 1)
        between((f"{at}.quorum.{place}", people), 0, MOST_PEOPLE)


def _check_rules(at: str, method: str, budget: int, per_idea: int) -> None:
    try:
        VoteRules(Method(method), budget, per_idea)
    except InvalidInput as wrong:
        raise WrongFile(f"{at}.{wrong.field}", f"a number from 1 to {MOST_POINTS} is expected") from None


def _check_time(path: str, typed: str) -> None:
    try:
        time.fromisoformat(typed)
    except ValueError:
        raise WrongFile(path, f"a time (HH:MM) is expected, not {shown(typed)}") from None


def _check_templates(setting: Setting) -> None:
    at = "$.setting.templates"
    if sum(one.in_use for one in setting.templates) != 1:
        raise WrongFile(at, "one of the templates is expected to be in use")
    once((f"{at}[{n}]", (one.number, one.version)) for n, one in enumerate(setting.templates))
    for n, one in enumerate(setting.templates):
        _check_template(f"{at}[{n}]", one)


def _check_template(at: str, template: SetTemplate) -> None:
    place = at
    try:
        plans = []
        for n, one in enumerate(template.sections):
            place = f"{at}.sections[{n}]"
            options = tuple((each.key, each.label) for each in one.options)
            plan = checked_section(
                key=one.key,
                kind=one.kind.value,
                label=one.label,
                guidance=one.guidance,
                example=one.example,
                required=one.required,
                options=partial(tuple, options),
            )
            plans.append(plan)
        place = f"{at}.sections"
        checked_template(dict(template.name), tuple(plans))
    except InvalidInput as wrong:
        raise WrongFile(place, f"this is no section of a template ({wrong.key})") from None


def _check_ideas(report: Report, setting: Setting) -> None:
    present = {one.number for one in report.ideas}
    names = {label_text(one.name, report.language) for one in setting.themes}
    once(numbers("$.ideas", report.ideas))
    for n, idea in enumerate(report.ideas):
        at = f"$.ideas[{n}]"
        if not idea.title and idea.state != "hidden":
            raise WrongFile(f"{at}.title", "a title is expected")
        if idea.merged_into is not None:
            known((f"{at}.merged_into", idea.merged_into), present - {idea.number}, "idea")
        if idea.theme:
            known((f"{at}.theme", idea.theme), names, "theme")
    for n, pair in enumerate(report.exclusive):
        if pair[0] >= pair[1]:
            raise WrongFile(f"$.exclusive[{n}]", "the lower number is expected first")
        for place, number in enumerate(pair):
            known((f"$.exclusive[{n}][{place}]", number), present, "idea")
    once((f"$.exclusive[{n}]", pair) for n, pair in enumerate(report.exclusive))


def _check_votes(report: Report, setting: Setting) -> None:
    benches = _bench_names(report, setting)
    voted = [
        *((f"$.rounds[{n}]", one) for n, one in enumerate(report.rounds)),
        *((f"$.priorities[{n}]", one) for n, one in enumerate(report.priorities)),
    ]
    once((*numbers("$.rounds", report.rounds), *numbers("$.priorities", report.priorities)))
    once(numbers("$.selections", report.selections))
    for at, one in voted:
        once((f"{at}.benches[{m}].name", bench.name) for m, bench in enumerate(one.benches))
        for m, bench in enumerate(one.benches):
            known((f"{at}.benches[{m}].name", bench.name), benches, "bench")
        for m, number in enumerate(one.ideas):
            between((f"{at}.ideas[{m}]", number), 1, MOST_NUMBER)
        _check_ballots(at, one)
    for n, outcome in enumerate(report.priority_outcomes):
        between((f"$.priority_outcomes[{n}].places", outcome.places), 1, MOST_PLACES)
    rounds = {one.number for one in report.rounds}
    for n, chosen in enumerate(report.selections):
        at = f"$.selections[{n}]"
        between((f"{at}.places", chosen.places), 1, MOST_PLACES)
        for number in (*chosen.proposed, *chosen.chosen):
            between((at, number), 1, MOST_NUMBER)
        if chosen.round_number is not None:
            known((f"{at}.round", chosen.round_number), rounds, "round")
        for m, said in enumerate(chosen.reservations):
            if said.bench:
                known((f"{at}.reservations[{m}].bench", said.bench), benches, "bench")


def _check_ballots(at: str, one: VotingRound) -> None:
    """No ballot may hold what the rules of its round forbid."""
    once((f"{at}.ballots[{n}].number", ballot.number) for n, ballot in enumerate(one.ballots))
    _check_rules(at, one.method, one.budget or 0, one.per_idea or 1)
    most = one.per_idea or 1
    budget = one.budget or MOST_POINTS * len(one.ideas)
    for n, ballot in enumerate(one.ballots):
        for m, marks in enumerate(ballot.marks):
            place = f"{at}.ballots[{n}].points[{m}]"
            between((place, sum(marks.values())), 0, budget)
            for idea, points in marks.items():
                known((f"{place}.{idea}", idea), set(one.ideas), "idea of this round")
                between((f"{place}.{idea}", points), 1, most)


def _check_sketches(report: Report, setting: Setting) -> None:
    ideas = {one.number for one in report.ideas}
    followed = [number for one in setting.templates for number in one.sketches]
    once(numbers("$.sketches", report.sketches))
    once((f"$.sketches[{n}].idea", one.idea) for n, one in enumerate(report.sketches))
    once(
        found
        for n, one in enumerate(report.sketches)
        for found in numbers(f"$.sketches[{n}].advice", one.advice)
    )
    for n, one in enumerate(report.sketches):
        at = f"$.sketches[{n}]"
        known((f"{at}.idea", one.idea), ideas, "idea")
        if followed.count(one.number) != 1:
            raise WrongFile(
                f"{at}.number", "exactly one of $.setting.templates is expected to name this sketch"
            )
        once((f"{at}.sections[{m}].key", part.key) for m, part in enumerate(one.sections))


def _check_versions(at: str, sketch: SketchPaper, benches: set[str]) -> None:
    once(numbers(f"{at}.versions", sketch.versions))
    for n, version in enumerate(sketch.versions):
        if not version.reopened and version is not sketch.versions[-1]:
            raise WrongFile(f"{at}.versions[{n}].reopened", "true is expected of all versions but the last")
        for m, said in enumerate(version.reservations):
            if said.bench:
                known((f"{at}.versions[{n}].reservations[{m}].bench", said.bench), benches, "bench")
