"""The words of the tables, German and English: headings, names of sheets, and what stands in cells."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """Every fixed word of the tables in one language. Fields in braces are filled with str.format."""

    ideas: str
    bundles: str
    rounds: str
    ballots: str
    outcomes: str
    by_bench: str
    choices: str
    participation: str
    meetings: str
    number: str
    title: str
    description: str
    language: str
    theme: str
    target_group: str
    source: str
    idea_meeting: str
    state: str
    shelf: str
    bundle: str
    merged_with: str
    members: str
    exclusive: str
    questions: str
    votes: str
    supporters: str
    room: str
    sketch: str
    round: str
    criterion: str
    control: str
    idea: str
    points: str
    counts: str
    method: str
    places: str
    seed: str
    budget: str
    per_idea: str
    level: str
    first_criterion: str
    second_criterion: str
    ballots_cast: str
    on_ballot: str
    rule: str
    rank: str
    left_out: str
    voters: str
    bench: str
    occasion: str
    present: str
    needed: str
    choice: str
    last_confirmed: str
    proposed: str
    chosen: str
    reason: str
    reservation: str
    meeting: str
    date: str
    starts: str
    ends: str
    phase: str
    yes: str
    nay: str
    visible: str
    merged: str
    hidden: str
    participant: str
    from_room: str
    imported: str
    store: str
    project: str
    open: str
    anonymous: str
    code: str
    by_points: str
    approval: str
    together: str
    of_criterion: str
    question: str
    answer: str
    by_facilitator: str
    whole: str
    vote_number: str


_GERMAN = TableWords(
    ideas="Ideen",
    bundles="Bündel",
    rounds="Abstimmungen",
    ballots="Stimmen",
    outcomes="Ergebnis je Regel",
    by_bench="Ergebnis je Bank",
    choices="Auswahl & Vorbehalte",
    participation="Beteiligung",
    meetings="Sitzungen",
    number="Nr.",
    title="Titel",
    description="Beschreibung",
    language="Sprache",
    theme="Thema",
    target_group="Zielgruppe",
    source="Herkunft",
    idea_meeting="Ideensitzung",
    state="Stand der Idee",
    shelf="Ablage",
    bundle="Bündel",
    merged_with="Zusammengeführt mit",
    members="Mit aufgenommen",
    exclusive="Nur eine von beiden mit",
    questions="Fragen und Antworten",
    votes="Stimmen",
    supporters="Unterstützende",
    room="Auswahl des Raums",
    sketch="Skizze",
    round="Abstimmung",
    criterion="Kriterium",
    control="Kontrollnummer",
    idea="Idee",
    points="Punkte",
    counts="Zählt",
    method="Verfahren",
    places="Plätze",
    seed="Los-Startwert",
    budget="Stimmen je Person",
    per_idea="Höchstens je Idee",
    level="Geheimhaltung",
    first_criterion="Kriterium 1",
    second_criterion="Kriterium 2",
    ballots_cast="Abgegebene Stimmzettel",
    on_ballot="Ideen zur Wahl",
    rule="Regel",
    rank="Platz",
    left_out="Ohne eine Idee",
    voters="Stimmzettel, die zählen",
    bench="Bank",
    occasion="Anlass",
    present="Anwesend",
    needed="Nötig",
    choice="Auswahl",
    last_confirmed="Zuletzt bestätigt",
    proposed="Vorgeschlagen",
    chosen="Ausgewählt",
    reason="Begründung",
    reservation="Vorbehalt",
    meeting="Sitzung",
    date="Datum",
    starts="Beginn",
    ends="Ende",
    phase="Phase",
    yes="ja",
    nay="nein",
    visible="eigenständig",
    merged="zusammengeführt",
    hidden="verborgen",
    participant="eingereicht",
    from_room="im Raum erfasst",
    imported="aus einer früheren Sammlung",
    store="im Ideenspeicher",
    project="schon früher ausgewählt",
    open="offen",
    anonymous="anonym",
    code="mit Einmal-Code",
    by_points="Punkte",
    approval="Zustimmung",
    together="zusammen",
    of_criterion="{what} ({word})",
    question="Frage",
    answer="Antwort",
    by_facilitator="{what} (Moderation)",
    whole="Werkstatt",
    vote_number="Abstimmung {number}",
)

_ENGLISH = TableWords(
    ideas="Ideas",
    bundles="Bundles",
    rounds="Votes",
    ballots="Ballots",
    outcomes="Result by rule",
    by_bench="Result by bench",
    choices="Choice & reservations",
    participation="Participation",
    meetings="Meetings",
    number="No.",
    title="Title",
    description="Description",
    language="Language",
    theme="Theme",
    target_group="Target group",
    source="Source",
    idea_meeting="Idea meeting",
    state="State of the idea",
    shelf="Place",
    bundle="Bundle",
    merged_with="Merged into",
    members="Taken up with it",
    exclusive="Only one of both with",
    questions="Questions and answers",
    votes="Votes",
    supporters="Supporters",
    room="The room’s choice",
    sketch="Sketch",
    round="Vote",
    criterion="Criterion",
    control="Control number",
    idea="Idea",
    points="Points",
    counts="Counts",
    method="Method",
    places="Places",
    seed="Seed of the lot",
    budget="Votes per person",
    per_idea="At most per idea",
    level="Secrecy",
    first_criterion="Criterion 1",
    second_criterion="Criterion 2",
    ballots_cast="Ballots cast",
    on_ballot="Ideas on the ballot",
    rule="Rule",
    rank="Place no.",
    left_out="Left without",
    voters="Ballots that count",
    bench="Bench",
    occasion="Occasion",
    present="Present",
    needed="Needed",
    choice="Choice",
    last_confirmed="Confirmed last",
    proposed="Proposed",
    chosen="Chosen",
    reason="Reason",
    reservation="Reservation",
    meeting="Meeting",
    date="Date",
    starts="Begins",
    ends="Ends",
    phase="Phase",
    yes="yes",
    nay="no",
    visible="on its own",
    merged="merged",
    hidden="hidden",
    participant="submitted",
    from_room="entered in the room",
    imported="from an earlier collection",
    store="in the idea store",
    project="chosen earlier",
    open="open",
    anonymous="anonymous",
    code="with one-time codes",
    by_points="points",
    approval="approval",
    together="together",
    of_criterion="{what} ({word})",
    question="Question",
    answer="Answer",
    by_facilitator="{what} (facilitator)",
    whole="Workshop",
    vote_number="Vote {number}",
)

TABLE_WORDS: dict[Language, TableWords] = {"de": _GERMAN, "en": _ENGLISH}
