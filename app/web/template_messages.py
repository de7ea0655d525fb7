"""What the rules say about templates of sketches, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

TEMPLATES: Mapping[str, LazyString] = {
    "template.changed": lazy_gettext(
        "Jemand anderes hat diese Vorlage inzwischen geändert. "
        "Hier ist der neue Stand; bitte versuchen Sie es noch einmal."
    ),
    "template.german_needed": lazy_gettext("Dieser Text wird auf Deutsch gebraucht."),
    "template.no_text": lazy_gettext("Hier gehört ein Text hin."),
    "template.language_unknown": lazy_gettext("Sprachen heißen hier de, leicht, en, tr oder ar."),
    "template.kind_unknown": lazy_gettext(
        "Diese Art von Abschnitt gibt es nicht. Der Titel ist immer ein Text."
    ),
    "template.key_form": lazy_gettext(
        "Der Schlüssel eines Abschnitts („key“) hat bis zu 32 Buchstaben ohne Umlaute, Ziffern oder _."
    ),
    "template.key_twice": lazy_gettext(
        "Der Schlüssel „%(section)s“ kommt zweimal vor; jeder Abschnitt braucht einen eigenen."
    ),
    "template.option_keys": lazy_gettext("Jede Antwort braucht einen eigenen Schlüssel („key“)."),
    "template.options_number": lazy_gettext(
        "Zur Wahl stehen %(least)s bis %(limit)s Antworten, jede in einer Zeile."
    ),
    "template.option_twice": lazy_gettext("Die Antwort „%(option)s“ kommt zweimal vor."),
    "template.options_uneven": lazy_gettext(
        "Hier stehen %(lines)s Zeilen, auf Deutsch sind es %(options)s Antworten. Bitte schreiben Sie gleich viele."
    ),
    "template.sections_number": lazy_gettext(
        "Eine Vorlage hat 1 bis %(limit)s Abschnitte („[[sketch_sections]]“)."
    ),
    "template.no_title": lazy_gettext(
        "Ein Abschnitt muss der Titel sein: ein Text mit dem Schlüssel „title“."
    ),
    "template.full": lazy_gettext(
        "Eine Vorlage hat höchstens %(limit)s Abschnitte. Bitte nehmen Sie zuerst einen heraus."
    ),
    "template.title_stays": lazy_gettext("Der Titel bleibt: Ohne ihn hätte eine Skizze keinen Namen."),
    "template.title_first": lazy_gettext("Dorthin geht es nicht: Der Titel ist immer der erste Abschnitt."),
    "template.too_many": lazy_gettext("Es gibt schon %(limit)s Vorlagen. Bitte löschen Sie zuerst eine."),
    "template.in_use": lazy_gettext(
        "Diese Vorlage ist in Gebrauch. Nehmen Sie zuerst eine andere in Gebrauch."
    ),
    "template.has_sketches": lazy_gettext("Diese Vorlage ist die Form von Skizzen und bleibt deshalb da."),
    "template.no_file": lazy_gettext("Bitte wählen Sie eine Datei, oder fügen Sie ihren Inhalt ein."),
    "template.file_large": lazy_gettext("Diese Datei ist größer als %(limit)s MB."),
    "template.file_kind": lazy_gettext("Das ist keine Datei mit einer Vorlage. Möglich sind TOML und JSON."),
    "template.file_line": lazy_gettext("Die Datei ist in Zeile %(line)s nicht zu lesen."),
    "template.file_empty": lazy_gettext("In dieser Datei stehen keine Abschnitte („[[sketch_sections]]“)."),
    "template.at_place": lazy_gettext("%(place)s: %(problem)s"),
}
