"""The words that stand on fact sheets alone, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileWords:
    """Every fixed word of a fact sheet in one language. Fields in braces are filled with str.format."""

    sheet: str
    sheets: str
    place: str
    untitled: str
    unclear: str
    open: str
    opened_again: str
    silent: str
    of_present: str
    from_idea: str
    reservations_of_choice: str
    one_reservation_of_choice: str
    shortened: str
    left_out: str
    in_full: str


PROFILE_WORDS: dict[Language, ProfileWords] = {
    "de": ProfileWords(
        sheet="Steckbrief",
        sheets="Steckbriefe",
        place="Steckbrief {number} von {count}",
        untitled="Projektskizze {number}",
        unclear="dazu {number} ohne klaren Betrag",
        open="noch offen",
        opened_again="wieder geöffnet",
        silent="ohne Äußerung",
        of_present="von {number} Anwesenden",
        from_idea="Aus der {idea}",
        reservations_of_choice="Zur Auswahl gehören {number} Vorbehalte; sie stehen im Ergebnisbericht.",
        one_reservation_of_choice="Zur Auswahl gehört ein Vorbehalt; er steht im Ergebnisbericht.",
        shortened="Für diese Seite gekürzt: {sections}.",
        left_out="Auf dieser Seite weggelassen: {sections}.",
        in_full="Vollständig steht alles im Ergebnisbericht.",
    ),
    "en": ProfileWords(
        sheet="Fact sheet",
        sheets="Fact sheets",
        place="Fact sheet {number} of {count}",
        untitled="Project sketch {number}",
        unclear="and {number} without a clear amount",
        open="still open",
        opened_again="opened again",
        silent="said nothing",
        of_present="of {number} present",
        from_idea="From {idea}",
        reservations_of_choice="{number} reservations belong to the choice; they stand in the report of results.",
        one_reservation_of_choice="One reservation belongs to the choice; it stands in the report of results.",
        shortened="Shortened for this page: {sections}.",
        left_out="Left out on this page: {sections}.",
        in_full="Everything stands in full in the report of results.",
    ),
}
