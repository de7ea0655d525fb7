"""What the rules say about presenting, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

PRESENTING: Mapping[str, LazyString] = {
    "presenting.minutes": lazy_gettext("Möglich sind 1 bis %(limit)s Minuten, oder nichts für keine Grenze."),
    "presenting.number": lazy_gettext("Geben Sie eine Zahl von 1 bis %(last)s ein."),
    "presenting.other_sketch": lazy_gettext(
        "Diese Folie gehört zu einer anderen Skizze. Sie führen nur die Folien Ihrer eigenen."
    ),
    "presenting.not_in_team": lazy_gettext("Eine Skizze stellt vor, wer in ihrem Team ist."),
    "presenting.not_leading": lazy_gettext("Die Folien führt gerade die Moderation."),
}
