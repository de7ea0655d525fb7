"""Reports to write: a full one, an empty one, and one filled with any text."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from app.domain.report import (
    BenchCount,
    Meeting,
    Question,
    Remark,
    Report,
    ReportedIdea,
    SketchOrigin,
    SketchPaper,
    SketchSection,
)
from app.domain.reported_votes import Ballot, BenchVote, Reservation, RuleOutcome
from tests.exports.agreement_factories import versions
from tests.exports.audience_factories import questions
from tests.exports.closing_factories import minutes, next_steps
from tests.exports.mood_factories import asked
from tests.exports.vote_factories import closed_round, four_outcomes, selection

_FEW = 10
SECTION_LABELS = {
    "title": "Titel",
    "summary": "Kurzbeschreibung",
    "situation": "Ausgangslage",
    "goals": "Ziele",
    "audience": "Zielgruppe",
    "measures": "Maßnahmen",
    "partners": "Partner",
    "lead": "Federführung",
    "schedule": "Zeitrahmen",
    "budget": "Kosten und Finanzierung",
    "success": "Woran wir Erfolg erkennen",
    "risks": "Risiken",
}


def sample() -> Report:
    """Return a full report: points, four rules, a changed selection, reservations, merged, hidden and Arabic ideas."""
    return Report(
        title="Bildung im Stadtteil: Ideen und Projektskizzen",
        city="Dortmund",
        process="Masterplan Integration",
        motto="Gemeinsam in Vielfalt – Zuhause in Dortmund",
        group_code="I",
        group_title="Schule/Ausbildung/Beschäftigung",
        language="de",
        generated_on=date(2026, 11, 23),
        meetings=_meetings(),
        benches=(
            BenchCount(name="Politik", people=5),
            BenchCount(name="Verwaltung", people=4),
            BenchCount(name="Wohlfahrtsverbände", people=6),
            BenchCount(name="Migrantenselbstorganisationen", people=12),
            BenchCount(name="Wirtschaft und Arbeit", people=7),
        ),
        ideas=_ideas(),
        exclusive=((2, 3),),
        places=3,
        rounds=(closed_round(),),
        outcomes=four_outcomes(),
        selections=(selection(),),
        holds=1,
        sketches=_sketches(),
        audience_questions=questions(),
        next_steps=next_steps(),
        minutes=minutes(),
    )


def empty() -> Report:
    """Return a report of a workshop in which nothing happened yet."""
    return Report(
        title="",
        city="",
        process="",
        motto="",
        group_code="",
        group_title="",
        language="de",
        generated_on=date(2026, 11, 23),
    )


def filled_with(*texts: str) -> Report:
    """Return the full report with `texts` in every field a person can fill, one idea for each text."""
    report = sample()
    first = texts[0]
    # Of many texts each fills one more field in turn: ten times as long a paper would prove nothing more.
    many = len(texts) > _FEW
    ideas = tuple(_idea_of(at, text, at % 4 if many else None) for at, text in enumerate(texts, 1))
    sketch = report.sketches[0]
    sections = tuple(SketchSection(key=one.key, label=one.label, text=first) for one in sketch.sections)
    return replace(
        report,
        title=first,
        city=first,
        process=first,
        motto=first,
        group_title=first,
        ideas=ideas,
        benches=(BenchCount(name=first, people=1),),
        rounds=(
            replace(
                report.rounds[0], criteria=(first,), benches=(BenchVote(name=first, needed=1, present=1),)
            ),
        ),
        selections=(
            replace(
                report.selections[0],
                reason=first,
                reservations=(Reservation(text=first, bench=first, language=first),),
            ),
        ),
        sketches=(
            replace(sketch, title=first, sections=sections, versions=versions(first), moods=asked(first)),
        ),
        audience_questions=questions(first),
        next_steps=tuple(replace(one, what=first, who=first, due=first) for one in report.next_steps),
        minutes=minutes(first),
    )


def _idea_of(number: int, text: str, only: int | None) -> ReportedIdea:
    fields: tuple[dict[str, Any], ...] = (
        {"theme": text, "language": text},
        {"target_group": text},
        {"bundle": text},
        {"questions": (Question(text=text, answers=(Remark(text=text),)),), "shelf": "store"},
    )
    filled = [one for at, one in enumerate(fields) if only in (None, at)]
    return ReportedIdea(
        number=number, title=text, description=text, **{k: v for one in filled for k, v in one.items()}
    )


def _meetings() -> tuple[Meeting, ...]:
    return (
        Meeting(number=1, on=date(2026, 9, 15), phase="Auftakt", starts=time(16), ends=time(19)),
        Meeting(
            number=2, on=date(2026, 10, 26), phase="Ideen sammeln & auswählen", starts=time(16), ends=time(19)
        ),
        Meeting(number=3, on=date(2026, 11, 20), phase="Projekte charakterisieren"),
    )


def _ideas_of_others() -> tuple[ReportedIdea, ...]:
    """In other languages, merged, and hidden."""
    return (
        ReportedIdea(
            number=5,
            title="مقهى لتعلّم اللغة",
            language="ar",
            description="لقاء أسبوعي للحديث بالألمانية والعربية مع جيران من الحي.",
        ),
        ReportedIdea(number=6, title="Ausbildungspaten", language="de", state="merged", merged_into=1),
        ReportedIdea(number=7, title="", state="hidden"),
        ReportedIdea(
            number=8, title="Мовні курси для батьків 🙂", description="Увечері, у школі.", language="uk"
        ),
    )


def _ideas() -> tuple[ReportedIdea, ...]:
    lead = "Ausgebildete Lotsinnen und Lotsen begleiten Jugendliche in der Probezeit."
    return (
        ReportedIdea(
            number=1,
            title="Lotsen für die Berufsschule",
            description=lead,
            language="de",
            theme="Übergang Schule/Beruf",
            target_group="Jugendliche in der Probezeit",
            bundle="Begleitung",
            members=(6,),
            questions=_questions(),
        ),
        ReportedIdea(
            number=2,
            title="Praktikumsbörse im Stadtteil",
            language="de",
            description="Betriebe und Schulen tragen freie Plätze ein.\n\n"
            "Jede Schule hat eine feste Ansprechperson.",
        ),
        ReportedIdea(
            number=3, title="Ausbildungsmesse vor Ort", language="de", source="import", shelf="store"
        ),
        ReportedIdea(
            number=4,
            title="Elterncafé in drei Sprachen",
            language="de",
            source="room",
            description="Einmal im Monat, mit Kinderbetreuung und Übersetzung.",
        ),
        *_ideas_of_others(),
    )


def _questions() -> tuple[Question, ...]:
    answer = Remark(text="Die Kammern bilden sie aus.", language="de", by_facilitator=True)
    return (Question(text="Wer bildet die Lotsen aus?", language="de", answers=(answer,)),)


def _sketches() -> tuple[SketchPaper, ...]:
    texts = {
        "summary": "Lotsinnen und Lotsen begleiten Jugendliche beim Übergang in die Ausbildung.",
        "situation": "Viele brechen in der Probezeit ab.\nEltern kennen das duale System oft nicht.",
        "goals": "Die Zahl der Abbrüche sinkt.\nJede Schule im Stadtteil hat zwei Lotsen.",
        "measures": "Schulung an vier Abenden\nPatenschaften für ein Jahr",
        "partners": "RAA, IHK, HWK, Migrantenselbstorganisationen",
    }
    first = tuple(
        SketchSection(key=key, label=label, text=texts.get(key, "")) for key, label in SECTION_LABELS.items()
    )
    second = tuple(SketchSection(key=key, label=label) for key, label in SECTION_LABELS.items())
    return (
        SketchPaper(
            number=1,
            title="Lotsen für die Berufsschule",
            idea=1,
            sections=first,
            origin=SketchOrigin(ideas=(1, 6), votes=19, supporters=4),
            versions=versions(),
        ),
        SketchPaper(
            number=2,
            title="Elterncafé in drei Sprachen",
            idea=4,
            sections=second,
            origin=SketchOrigin(ideas=(4,), votes=5, supporters=1),
            pending=True,
        ),
    )


def two_criteria() -> Report:
    """Return the full report with a vote by approval on two criteria, and a ballot on which nothing stands."""
    report = sample()
    ballots = (
        Ballot(number="AAAA2222", marks=({1: 1, 2: 1}, {2: 1})),
        Ballot(number="BBBB2222", marks=({}, {4: 1, 5: 1})),
        Ballot(number="CCCC2222", marks=({1: 1}, {})),
        Ballot(number="ZZZZ2222", marks=({}, {})),
    )
    one = replace(
        report.rounds[0],
        method="approval",
        budget=None,
        per_idea=None,
        level="open",
        criteria=("mutig", "machbar"),
        ballots=ballots,
        benches=(BenchVote(name="Politik", present=5, ballots=5, totals=({1: 2}, {4: 1})),),
    )
    outcomes = tuple(
        RuleOutcome(
            rule="plain",
            round_number=1,
            places=1,
            criterion=criterion,
            chosen=chosen,
            totals=one.totals(criterion),
            voters=3,
            left_out=1,
        )
        for criterion, chosen in (("all", (2,)), ("0", (1,)), ("1", (2,)))
    )
    chosen = replace(report.selections[0], rule="plain", criterion="1", places=1, proposed=(2,), chosen=(2,))
    return replace(report, rounds=(one,), outcomes=outcomes, selections=(chosen,), exclusive=())


def two_meetings() -> Report:
    """Return the full report with a second meeting: its vote has no choice yet, and the first was replaced once."""
    report = sample()
    first = report.selections[0]
    later = replace(report.rounds[0], number=2, meeting=2, ideas=(3, 5), ballots=(), benches=(), seed="17")
    again = replace(first, number=2, chosen=(1, 2, 5), reason="Nach einer Aussprache.", reservations=())
    return replace(report, rounds=(report.rounds[0], later), selections=(first, again), holds=None)
