"""Reports to write: a full one, an empty one, and one filled with any text."""

from dataclasses import replace
from datetime import date, time

from app.domain.report import (
    BenchCount,
    Meeting,
    Report,
    ReportedIdea,
    RoomSelection,
    RuleOutcome,
    SketchOrigin,
    SketchPaper,
    SketchSection,
    VotingRound,
)

BALLOTS = (
    {1: 5, 2: 3, 3: 2},
    {1: 4, 2: 4, 5: 2},
    {1: 5, 3: 5},
    {2: 5, 3: 5},
    {4: 5, 5: 5},
    {1: 5, 2: 5},
)
TOTALS = {1: 19, 2: 17, 3: 12, 4: 5, 5: 7}

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
    """Return a full report: points, two rules, a changed selection, merged, hidden and Arabic ideas."""
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
        rounds=(
            VotingRound(
                number=1,
                method="points",
                budget=10,
                per_idea=5,
                ballots_cast=6,
                seed="3-1-6-4",
                totals=TOTALS,
                ballots=BALLOTS,
            ),
        ),
        outcomes=_outcomes(),
        selection=RoomSelection(
            rule="equal_shares",
            places=3,
            chosen=(1, 2, 4),
            changed=True,
            reason="Das Elterncafé erreicht Familien, die sonst niemand erreicht.\n"
            "Die Ausbildungsmesse trägt die IHK allein.",
        ),
        sketches=_sketches(),
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
    ideas = tuple(ReportedIdea(number=at, title=text, description=text) for at, text in enumerate(texts, 1))
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
        selection=replace(report.selection, reason=first),
        sketches=(replace(sketch, title=first, sections=sections),),
    )


def _meetings() -> tuple[Meeting, ...]:
    return (
        Meeting(number=1, on=date(2026, 9, 15), phase="Auftakt", starts=time(16), ends=time(19)),
        Meeting(
            number=2, on=date(2026, 10, 26), phase="Ideen sammeln & auswählen", starts=time(16), ends=time(19)
        ),
        Meeting(number=3, on=date(2026, 11, 20), phase="Projekte charakterisieren"),
    )


def _ideas() -> tuple[ReportedIdea, ...]:
    lead = "Ausgebildete Lotsinnen und Lotsen begleiten Jugendliche in der Probezeit."
    return (
        ReportedIdea(
            number=1, title="Lotsen für die Berufsschule", description=lead, language="de", sources=(6,)
        ),
        ReportedIdea(
            number=2,
            title="Praktikumsbörse im Stadtteil",
            language="de",
            description="Betriebe und Schulen tragen freie Plätze ein.\n\n"
            "Jede Schule hat eine feste Ansprechperson.",
        ),
        ReportedIdea(number=3, title="Ausbildungsmesse vor Ort", language="de"),
        ReportedIdea(
            number=4,
            title="Elterncafé in drei Sprachen",
            language="de",
            description="Einmal im Monat, mit Kinderbetreuung und Übersetzung.",
        ),
        ReportedIdea(
            number=5,
            title="مقهى لتعلّم اللغة",
            language="ar",
            description="لقاء أسبوعي للحديث بالألمانية والعربية مع جيران من الحي.",
        ),
        ReportedIdea(
            number=6,
            title="Ausbildungspaten",
            description="Ältere begleiten Jüngere.",
            language="de",
            state="merged",
            merged_into=1,
        ),
        ReportedIdea(number=7, title="", state="hidden"),
        ReportedIdea(
            number=8, title="Мовні курси для батьків 🙂", description="Увечері, у школі.", language="uk"
        ),
    )


def _outcomes() -> tuple[RuleOutcome, ...]:
    return (
        RuleOutcome(rule="plain", round_number=1, places=3, chosen=(1, 2, 3), totals=TOTALS, left_out=1),
        RuleOutcome(
            rule="equal_shares",
            round_number=1,
            places=3,
            chosen=(1, 2, 5),
            totals=TOTALS,
            left_out=0,
            protocol=(
                "1. Idee 1 (Lotsen für die Berufsschule): 19 Punkte, Preis je Punkt 2/19 eines Anteils",
                "2. Idee 2 (Praktikumsbörse im Stadtteil): 17 Punkte, Preis je Punkt 2/17 eines Anteils",
                "3. Ergänzung: Idee 5",
            ),
        ),
    )


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
        ),
        SketchPaper(
            number=2,
            title="Elterncafé in drei Sprachen",
            idea=4,
            sections=second,
            origin=SketchOrigin(ideas=(4,), votes=5, supporters=1),
        ),
    )
