"""What the rules say about what happens next and about the Protokoll, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

CLOSING: Mapping[str, LazyString] = {
    "step.plan_next": lazy_gettext("Nächste Schritte plant man ab „Vorstellen“ (jetzt: %(step)s)."),
    "next_step.what_missing": lazy_gettext("Bitte schreiben Sie, was als Nächstes geschieht."),
    "next_step.past": lazy_gettext("Das ist schon vorbei. Bitte geben Sie einen Tag an, der noch kommt."),
    "next_step.impossible": lazy_gettext("Diesen Tag gibt es nicht. Bitte sehen Sie noch einmal hin."),
    "next_step.no_year": lazy_gettext(
        "Dieses Datum lässt sich nicht lesen. Bitte mit Jahr, etwa 15.3.2027, oder in Worten wie „im Herbst“."
    ),
    "next_step.changed": lazy_gettext(
        "Inzwischen hat jemand anderes diesen Schritt geändert. Jetzt steht dort: „%(now)s“. Ihr Text bleibt hier "
        "stehen; schließen Sie das Fenster mit „Abbrechen“ und öffnen Sie den Schritt neu."
    ),
    "next_step.too_many": lazy_gettext("Mehr als %(limit)s Schritte passen nicht in die Liste."),
    "minutes.heading_missing": lazy_gettext("Bitte geben Sie dem Abschnitt eine Überschrift."),
    "minutes.section_changed": lazy_gettext(
        "Inzwischen hat jemand anderes diesen Abschnitt geändert. Ihr Text bleibt hier stehen. Kopieren Sie ihn, "
        "schließen Sie mit „Abbrechen“ und öffnen Sie den Abschnitt neu."
    ),
    "minutes.fixed": lazy_gettext("Dieses Protokoll ist festgehalten. Öffnen Sie es zuerst wieder."),
    "minutes.not_fixed": lazy_gettext("Dieses Protokoll ist noch ein Entwurf, oder schon wieder geöffnet."),
    "minutes.too_early": lazy_gettext("Die Sitzung läuft noch. Festhalten können Sie ab „Auswählen“."),
    "minutes.changed_meanwhile": lazy_gettext(
        "Inzwischen hat sich etwas geändert: Jemand ist dazugekommen oder hat geschrieben. Bitte laden Sie die Seite "
        "neu, lesen Sie noch einmal und halten Sie dann fest."
    ),
    "minutes.reason_missing": lazy_gettext("Bitte schreiben Sie, warum das Protokoll wieder geöffnet wird."),
}
