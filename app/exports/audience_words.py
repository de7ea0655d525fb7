"""The words of what the audience asked, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceWords:
    """Headings of the part and of its table, and what stands in their cells."""

    heading: str
    caption: str
    question: str
    sketch: str
    wanted: str
    answered: str
    yes: str
    no: str
    all: str


AUDIENCE_WORDS: dict[Language, AudienceWords] = {
    "de": AudienceWords(
        heading="Fragen aus dem Raum",
        caption="Was beim Vorstellen gefragt wurde, und wie viele das wissen wollten",
        question="Frage",
        sketch="Zu Skizze",
        wanted="Personen",
        answered="Beantwortet",
        yes="ja",
        no="nein",
        all="allen",
    ),
    "en": AudienceWords(
        heading="Questions from the room",
        caption="What was asked while results were presented, and how many wanted to know it",
        question="Question",
        sketch="On sketch",
        wanted="People",
        answered="Answered",
        yes="yes",
        no="no",
        all="all",
    ),
}
