"""What the rules say about publication, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

PUBLICATION: Mapping[str, LazyString] = {
    "publication.no_language": lazy_gettext("Bitte wählen Sie mindestens eine Sprache."),
    "publication.changed_meanwhile": lazy_gettext(
        "Gerade hat ein anderes Gerät veröffentlicht oder zurückgezogen. Bitte öffnen Sie „Veröffentlichen“ neu "
        "und sehen Sie noch einmal hin."
    ),
    "publication.not_published": lazy_gettext(
        "Hier ist nichts mehr veröffentlicht: Es wurde schon zurückgezogen."
    ),
    "step.publish": lazy_gettext("Veröffentlicht wird im Schritt „Abschluss“ (jetzt: %(step)s)."),
}
