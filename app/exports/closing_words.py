"""The words of papers, tables and calendars about what happens next and about the Protokoll, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWords:
    """Every fixed word about closing in one language. Fields in braces are filled with str.format."""

    next_steps: str
    next_steps_caption: str
    sheet: str
    what: str
    who: str
    due: str
    first_day: str
    last_day: str
    sketch: str
    until_today: str
    minutes: str
    meeting: str
    draft: str
    draft_text: str
    fixed: str
    reopened: str
    earlier: str
    earlier_version: str
    clock: str


CLOSING_WORDS: dict[Language, ClosingWords] = {
    "de": ClosingWords(
        next_steps="Wie es weitergeht",
        next_steps_caption="Was als Nächstes geschieht",
        sheet="Wie es weitergeht",
        what="Was",
        who="Wer",
        due="Bis wann",
        first_day="Frühestens",
        last_day="Spätestens",
        sketch="Skizze",
        until_today="Bis heute",
        minutes="Protokoll",
        meeting="Ideensitzung {number}",
        draft="Entwurf",
        draft_text="Entwurf: Dieses Protokoll ist noch nicht festgehalten und kann sich ändern.",
        fixed="Festgehalten am {moment}, Fassung {version}.",
        reopened="Am {moment} wieder geöffnet: {reason} Bis zur nächsten Fassung gilt dieser Stand.",
        earlier="Frühere Fassungen",
        earlier_version="Fassung {version}, festgehalten am {fixed}, wieder geöffnet am {reopened}: {reason}",
        clock="{time} Uhr",
    ),
    "en": ClosingWords(
        next_steps="What happens next",
        next_steps_caption="What is done next",
        sheet="Next steps",
        what="What",
        who="Who",
        due="Until when",
        first_day="Earliest",
        last_day="Latest",
        sketch="Sketch",
        until_today="Until today",
        minutes="Minutes",
        meeting="Ideas meeting {number}",
        draft="Draft",
        draft_text="Draft: these minutes have not been fixed yet and may change.",
        fixed="Fixed on {moment}, version {version}.",
        reopened="Opened again on {moment}: {reason} Until the next version this one holds.",
        earlier="Earlier versions",
        earlier_version="Version {version}, fixed on {fixed}, opened again on {reopened}: {reason}",
        clock="{time}",
    ),
}
