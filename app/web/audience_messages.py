"""What is said when a question of the audience cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

AUDIENCE: Mapping[str, LazyString] = {
    "step.ask_audience": lazy_gettext(
        "Fragen kann man, während vorgestellt wird und beim Stimmungsbild (jetzt: %(step)s). "
        "Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "audience.text_missing": lazy_gettext("Bitte schreiben Sie Ihre Frage."),
    "audience.too_fast": lazy_gettext(
        "Das waren %(limit)s Fragen in einer Minute. Ihr Text bleibt hier stehen; bitte warten Sie kurz."
    ),
    "audience.not_released": lazy_gettext("Diese Frage ist schon beantwortet."),
    "audience.not_answered": lazy_gettext("Beantwortet werden kann nur eine Frage, die alle lesen."),
    "audience.not_hidden": lazy_gettext("Diese Frage ist schon verborgen."),
    "audience.own": lazy_gettext("Das ist Ihre eigene Frage: Sie sind schon mitgezählt."),
    "audience.closed": lazy_gettext("Diese Frage ist schon beantwortet."),
    "audience.released": lazy_gettext("Diese Frage ist schon freigegeben oder beantwortet."),
    "audience.not_shown": lazy_gettext("Auf die Leinwand kommt nur eine Frage, die freigegeben ist."),
}
