"""The sketches of a rich evening: what project groups of a city write, with sections of every kind.

They hold what is hard to set: words longer than a narrow column, tables of many rows, sums in millions, texts from
right to left, a section nobody filled, times nobody understands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.report import AdviceAnswer, SketchAdvice, SketchOrigin, SketchPaper, SketchSection
from app.domain.reported_agreement import LockedSection, SketchReservation, SketchVersion
from app.domain.reported_moods import MissingWords, MoodCounts, SketchMood
from app.domain.section_values import read_section
from app.domain.sketch_kinds import Kind

LONGEST_WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
SUM_YEARLY, SUM_ONCE = "2.880.250,00", "1.372.850,00"  # of all sketches; what is only about right is in it


@dataclass(frozen=True)
class Project:
    """What a sketch is made of here."""

    title: str
    summary: str
    situation: str
    lead: str
    once: int  # euros
    yearly: int


PROJECTS = (
    Project(
        "Ausbildungslotsinnen und Ausbildungslotsen für die Berufskollegs",
        "Ehrenamtliche Lotsinnen und Lotsen begleiten Jugendliche vom letzten Schuljahr bis zum Ende der Probezeit.",
        "Jede vierte Ausbildung wird in den ersten zwölf Monaten gelöst. Viele Eltern kennen das duale System nicht; "
        "die Beratung der Schulen, der Kammern und des Jugendmigrationsdienstes endet an der jeweils eigenen "
        "Zuständigkeitsgrenze.",
        "Regionale Arbeitsstelle zur Förderung von Kindern und Jugendlichen",
        48_600,
        186_400,
    ),
    Project(
        "Elterncafé in drei Sprachen",
        "Einmal in der Woche öffnet jede Grundschule im Stadtteil einen Raum, in dem Eltern einander beraten.",
        "Elternabende werden von vielen Familien nicht besucht, weil Sprache, Uhrzeit und Kinderbetreuung fehlen.",
        "Schulverwaltungsamt",
        12_000,
        64_250,
    ),
    Project(
        "Sprachförderung von der Kita bis zur vierten Klasse aus einer Hand",
        "Kita und Grundschule planen die Förderung gemeinsam und arbeiten mit denselben Unterlagen.",
        "Beim Übergang in die Schule beginnt die Förderung von vorn, weil keine Unterlagen weitergegeben werden.",
        "Jugendamt",
        1_250_000,
        2_480_500,
    ),
    Project(
        "Anerkennungsberatung: Was ein Abschluss aus dem Ausland hier bedeutet",
        "Eine Stelle für alle Fragen der Anerkennung, mit Beratung in acht Sprachen und Begleitung bis zum Bescheid.",
        f"Zuständig sind je nach Beruf elf Stellen. Selbst Fachleute verweisen auf die {LONGEST_WORD}.",
        "Agentur für Arbeit",
        0,
        98_000,
    ),
    Project(
        "مقهى لتعلّم اللغة في الحيّ",
        "لقاء أسبوعي للحديث بالألمانية والعربية مع جيران من الحيّ، بلا تسجيل وبلا رسوم.",
        "دورات اللغة تنتهي عند المستوى الأول، ولا مكان بعدها لاستعمال اللغة في الحياة اليومية.",
        "Migrantenselbstorganisationen",
        3_500,
        9_800,
    ),
    Project(
        "Mahalle Anneleri – Mütter beraten Mütter",
        "Eğitimli anneler, çocukların dil gelişimi için aileleri evlerinde ziyaret eder.",
        "Aileler mevcut tekliflerden haberdar değil. Hausbesuche erreichen Familien, die in keine Beratung kommen.",
        "Wohlfahrtsverbände",
        22_750,
        41_300,
    ),
)
LABELS = {
    "summary": "Kurzbeschreibung",
    "situation": "Ausgangslage",
    "goals": "Ziele",
    "audience": "Zielgruppe",
    "timeframe": "Zeitrahmen",
    "measures": "Schritte und Maßnahmen",
    "partners": "Federführung und Partner",
    "budget": "Kosten und Finanzierung",
    "success": "Woran wir den Erfolg erkennen",
    "risks": "Risiken",
}
_AUDIENCES = {
    "young": {"de": "Jugendliche und junge Erwachsene"},
    "parents": {"de": "Eltern und Erziehungsberechtigte"},
    "all": {"de": "Alle Menschen im Stadtteil"},
}
_STEPS = (
    (
        "Bestandsaufnahme der vorhandenen Beratungs- und Begleitangebote",
        "1.2027",
        "März 2027",
        "Integrationsbüro",
    ),
    ("Stellen ausschreiben und besetzen", "2. Quartal 2027", "", "Personal- und Organisationsamt"),
    ("Schulung an acht Abenden", "1.9.2027", "15.11.2027", "IHK, HWK"),
    ("Erster Durchgang an drei Standorten", "Schuljahr 2027/28", "", "Schulverwaltungsamt"),
    ("Auswertung mit den Beteiligten", "Herbst 2028", "Ende 2028", "Wissenschaftliche Begleitung"),
    ("Entscheidung über die Ausweitung auf alle Stadtbezirke", "nach den Ferien", "2029", ""),
)


def sketches() -> tuple[SketchPaper, ...]:
    """All sketches: the first is agreed on for the second time, the last not yet, the one before has empty sections."""
    return tuple(_sketch(number, one) for number, one in enumerate(PROJECTS, 1))


def _sketch(number: int, project: Project) -> SketchPaper:
    last = number == len(PROJECTS)
    return SketchPaper(
        number=number,
        title=project.title,
        idea=number,
        origin=SketchOrigin(ideas=(number, 20 + number), votes=31 - 3 * number, supporters=19 - 2 * number),
        sections=tuple(_section(key, kind, raw) for key, kind, raw in _sections(number, project)),
        versions=() if last else _versions(number, project),
        pending=last,
        advice=_advice() if number in (1, 3) else (),
        moods=_moods(number),
    )


def _section(key: str, kind: Kind, raw: dict[str, Any]) -> SketchSection:
    options = _AUDIENCES if kind is Kind.CHOICES else {}
    return SketchSection(key=key, label=LABELS[key], value=read_section(kind, options, raw))


def _sections(number: int, project: Project) -> list[tuple[str, Kind, dict[str, Any]]]:
    goals = (
        "Die Zahl der Abbrüche sinkt von 24 % auf 15 %.\nJede Schule im Stadtteil hat zwei feste Ansprechpersonen.\n"
        "Eltern wissen nach einem Jahr, wer ihnen hilft."
    )
    steps = _STEPS if number == 1 else _STEPS[number % 3 : number % 3 + 2]
    return [
        ("summary", Kind.TEXT, {"text": project.summary}),
        ("situation", Kind.TEXT, {"text": project.situation}),
        ("goals", Kind.TEXT, {"text": goals}),
        ("audience", Kind.CHOICES, {"chosen": ["young", "parents"] if number % 2 else ["all"]}),
        ("timeframe", Kind.SPAN, {"begins": "1/2027", "ends": "Ende 2029"}),
        ("measures", Kind.STEPS, {"rows": [_step(at, one) for at, one in enumerate(steps)]}),
        ("partners", Kind.PEOPLE, {"rows": _partners(project)}),
        ("budget", Kind.MONEY, {"rows": _costs(number, project)}),
        ("success", Kind.INDICATORS, {"rows": _indicators()}),
        (
            "risks",
            Kind.TEXT,
            {"text": "" if number in (4, 5) else "Ehrenamtliche lassen sich nicht überall finden."},
        ),
    ]


def _step(at: int, step: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(("id", "what", "begins", "ends", "who"), (str(at), *step), strict=True))


def _partners(project: Project) -> list[dict[str, str]]:
    names = ("Industrie- und Handelskammer", "Handwerkskammer", "Ausländerbeirat", "Agentur für Arbeit")
    lead = {"id": "0", "name": project.lead, "role": "lead"}
    return [lead, *({"id": name, "name": name, "role": "partner"} for name in names)]


def _costs(number: int, project: Project) -> list[dict[str, str]]:
    half, rest = project.yearly // 2, project.yearly - project.yearly // 2
    rows = [
        ("Ausstattung und Umbau der Räume", f"{project.once:_} €".replace("_", "."), "once", "Stadt"),
        ("Personal: 2,5 Stellen (EG 10)", f"{half:_} €".replace("_", "."), "yearly", "Stadt"),
        (
            "Honorare, Aufwandsentschädigungen und Öffentlichkeitsarbeit",
            f"{rest}",
            "yearly",
            "Land (KOMM-AN)",
        ),
    ]
    if number == 1:
        rows += [
            ("Wissenschaftliche Begleitung und Evaluation", "ca. 36 Tsd. €", "once", "Stiftung"),
            ("Fahrtkosten der Ehrenamtlichen", "noch zu klären", "yearly", ""),
        ]
    fields = ("id", "item", "amount", "rhythm", "funding")
    kept = [row for row in rows if row[1] != "0 €"]
    return [dict(zip(fields, (str(at), *row), strict=True)) for at, row in enumerate(kept)]


def _indicators() -> list[dict[str, str]]:
    return [
        {
            "id": "a",
            "what": "Abbrüche in der Probezeit",
            "start": "24 %",
            "target": "15 %",
            "due": "Ende 2028",
        },
        {
            "id": "b",
            "what": "Begleitete Jugendliche",
            "start": "0",
            "target": "120 im Jahr",
            "due": "Schuljahr 2028/29",
        },
    ]


def _versions(number: int, project: Project) -> tuple[SketchVersion, ...]:
    reservations = (
        SketchReservation(
            stance="objection",
            text="Die Finanzierung ab 2029 ist offen. Ohne eine Zusage des Landes darf die Stadt keine unbefristeten "
            "Stellen schaffen.",
            bench="Politik",
            language="de",
        ),
        SketchReservation(
            stance="concerns", text="الكلفة غير واضحة، ومن يدفع بعد ثلاث سنوات؟", language="ar"
        ),
    )
    text = (LockedSection(key="goals", text="Die Zahl der Abbrüche sinkt."),)
    first = SketchVersion(
        number=1, closed_on=date(2026, 10, 20), title=project.title, present=41, agreed=30, concerned=2, objected=1,
        reservations=reservations if number in (1, 3) else (), sections=text,
        reopened=number == 1, reason="Die Kosten fehlten." if number == 1 else "",
    )  # fmt: skip
    if number != 1:
        return (first,)
    second = SketchVersion(
        number=2, closed_on=date(2026, 11, 20), title=project.title, present=44, agreed=38, concerned=1, objected=0,
        sections=text,
    )  # fmt: skip
    return (first, second)


def _advice() -> tuple[SketchAdvice, ...]:
    answer = AdviceAnswer(text="Steht jetzt unter den Kosten.", language="de", voice="facilitator")
    return (
        SketchAdvice(
            number=1, text="Wer trägt die Folgekosten?", section="budget", language="de", voice="adviser",
            state="taken_up", reason="Zwei Zeilen ergänzt.", reason_language="de", answers=(answer,),
        ),
        SketchAdvice(number=2, text="Bitte auch die Berufsschulen der Nachbarstädte fragen.", language="de"),
    )  # fmt: skip


def _moods(number: int) -> tuple[SketchMood, ...]:
    if number == 6:
        return ()
    words = (
        MissingWords(text="Die Folgekosten nach 2029.", language="de"),
        MissingWords(text="من يدفع؟", language="ar"),
        MissingWords(text="Kadınlar için ayrı bir saat.", language="tr"),
        MissingWords(
            text="Ein Ort, der auch am Wochenende offen ist und mit dem Rollstuhl erreicht wird.",
            language="de",
        ),
    )
    benches = (
        MoodCounts(counts=(5 + number, 4, 1, 0, 0), bench="Migrantenselbstorganisationen"),
        MoodCounts(counts=(1, 4, 3, 2, number % 2), bench="Verwaltung"),
        MoodCounts(counts=(0, 2, 2, 2, 1), bench="Politik"),
    )
    everybody = MoodCounts(counts=(14 + number, 12, 7, 4, 1 + number % 2))
    return (
        SketchMood(
            number=1, closed_on=date(2026, 11, 23), present=44, everybody=everybody,
            benches=benches if number < 4 else (), words=words[: 5 - number],
        ),
    )  # fmt: skip
