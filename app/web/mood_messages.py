"""What the rules say about Stimmungsbilder, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

MOOD: Mapping[str, LazyString] = {
    "mood.none_chosen": lazy_gettext("Bitte wählen Sie eine der fünf Antworten."),
    "mood.not_open": lazy_gettext(
        "Diese Frage ist gerade nicht offen, oder schon abgeschlossen. "
        "Ihre Antwort wurde nicht festgehalten; Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "mood.asked_anew": lazy_gettext(
        "Diese Frage ist abgeschlossen, und die Moderation hat neu gefragt. "
        "Ihre Antwort wurde nicht festgehalten; Ihr Text bleibt auf diesem Gerät gesichert. "
        "Bitte laden Sie die Seite neu."
    ),
    "mood.not_asked": lazy_gettext("Zu dieser Skizze wurde noch nicht gefragt."),
    "mood.no_sketches": lazy_gettext("Es gibt noch keine Skizzen, zu denen Sie fragen können."),
    "priority.too_few": lazy_gettext("Für eine Reihenfolge braucht es mindestens zwei Skizzen."),
    "priority.places": lazy_gettext("Bitte geben Sie 1 bis %(most)s Plätze ein."),
    "step.give_mood": lazy_gettext(
        "Gefragt wird im Schritt „Stimmungsbild“ (jetzt: %(step)s). Ihr Text bleibt auf diesem Gerät gesichert."
    ),
}
