"""The words of the papers, German and English.

A paper has one language, that of its process, whoever downloads it. So its words stand here and not in the
catalogues, which follow the language of the reader.
"""

from dataclasses import dataclass
from datetime import date, time

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every fixed word of a paper in one language. Fields in braces are filled with str.format."""

    locale: str
    months: str
    day: str
    clock: str
    label: str
    generated: str
    group: str
    page: str
    of: str
    glance: str
    present: str
    ideas: str
    ballots: str
    selected: str
    sketches: str
    participation: str
    participation_text: str
    bench: str
    people: str
    total: str
    benches_caption: str
    meetings_caption: str
    meeting: str
    on: str
    at: str
    phase: str
    choosing: str
    not_voted: str
    round: str
    points_round: str
    approval_round: str
    limited_round: str
    one_vote: str
    some_votes: str
    turnout: str
    plain: str
    plain_text: str
    equal_shares: str
    equal_shares_text: str
    left_out: str
    comparison_caption: str
    comparison_none: str
    idea: str
    points: str
    approvals: str
    supporters: str
    room: str
    decision: str
    decision_kept: str
    decision_changed: str
    not_decided: str
    reason: str
    places: str
    no_sketches: str
    origin: str
    from_idea: str
    merged_ideas: str
    still_open: str
    all_ideas: str
    all_ideas_text: str
    no_ideas: str
    state: str
    visible: str
    merged: str
    merged_into: str
    merged_from: str
    hidden: str
    hidden_row: str
    protocol: str
    seed: str
    yes: str
    no: str
    nay: str
    votes: str
    merged_with: str
    number: str
    title: str
    description: str
    language: str
    sketch: str
    missing_glyphs: str


GERMAN = Words(
    locale="de-DE",
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    day="{day}. {month} {year}",
    clock="{start}–{end} Uhr",
    label="Ergebnisbericht",
    generated="Stand",
    group="Projektgruppe {code}: {title}",
    page="Seite",
    of="von",
    glance="Auf einen Blick",
    present="Anwesende",
    ideas="Ideen",
    ballots="Stimmabgaben",
    selected="Ausgewählt",
    sketches="Projektskizzen",
    participation="Beteiligung",
    participation_text="Gezählt ist, wie viele Personen je Bank anwesend waren. "
    "Namen stehen in diesem Bericht nicht.",
    bench="Bank",
    people="Personen",
    total="Zusammen",
    benches_caption="Anwesende nach Bänken",
    meetings_caption="Sitzungen",
    meeting="Sitzung",
    on="Datum",
    at="Uhrzeit",
    phase="Phase",
    choosing="Wie ausgewählt wurde",
    not_voted="Es wurde noch nicht abgestimmt.",
    round="Abstimmung {number}",
    points_round="Abgestimmt wurde mit Punkten: {budget} je Person, höchstens {per_idea} auf eine Idee. "
    "Zwischenstände waren bis zum Schluss verborgen.",
    approval_round="Abgestimmt wurde durch Zustimmung: Jede Person konnte jeder Idee zustimmen. "
    "Zwischenstände waren bis zum Schluss verborgen.",
    limited_round="Abgestimmt wurde durch Zustimmung: Jede Person hatte höchstens {votes}, je Idee eine. "
    "Zwischenstände waren bis zum Schluss verborgen.",
    one_vote="eine Stimme",
    some_votes="{budget} Stimmen",
    turnout="Abgegebene Stimmzettel: {cast}.",
    plain="Die meisten Stimmen",
    plain_text="Ausgewählt sind die Ideen mit den meisten Stimmen.",
    equal_shares="Gleiche Anteile",
    equal_shares_text="Methode der gleichen Anteile: Alle verfügen über den gleichen Anteil an der Auswahl. "
    "Wer eine Idee unterstützt, trägt sie gemeinsam mit den anderen. "
    "So kommen auch kleinere Gruppen zu ihrem Anteil.",
    left_out="Personen ohne eine ausgewählte Idee, für die sie gestimmt haben: {left_out} von {cast}.",
    comparison_caption="Was die Auszählung vorschlug und was der Raum auswählte",
    comparison_none="Es ist noch keine Idee ausgewählt.",
    idea="Idee",
    points="Punkte",
    approvals="Zustimmungen",
    supporters="Unterstützende",
    room="Auswahl des Raums",
    decision="Entscheidung",
    decision_kept="Die Anwesenden haben den Vorschlag nach der Regel „{rule}“ bestätigt.",
    decision_changed="Die Anwesenden haben den Vorschlag nach der Regel „{rule}“ geändert.",
    not_decided="Die Anwesenden haben noch keine Auswahl bestätigt.",
    reason="Begründung",
    places="Plätze",
    no_sketches="Es sind noch keine Projektskizzen entstanden.",
    origin="Herkunft",
    from_idea="Aus der Idee",
    merged_ideas="Mit aufgenommen",
    still_open="Noch offen",
    all_ideas="Anhang A: Alle Ideen",
    all_ideas_text="In der Reihenfolge der Stimmen, danach der Nummern. "
    "Die Texte stehen so, wie sie geschrieben wurden.",
    no_ideas="Es wurden keine Ideen eingereicht.",
    state="Stand der Idee",
    visible="eigenständig",
    merged="zusammengeführt",
    merged_into="zusammengeführt mit Idee {number}",
    merged_from="steht auch für Idee {numbers}",
    hidden="verborgen",
    hidden_row="Von der Moderation verborgen",
    protocol="Anhang B: Protokoll der Auszählung",
    seed="Los-Startwert",
    yes="ja",
    no="–",
    nay="nein",
    votes="Stimmen",
    merged_with="Zusammengeführt mit",
    number="Nr.",
    title="Titel",
    description="Beschreibung",
    language="Sprache",
    sketch="Skizze",
    missing_glyphs="Einzelne Schriftzeichen lassen sich im PDF nicht darstellen und stehen als ◻; "
    "die Word-Datei enthält sie.",
)

ENGLISH = Words(
    locale="en-GB",
    months="January February March April May June July August September October November December",
    day="{day} {month} {year}",
    clock="{start}–{end}",
    label="Report of results",
    generated="As of",
    group="Project group {code}: {title}",
    page="Page",
    of="of",
    glance="At a glance",
    present="People present",
    ideas="Ideas",
    ballots="Ballots cast",
    selected="Selected",
    sketches="Project sketches",
    participation="Participation",
    participation_text="Counted is how many people of each bench were present. This report names nobody.",
    bench="Bench",
    people="People",
    total="Together",
    benches_caption="People present by bench",
    meetings_caption="Meetings",
    meeting="Meeting",
    on="Date",
    at="Time",
    phase="Phase",
    choosing="How the choice was made",
    not_voted="No vote has been taken yet.",
    round="Vote {number}",
    points_round="The vote was by points: {budget} per person, at most {per_idea} on one idea. "
    "Interim tallies were hidden until the end.",
    approval_round="The vote was by approval: everyone could approve of any number of ideas. "
    "Interim tallies were hidden until the end.",
    limited_round="The vote was by approval: everyone had at most {votes}, one per idea. "
    "Interim tallies were hidden until the end.",
    one_vote="one vote",
    some_votes="{budget} votes",
    turnout="Ballots cast: {cast}.",
    plain="Most votes",
    plain_text="Chosen are the ideas with the most votes.",
    equal_shares="Equal shares",
    equal_shares_text="Method of Equal Shares: everyone has the same share of the choice. "
    "Those who support an idea carry it together. So smaller groups get their share as well.",
    left_out="People left without any chosen idea they voted for: {left_out} of {cast}.",
    comparison_caption="What the count proposed and what the room chose",
    comparison_none="No idea has been chosen yet.",
    idea="Idea",
    points="Points",
    approvals="Approvals",
    supporters="Supporters",
    room="The room’s choice",
    decision="Decision",
    decision_kept="The people present confirmed the proposal of the rule “{rule}”.",
    decision_changed="The people present changed the proposal of the rule “{rule}”.",
    not_decided="The people present have not confirmed a choice yet.",
    reason="Reason",
    places="Places",
    no_sketches="No project sketches have been written yet.",
    origin="Origin",
    from_idea="From the idea",
    merged_ideas="Taken up with it",
    still_open="Still open",
    all_ideas="Appendix A: All ideas",
    all_ideas_text="In the order of votes, then of numbers. The texts stand as they were written.",
    no_ideas="No ideas were submitted.",
    state="State of the idea",
    visible="on its own",
    merged="merged",
    merged_into="merged into idea {number}",
    merged_from="also stands for idea {numbers}",
    hidden="hidden",
    hidden_row="Hidden by the facilitator",
    protocol="Appendix B: Protocol of the count",
    seed="Seed of the lot",
    yes="yes",
    no="–",
    nay="no",
    votes="Votes",
    merged_with="Merged into",
    number="No.",
    title="Title",
    description="Description",
    language="Language",
    sketch="Sketch",
    missing_glyphs="A few characters cannot be shown in the PDF and appear as ◻; "
    "the Word file contains them.",
)

WORDS: dict[Language, Words] = {"de": GERMAN, "en": ENGLISH}


def spell_date(day: date, words: Words) -> str:
    """Return a date as it stands in a paper: "23. November 2026"."""
    return words.day.format(day=day.day, month=words.months.split()[day.month - 1], year=day.year)


def spell_times(starts: time | None, ends: time | None, words: Words) -> str:
    """Return the hours of a meeting, or nothing when they are not known."""
    if starts is None or ends is None:
        return ""
    return words.clock.format(start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")
