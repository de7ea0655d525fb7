"""The words around what people typed into the fields of a section, in the language of this answer."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext

from app.domain.section_text import SectionWords
from app.exports.section_words import SECTION_WORDS
from app.live.languages import LANGUAGES
from app.web.answers import locale


def section_words() -> SectionWords:
    """The words of papers, all that `plain_text` says taken from the catalogue."""
    return replace(
        SECTION_WORDS["de"],
        language=LANGUAGES[locale()].formats,
        lead=gettext("Federführung"),
        from_to=gettext("%(begins)s bis %(ends)s", begins="{begins}", ends="{ends}"),
        from_on=gettext("ab %(begins)s", begins="{begins}"),
        until=gettext("bis %(ends)s", ends="{ends}"),
        once=gettext("einmal"),
        yearly=gettext("jedes Jahr"),
        sum_once=gettext("Einmal zusammen"),
        sum_yearly=gettext("Jedes Jahr zusammen"),
        roughly=gettext("ca. %(amount)s", amount="{amount}"),
        left_out=gettext("In keiner Summe, weil sie fehlen oder unklar sind: %(number)s.", number="{number}"),
        approximate=gettext("Nur ungefähr: %(number)s.", number="{number}"),
        no_amount=gettext("Der Betrag fehlt noch."),
        start=gettext("Heute"),
        target=gettext("Ziel"),
        due=gettext("Bis wann"),
    )
