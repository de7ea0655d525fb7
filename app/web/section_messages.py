"""What is wrong with an amount, a time or a choice of a sketch, as sentences with an example."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

SECTIONS: Mapping[str, LazyString] = {
    "money.missing": lazy_gettext("Der Betrag fehlt noch."),
    "money.unclear": lazy_gettext(
        "Das ist nicht als Betrag zu verstehen. Bitte schreiben Sie eine Zahl in Euro, zum Beispiel 1.234,56 €."
    ),
    "money.ambiguous": lazy_gettext(
        "Das kann zwei Beträge heißen. Bitte schreiben Sie zum Beispiel 1234 € oder 1.234,56 €."
    ),
    "money.too_large": lazy_gettext("Das ist zu groß für einen Betrag: höchstens zwölf Stellen."),
    "when.unclear": lazy_gettext(
        "Das ist nicht als Zeitpunkt zu verstehen. Bitte schreiben Sie zum Beispiel 15.3.2027, März 2027 oder "
        "3. Quartal 2027."
    ),
    "when.impossible": lazy_gettext(
        "Diesen Tag gibt es nicht. Bitte schreiben Sie zum Beispiel 15.3.2027 oder März 2027."
    ),
    "when.end_before_begin": lazy_gettext("Das Ende liegt vor dem Anfang."),
    "choice.only_one": lazy_gettext("Hier ist nur eine Antwort möglich."),
    "choice.gone": lazy_gettext("Diese Antwort steht nicht mehr zur Wahl. Bitte wählen Sie neu."),
}
