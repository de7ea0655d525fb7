"""A rich evening as a report: fifty people, sixty ideas, two votes, six sketches, and everything a paper can hold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.domain.report import BenchCount, Language, Meeting, Question, Remark, Report, ReportedIdea
from app.domain.reported_audience import ReportedQuestion
from app.domain.reported_closing import EarlierMinutes, Minutes, MinutesSection, NextStep
from app.domain.reported_votes import Ballot, BenchVote, Reservation, RoomSelection, VotingRound
from app.domain.when import when
from app.queries.reported_votes import Standing, reported_outcomes
from tests.prove.projects import PROJECTS, sketches

TITLE = "Schule, Ausbildung, Beschäftigung: Ideen und Projektskizzen"
_BENCHES = (
    ("Politik", 7),
    ("Verwaltung", 11),
    ("Wohlfahrtsverbände", 6),
    ("Migrantenselbstorganisationen", 14),
    ("Wirtschaft, Arbeit und Gewerkschaften", 6),
)
_THEMES = ("Vorschule und Grundschule", "Weiterführende Schule", "Übergang Schule/Beruf", "Beschäftigung")
_SEED = 20261123
_IDEAS, _PLACES = 60, 6


def rich_evening(language: Language = "de") -> Report:
    """The report, with its votes counted as the product counts them."""
    first = _round(1, "points", random.Random(_SEED))
    order = _order(random.Random(_SEED + 1))
    standing = Standing(frozenset(range(1, _IDEAS + 1)), frozenset({("2", "7")}))
    outcomes = reported_outcomes((first,), (), standing, _PLACES, str)
    proposed = next(one for one in outcomes if one.rule == "equal_shares").chosen
    on_sketches = Standing(frozenset(range(1, len(PROJECTS) + 1)), frozenset())
    return Report(
        title=TITLE,
        city="Dortmund",
        process="Masterplan Integration",
        motto="Gemeinsam in Vielfalt – Zuhause in Dortmund",
        group_code="I",
        group_title="Schule/Ausbildung/Beschäftigung",
        language=language,
        generated_on=date(2026, 11, 24),
        meetings=_meetings(),
        benches=tuple(BenchCount(name=name, people=people) for name, people in _BENCHES),
        ideas=_ideas(),
        exclusive=((2, 7),),
        places=_PLACES,
        rounds=(first,),
        outcomes=outcomes,
        selections=(_selection(proposed),),
        holds=1,
        sketches=sketches(),
        audience_questions=_questions(),
        next_steps=_next_steps(),
        minutes=(_minutes(),),
        priorities=(order,),
        priority_outcomes=reported_outcomes((order,), (), on_sketches, 3, str),
    )


def wide_evening() -> Report:
    """The same with a vote on two criteria: the widest table of ideas there is."""
    report = rich_evening()
    one = _round(1, "approval", random.Random(_SEED + 2), criteria=("mutig", "machbar"))
    standing = Standing(frozenset(range(1, _IDEAS + 1)), frozenset())
    outcomes = reported_outcomes((one,), (), standing, _PLACES, str)
    return replace(report, rounds=(one,), outcomes=outcomes, selections=(), holds=None, exclusive=())


def _meetings() -> tuple[Meeting, ...]:
    evening, late = time(16), time(19)
    return (
        Meeting(number=1, on=date(2026, 3, 12), phase="Auftakt", starts=evening, ends=late),
        Meeting(number=2, on=date(2026, 4, 23), phase="Ideen sammeln & auswählen", starts=evening, ends=late),
        Meeting(
            number=3, on=date(2026, 10, 20), phase="Projekte charakterisieren", starts=evening, ends=late
        ),
        Meeting(
            number=4, on=date(2026, 11, 23), phase="Ergebnisse präsentieren", starts=time(9), ends=time(12)
        ),
    )


def _ideas() -> tuple[ReportedIdea, ...]:
    answer = Remark(text="Die Kammern bilden sie aus.", language="de", by_facilitator=True)
    asked = (Question(text="Wer bildet die Lotsen aus?", language="de", answers=(answer,)),)
    chosen = tuple(
        ReportedIdea(
            number=number, title=one.title, description=one.summary, theme=_THEMES[number % 4], language="de",
            target_group="Jugendliche in der Probezeit", bundle="Begleitung" if number == 1 else "",
            members=(20 + number,), questions=asked if number == 1 else (),
        )
        for number, one in enumerate(PROJECTS, 1)
    )  # fmt: skip
    others = tuple(_idea(number) for number in range(len(PROJECTS) + 1, _IDEAS + 1))
    return (*chosen, *others)


def _idea(number: int) -> ReportedIdea:
    texts = (
        ("Praktikumsbörse im Stadtteil", "Betriebe und Schulen tragen freie Plätze ein.", "de"),
        (
            "Mehrsprachige Berufsorientierungsveranstaltungsreihe",
            "Einmal im Monat, mit Kinderbetreuung.",
            "de",
        ),
        ("Anadil dersleri okul saatlerinde", "Türkçe ve Arapça dersleri.", "tr"),
        ("بيت للقاء العائلات", "مكان مفتوح كل يوم بعد الظهر.", "ar"),
        ("Мовні курси для батьків 🙂", "Увечері, у школі.", "uk"),
        ("Ein Haus. Für alle. Mit Beratung.", "Menschen helfen Menschen. Die Hilfe kostet nichts.", "de"),
    )
    title, description, language = texts[number % len(texts)]
    theme = _THEMES[number % len(_THEMES)]
    if 21 <= number <= 26:
        return ReportedIdea(
            number=number, title=title, language=language, state="merged", merged_into=number - 20
        )
    if number == 50:
        return ReportedIdea(number=number, title="", state="hidden")
    shelf = "store" if number > 54 else "board"
    return ReportedIdea(
        number=number, title=f"{title} ({number})", description=description, language=language, theme=theme,
        shelf=shelf, source="room" if number % 9 == 0 else "participant",
    )  # fmt: skip


def _round(
    number: int, method: str, drawn: random.Random, criteria: tuple[str, ...] = ("Was bewirkt am meisten?",)
) -> VotingRound:
    on_ballot = tuple(n for n in range(1, 49) if not 21 <= n <= 26)
    ballots = []
    for at in range(42):
        marks = []
        for _ in criteria:
            few = drawn.sample((*range(1, 9), *drawn.sample(on_ballot, 6)), 4)
            marks.append({idea: drawn.randint(1, 3) if method == "points" else 1 for idea in few})
        ballots.append(Ballot(number=f"{drawn.randrange(10**7):07d}{at % 8 + 2}", marks=tuple(marks)))
    points = method == "points"
    benches = tuple(
        BenchVote(
            name=name, needed=3, present=people, ballots=people - 1, totals=({1: 3, 2: 5},) * len(criteria)
        )
        for name, people in _BENCHES
    )
    return VotingRound(
        number=number, method="points" if points else "approval", budget=12 if points else None,
        per_idea=3 if points else None, seed="3-1-6-4", ideas=on_ballot, ballots=tuple(ballots), level="code",
        criteria=criteria, benches=benches,
    )  # fmt: skip


def _order(drawn: random.Random) -> VotingRound:
    all_of_them = range(1, len(PROJECTS) + 1)
    ballots = tuple(
        Ballot(number=f"A{at:03d}2345", marks=(dict.fromkeys(drawn.sample(all_of_them, 3), 1),))
        for at in range(39)
    )
    return VotingRound(
        number=2,
        method="approval",
        budget=3,
        per_idea=None,
        seed="2-7-1",
        ideas=tuple(all_of_them),
        ballots=ballots,
    )


def _selection(proposed: tuple[int, ...]) -> RoomSelection:
    return RoomSelection(
        number=1,
        rule="equal_shares",
        places=_PLACES,
        round_number=1,
        proposed=proposed,
        chosen=tuple(range(1, len(PROJECTS) + 1)),
        reason="Das Elterncafé erreicht Familien, die sonst niemand erreicht.\nDie Messe trägt die IHK allein.",
        reservations=(
            Reservation(
                text="Ohne Sprachcafé fehlt ein Ort für Erwachsene. Das trifft vor allem Frauen.",
                bench="Migrantenselbstorganisationen",
                language="de",
            ),
            Reservation(text="لا مكان للكبار بلا مقهى اللغة.", language="ar"),
        ),
    )


def _questions() -> tuple[ReportedQuestion, ...]:
    return (
        ReportedQuestion(
            number=1, text="Wer zahlt das ab 2029?", language="de", sketch=1, answered=True, wanted_by=17
        ),
        ReportedQuestion(
            number=2, text="هل يمكن التسجيل بلا أوراق إقامة؟", language="ar", sketch=5, wanted_by=9
        ),
        ReportedQuestion(
            number=3, text="Ab wann geht es los, und wo melden sich Betriebe?", language="de", wanted_by=4
        ),
    )


def _next_steps() -> tuple[NextStep, ...]:
    steps = (
        (
            "Vorlage für den Ausschuss für Schule, Jugend und Familie schreiben",
            "Integrationsbüro",
            "15.1.2027",
            None,
        ),
        (
            "Mit den Kammern über die Schulung der Lotsen sprechen",
            "Industrie- und Handelskammer",
            "Februar 2027",
            1,
        ),
        ("Räume an drei Grundschulen besichtigen", "Schulverwaltungsamt", "1. Quartal 2027", 2),
        ("Antrag beim Land stellen (Förderrichtlinie KOMM-AN)", "Jugendamt", "31.3.2027", 3),
        ("اختيار مكان اللقاء الأول", "Migrantenselbstorganisationen", "nach den Osterferien", 5),
        ("Wieder zusammenkommen und über den Stand berichten", "", "Herbst 2027", None),
    )
    return tuple(
        NextStep(number=at, what=what, who=who, due=due, span=_span(due), sketch=sketch)
        for at, (what, who, due, sketch) in enumerate(steps, 1)
    )


def _span(text: str):  # type: ignore[no-untyped-def]  # a span, or None for words
    return None if text.startswith("nach") else when(text)


def _minutes() -> Minutes:
    sections = (
        (
            "session",
            "Sitzung",
            "Datum: 23. November 2026\nBeginn: 9:02 Uhr\nEnde: 11:58 Uhr\nOrt: Rathaus, Saal 1",
        ),
        ("present", "Wer da war", "\n".join(f"– {name}: {people} Personen" for name, people in _BENCHES)),
        (
            "steps",
            "Ablauf",
            "– 9:02 Uhr: Ankommen\n– 9:15 Uhr: Vorstellen\n– 10:40 Uhr: Stimmungsbild\n– 11:30 Uhr: Abschluss",
        ),
        ("votes", "Abstimmungen", "– Reihenfolge der Skizzen: 39 Stimmen, Los-Zahl 2-7-1"),
        ("decisions", "Beschlüsse", "Alle sechs Skizzen werden dem Rat vorgelegt."),
        ("reservations", "Vorbehalte", "Politik: Die Finanzierung ab 2029 ist offen."),
        ("next", "Wie es weitergeht", "\n".join(f"– {one.what}" for one in _next_steps())),
    )
    made = tuple(MinutesSection(key=key, heading=heading, text=text) for key, heading, text in sections)
    earlier = EarlierMinutes(
        version=1, fixed_at=datetime(2026, 11, 23, 12, 5, tzinfo=UTC), reason="Ein Beschluss fehlte.",
        reopened_at=datetime(2026, 11, 23, 14, tzinfo=UTC), sections=made[:2],
    )  # fmt: skip
    return Minutes(
        meeting=1, version=2, language="de", sections=made, earlier=(earlier,),
        fixed_at=datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
    )  # fmt: skip
