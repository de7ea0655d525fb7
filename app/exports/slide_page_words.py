"""The words around slides in a page of HTML, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePageWords:
    """What stands on buttons and beside slides; `position` takes `number` and `of`."""

    present: str
    how: str
    back: str
    on: str
    black: str
    is_black: str
    notes: str
    leave: str
    position: str
    tools: str


SLIDE_PAGE_WORDS: dict[Language, SlidePageWords] = {
    "de": SlidePageWords(
        present="Vorführen",
        how="Pfeiltasten blättern, eine Zahl und die Eingabetaste springen zu einer Folie, B macht die Leinwand "
        "schwarz, N zeigt die Notizen, Esc beendet.",
        back="Zurück",
        on="Weiter",
        black="Schwarz",
        is_black="Die Leinwand ist schwarz. B zeigt die Folie wieder.",
        notes="Notizen",
        leave="Beenden",
        position="Folie {number} von {of}",
        tools="Vorführung",
    ),
    "en": SlidePageWords(
        present="Present",
        how="Arrow keys turn the slides, a number and Enter jump to a slide, B makes the screen black, "
        "N shows the notes, Esc ends.",
        back="Back",
        on="Next",
        black="Black",
        is_black="The screen is black. B shows the slide again.",
        notes="Notes",
        leave="End",
        position="Slide {number} of {of}",
        tools="Presentation",
    ),
}
