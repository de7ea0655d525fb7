"""What the rules say about help and about going on between meetings, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

TEAMS: Mapping[str, LazyString] = {
    "help.none": lazy_gettext("Dieses Team bittet nicht mehr um Hilfe."),
    "help.not_member": lazy_gettext("Um Hilfe bitten kann, wer in diesem Team mitschreibt."),
    "teams.not_begun": lazy_gettext(
        "Das geht ab „Skizzen schreiben“: Vorher gibt es nichts weiterzuschreiben (jetzt: %(step)s)."
    ),
    "step.show_large": lazy_gettext(
        "Eine Skizze groß zeigen geht von „Skizzen schreiben“ bis „Abnehmen“ (jetzt: %(step)s)."
    ),
}
