"""The placeholders of an office's own Word template: their names, what they hold, and what lies in what.

One catalogue for everything: what is filled in, what a template is checked against, the template to begin with and the
table in docs/vorlagen-platzhalter.md. Names are German, for clerks, and without umlauts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "texts", "record", "records"]


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder: a text, a list of texts, or a list of records with `fields`; `each` names one of the list."""

    name: str
    about: str
    kind: Kind = "text"
    each: str = ""
    fields: tuple[Field, ...] = ()

    @property
    def element(self) -> Field:
        """One of the list."""
        return Field(
            self.each, self.about, "record" if self.kind == "records" else "text", fields=self.fields
        )


def _texts(name: str, each: str, about: str) -> Field:
    return Field(name, about, "texts", each)


def _records(name: str, each: str, about: str, *fields: Field) -> Field:
    return Field(name, about, "records", each, fields)


_ROUND = _records(
    "abstimmungen",
    "abstimmung",
    "Jede Abstimmung, und was daraus wurde",
    Field("name", "Wie die Abstimmung heißt"),
    Field("verfahren", "Wie abgestimmt wurde, in Worten"),
    _records(
        "auszaehlung",
        "zeile",
        "Was jedes Verfahren ausgewählt hätte",
        Field("regel", "Das Verfahren"),
        Field("vorschlag", "Die Ideen, die es auswählt"),
        Field("ohne_idee", "Wie viele ohne eine Idee blieben: „2 von 34“"),
    ),
    Field("auswahl", "Was die Beteiligten ausgewählt haben"),
    Field("abweichung", "Ob sie dem Vorschlag gefolgt oder davon abgewichen sind, als Satz"),
    _texts("gruende", "grund", "Ihre Begründung im Wortlaut, Absatz für Absatz"),
)
_SKETCH = _records(
    "skizzen",
    "skizze",
    "Jede Projektskizze",
    Field("nummer", "Nummer"),
    Field("titel", "Titel"),
    Field("abnahme", "Ob und als welche Version sie abgenommen ist, als Satz"),
    Field("haltungen", "Wie viele zugestimmt, Bedenken oder widersprochen haben, als Satz"),
    Field("kurzbeschreibung", "Abschnitt „Kurzbeschreibung“ der mitgelieferten Form"),
    Field("ausgangslage", "Abschnitt „Ausgangslage“"),
    Field("ziele", "Abschnitt „Ziele“"),
    Field("zielgruppe", "Abschnitt „Zielgruppe“"),
    Field("zeitrahmen", "Abschnitt „Zeitrahmen“"),
    Field("partner", "Abschnitt „Beteiligte“"),
    Field("risiken", "Abschnitt „Risiken“"),
    _records(
        "abschnitte",
        "abschnitt",
        "Alle ausgefüllten Abschnitte, in jeder Form von Skizzen",
        Field("name", "Überschrift"),
        _texts("zeilen", "zeile", "Inhalt, Zeile für Zeile"),
    ),
    _records(
        "schritte",
        "schritt",
        "Was wann geschieht",
        Field("was", "Was geschieht"),
        Field("beginn", "Beginn"),
        Field("ende", "Ende"),
        Field("wer", "Durch wen"),
    ),
    _records(
        "kosten",
        "posten",
        "Was es kostet",
        Field("wofuer", "Wofür"),
        Field("betrag", "Betrag"),
        Field("wie_oft", "einmalig oder jährlich"),
        Field("finanzierung", "Wer es zahlt"),
    ),
    Field("summe_einmalig", "Summe der einmaligen Kosten"),
    Field("summe_jaehrlich", "Summe der jährlichen Kosten"),
    _records(
        "erfolg",
        "zeichen",
        "Woran man den Erfolg sieht",
        Field("was", "Was gezählt wird"),
        Field("heute", "Stand heute"),
        Field("ziel", "Ziel"),
        Field("bis", "Bis wann"),
    ),
    _texts("herkunft", "idee", "Die Ideen, aus denen sie entstand"),
    Field("stimmen", "Punkte oder Zustimmungen dieser Ideen"),
)

_RESPONSE = (
    _records(
        "stimmungsbild",
        "stimmung",
        "Was die Anwesenden von den Skizzen halten",
        Field("skizze", "Nummer und Titel der Skizze"),
        Field("antworten", "Jede der fünf Antworten mit ihrer Zahl"),
        Field("geantwortet", "Wie viele geantwortet haben: „30 von 34“"),
    ),
    _records(
        "reihenfolge",
        "platzierung",
        "In welcher Reihenfolge die Anwesenden die Skizzen wollen",
        Field("skizze", "Nummer und Titel der Skizze"),
        Field("stimmen", "Stimmen oder Zustimmungen"),
        Field("platz", "Platz nach den meisten Stimmen; leer, wo keiner zu vergeben war"),
    ),
    _records(
        "fragen",
        "frage",
        "Fragen aus dem Raum",
        Field("text", "Wortlaut"),
        Field("skizze", "Nummer der Skizze; leer bei Fragen zu allen"),
        Field("personen", "Wie viele das wissen wollten"),
        Field("beantwortet", "ja oder nein"),
    ),
)
_NEXT = _records(
    "naechste_schritte",
    "schritt",
    "Was als Nächstes geschieht",
    Field("was", "Was geschieht"),
    Field("wer", "Durch wen"),
    Field("bis", "Bis wann"),
    Field("skizze", "Nummer und Titel der Skizze; leer, wenn es keine betrifft"),
)

FIELDS: tuple[Field, ...] = (
    Field("betreff", "Betreff der Vorlage"),
    Field("stadt", "Name der Stadt"),
    Field("prozess", "Name des Beteiligungsprozesses"),
    Field("leitsatz", "Leitsatz des Prozesses"),
    Field("gruppe", "Projektgruppe mit Nummer und Titel"),
    Field("stand", "Datum, von dem alle Angaben sind"),
    _records(
        "beschluss",
        "punkt",
        "Die Punkte des Beschlussvorschlags",
        Field("text", "Wortlaut; Stellen wie [Datum] füllt das Amt aus"),
        _texts("namen", "name", "Skizzen oder Ideen, um die es in dem Punkt geht"),
    ),
    _texts("begruendung", "absatz", "Die Begründung, Absatz für Absatz"),
    Field("anwesende", "Wie viele Personen anwesend waren"),
    _records(
        "baenke",
        "bank",
        "Anwesende nach Bänken",
        Field("name", "Name der Bank"),
        Field("personen", "Wie viele Personen"),
    ),
    _records(
        "sitzungen",
        "sitzung",
        "Die Sitzungen der Gruppe",
        Field("nummer", "Nummer"),
        Field("datum", "Datum"),
        Field("uhrzeit", "Von wann bis wann"),
        Field("phase", "Woran gearbeitet wurde"),
    ),
    _ROUND,
    *_RESPONSE,
    _SKETCH,
    Field("summe_einmalig", "Einmalige Kosten aller Skizzen"),
    Field("summe_jaehrlich", "Jährliche Kosten aller Skizzen"),
    Field("beschluss_einmalig", "Einmalige Kosten der Skizzen, die beschlossen werden sollen"),
    Field("beschluss_jaehrlich", "Jährliche Kosten der Skizzen, die beschlossen werden sollen"),
    _records(
        "finanzierung",
        "quelle",
        "Alle Kosten nach Finanzierung",
        Field("name", "Wer es zahlt"),
        Field("einmalig", "Einmalig"),
        Field("jaehrlich", "Jährlich"),
    ),
    _records(
        "jahre",
        "jahr",
        "Jährliche Kosten nach Kalenderjahren",
        Field("jahr", "Kalenderjahr"),
        Field("betrag", "Betrag"),
    ),
    _texts("geldhinweise", "hinweis", "Wie die Summen zu lesen sind, und was in keiner steht"),
    _NEXT,
    _records(
        "zeitplan",
        "zeile",
        "Alle Skizzen in zeitlicher Reihenfolge",
        Field("beginn", "Beginn"),
        Field("ende", "Ende"),
        Field("was", "Schritt; leer beim ganzen Zeitraum einer Skizze"),
        Field("wer", "Durch wen"),
        Field("skizze", "Nummer und Titel der Skizze"),
    ),
    _records(
        "vorbehalte",
        "vorbehalt",
        "Vorbehalte und Minderheitenvoten im Wortlaut",
        Field("zu", "Wozu: Auswahl oder Skizze"),
        Field("art", "Vorbehalt, Bedenken oder Widerspruch"),
        Field("bank", "Bank, wo sie genannt ist"),
        Field("text", "Wortlaut"),
        Field("anmerkung", "Zu welcher Version, und was seitdem geschah"),
    ),
    _records(
        "anlagen",
        "anlage",
        "Die Anlagen",
        Field("nummer", "Nummer"),
        Field("titel", "Was es ist"),
        Field("datei", "Name der Datei"),
    ),
)
