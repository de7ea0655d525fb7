"""The words of papers and tables about agreement on sketches, German and English."""

from dataclasses import dataclass

from app.domain.report import Language
from app.domain.reported_agreement import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWords:
    """Every fixed word about agreement in one language. Fields in braces are filled with str.format."""

    agreement: str
    agreed: str
    pending: str
    pending_again: str
    version: str
    counts: str
    closed_on: str
    agreeing: str
    concerns: str
    objection: str
    stance: str
    present: str
    present_then: str
    reopened: str
    said_by: str

    def stance_of(self, stance: Stance) -> str:
        """What somebody said is called."""
        return self.concerns if stance == "concerns" else self.objection


AGREEMENT_WORDS: dict[Language, AgreementWords] = {
    "de": AgreementWords(
        agreement="Abnahme",
        agreed="Abgenommen als Version {number} am {date}.",
        pending="Diese Skizze ist noch nicht abgenommen.",
        pending_again="Nach Version {number} wurde diese Skizze wieder geöffnet. "
        "Der Text hier ist noch nicht wieder abgenommen.",
        version="Version",
        counts="Zustimmung {agreed}, mit Bedenken {concerned}, Widerspruch {objected}; anwesend waren {present}.",
        closed_on="Abgenommen am",
        agreeing="Zustimmung",
        concerns="mit Bedenken",
        objection="Widerspruch",
        stance="Haltung",
        present="Anwesend",
        present_then="Abnahme der Skizze",
        reopened="Wieder geöffnet",
        said_by="{what} – {who}",
    ),
    "en": AgreementWords(
        agreement="Agreement",
        agreed="Agreed on as version {number} on {date}.",
        pending="This sketch has not been agreed on yet.",
        pending_again="After version {number} this sketch was opened again. "
        "The text here has not been agreed on again yet.",
        version="Version",
        counts="Agreement {agreed}, with concerns {concerned}, objection {objected}; {present} were present.",
        closed_on="Agreed on",
        agreeing="Agreement",
        concerns="with concerns",
        objection="objection",
        stance="Stance",
        present="Present",
        present_then="Agreement on the sketch",
        reopened="Opened again",
        said_by="{what} – {who}",
    ),
}
