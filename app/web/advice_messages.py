"""Every "no" about advice on sketches and the links of the advisory board."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

ADVICE: Mapping[str, LazyString] = {
    "advice.missing": lazy_gettext("Bitte schreiben Sie Ihre Rückmeldung."),
    "advice.reason_missing": lazy_gettext("Bitte schreiben Sie, warum Sie das ablehnen."),
    "advice.not_yours": lazy_gettext(
        "Was aus einer Rückmeldung wird, entscheidet das Team der Skizze oder die Moderation."
    ),
    "advice.answered": lazy_gettext(
        "Darauf hat schon jemand geantwortet. Deshalb lässt es sich nicht mehr zurückziehen. "
        "Schreiben Sie eine Antwort dazu."
    ),
    "adviser.name_missing": lazy_gettext("Bitte schreiben Sie, für welche Einrichtung der Link ist."),
    "adviser.too_many": lazy_gettext("Es gelten schon %(limit)s Links. Nehmen Sie zuerst einen zurück."),
}
