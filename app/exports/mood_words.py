"""The words of papers and tables about Stimmungsbilder and the order of sketches, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodWords:
    """Every fixed word about moods in one language. Fields in braces are filled with str.format.

    `levels` come most in favour first, `short` are the same as headings of narrow columns.
    """

    mood: str
    told: str
    levels: tuple[str, ...]
    short: tuple[str, ...]
    answers: str
    counts: str
    round: str
    asked_on: str
    answer: str
    everybody: str
    withheld: str
    answered: str
    missing: str
    order: str
    order_caption: str
    order_told: str
    order_round: str
    order_ballots: str
    order_outcomes: str
    rank_by: str
    words: str


MOOD_WORDS: dict[Language, MoodWords] = {
    "de": MoodWords(
        mood="Stimmungsbild",
        told="Der Raum wurde gefragt, was er von den Skizzen hält: anonym, und verdeckt bis zum Abschluss. "
        "Worte zu „Was fehlt?“ stehen in ausgeloster Reihenfolge und gehören zu keiner Antwort.",
        levels=(
            "Das sollten wir unbedingt tun",
            "Das sollten wir eher tun",
            "Ich bin unentschieden",
            "Das sollten wir eher nicht tun",
            "Das sollten wir auf keinen Fall tun",
        ),
        short=("unbedingt", "eher ja", "unent\u00adschieden", "eher nein", "keines\u00adfalls"),
        answers="Geant\u00adwortet",
        counts="Wie viele Personen welche Antwort gaben: Skizze {sketch}, Runde {number}",
        round="Runde {number} am {date}",
        asked_on="Abgeschlossen am",
        answer="Antwort",
        everybody="Alle",
        withheld="Bänke, hinter deren Antworten sich jemand erkennen ließe, sind nicht einzeln genannt.",
        answered="{answered} von {present} haben geantwortet.",
        missing="Was fehlt?",
        order="In welcher Reihenfolge?",
        order_caption="Stimmen für jede Skizze, und welcher Platz sich nach jeder Regel ergibt",
        order_told="{cast} Personen haben abgestimmt; {places} kommen zuerst. Los-Zahl bei Gleichstand: {seed}.",
        order_round="Reihenfolge",
        order_ballots="Stimmen zur Reihenfolge",
        order_outcomes="Reihenfolge nach Regel",
        rank_by="Platz: {rule}",
        words="Worte",
    ),
    "en": MoodWords(
        mood="Mood of the room",
        told="The room was asked what it makes of the sketches: anonymously, and hidden until it was closed. "
        "What people missed stands in a drawn order and belongs to no answer.",
        levels=(
            "We should do this without fail",
            "We should rather do this",
            "I am undecided",
            "We should rather not do this",
            "We should not do this at all",
        ),
        short=("without fail", "rather yes", "undecided", "rather not", "not at all"),
        answers="Answered",
        counts="How many people gave which answer: sketch {sketch}, round {number}",
        round="Round {number} on {date}",
        asked_on="Closed on",
        answer="Answer",
        everybody="All",
        withheld="Benches in whose answers somebody could be recognised are not told apart.",
        answered="{answered} of {present} answered.",
        missing="What is missing?",
        order="In which order?",
        order_caption="Votes for each sketch, and the place every rule gives it",
        order_told="{cast} people voted; {places} come first. Number that decides ties: {seed}.",
        order_round="Order",
        order_ballots="Ballots on the order",
        order_outcomes="Order by rule",
        rank_by="Place: {rule}",
        words="Words",
    ),
}
