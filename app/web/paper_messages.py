"""What the rules about papers refuse, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

PAPERS: Mapping[str, LazyString] = {
    "papers.language_unknown": lazy_gettext("Bitte wählen Sie Deutsch oder Englisch."),
    "papers.sketch_unknown": lazy_gettext("Bitte wählen Sie Skizzen aus der Liste, oder keine für alle."),
    "papers.names_not_here": lazy_gettext("Namen gibt nur die Moderation in ein Papier."),
    "papers.too_many": lazy_gettext(
        "Es werden schon %(limit)s Papiere für Sie geschrieben. Warten Sie kurz, oder brechen Sie eines ab."
    ),
    "papers.queue_full": lazy_gettext(
        "Gerade werden viele Papiere geschrieben. Bitte versuchen Sie es in ein paar Minuten noch einmal."
    ),
    "papers.finished": lazy_gettext("Dieses Papier wird nicht mehr geschrieben."),
    "papers.not_failed": lazy_gettext("Dieses Papier muss nicht noch einmal geschrieben werden."),
    "papers.not_finished": lazy_gettext("Dieses Papier wird noch geschrieben. Brechen Sie es zuerst ab."),
    "papers.was_nothing": lazy_gettext("Für dieses Papier gibt es noch nichts."),
    "papers.failed": lazy_gettext("Das Papier konnte nicht geschrieben werden."),
}
