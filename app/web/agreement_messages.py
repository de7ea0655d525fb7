"""What the rules say about agreement on sketches, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

AGREEMENT: Mapping[str, LazyString] = {
    "agreement.no_stance": lazy_gettext("Bitte wählen Sie eine der drei Antworten."),
    "agreement.objection_needs_words": lazy_gettext(
        "Bitte schreiben Sie, warum Sie widersprechen. Ohne Worte kann niemand darauf eingehen."
    ),
    "agreement.words_beside_agreement": lazy_gettext(
        "Zu „Zustimmung“ gehören keine Worte. Wählen Sie „mit Bedenken“, oder leeren Sie dieses Feld."
    ),
    "agreement.text_changed": lazy_gettext(
        "Der Text der Skizze wurde gerade geändert. Bitte lesen Sie ihn noch einmal und antworten Sie dann. "
        "Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "agreement.not_open": lazy_gettext(
        "Diese Skizze ist gerade nicht zur Abnahme aufgerufen, oder schon abgeschlossen. "
        "Ihre Antwort wurde nicht festgehalten; Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "agreement.not_called": lazy_gettext(
        "Diese Skizze ist nicht mehr aufgerufen: Sie wurde gerade abgeschlossen, oder der Aufruf wurde zurückgenommen."
    ),
    "agreement.nobody_answered": lazy_gettext(
        "Noch hat niemand geantwortet. Abgeschlossen wird erst, wenn es mindestens eine Antwort gibt."
    ),
    "agreement.answered": lazy_gettext(
        "Zu dieser Skizze hat schon jemand geantwortet. Schließen Sie sie ab; danach können Sie sie wieder öffnen."
    ),
    "agreement.not_locked": lazy_gettext("Diese Skizze ist nicht abgeschlossen."),
    "agreement.reason_missing": lazy_gettext("Bitte schreiben Sie, warum die Skizze wieder geöffnet wird."),
    "sketch.locked": lazy_gettext(
        "Diese Skizze ist als Version %(version)s abgenommen und steht fest. Ihr Text bleibt auf diesem Gerät "
        "gesichert. Die Moderation kann sie im Schritt „Abnehmen“ wieder öffnen."
    ),
}
