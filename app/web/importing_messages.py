"""What the rules say about tables and cards of ideas, as sentences: what is the matter, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

IMPORTING: Mapping[str, LazyString] = {
    "import.no_file": lazy_gettext("Bitte wählen Sie eine Datei, oder fügen Sie Zellen ein."),
    "import.empty": lazy_gettext("In dieser Tabelle steht nichts."),
    "import.too_large": lazy_gettext(
        "Diese Datei ist größer als %(limit)s MB. Bitte teilen Sie sie, oder löschen Sie Bilder daraus."
    ),
    "import.too_many_rows": lazy_gettext(
        "Diese Tabelle hat mehr als %(limit)s Zeilen. Bitte teilen Sie sie in mehrere Dateien."
    ),
    "import.too_many_columns": lazy_gettext(
        "Diese Tabelle hat mehr als %(limit)s Spalten. Bitte löschen Sie die Spalten, die Sie nicht brauchen."
    ),
    "import.old_excel": lazy_gettext(
        "Das ist ein altes Excel-Format oder eine Datei mit Kennwort. "
        "Bitte speichern Sie sie ohne Kennwort als „Excel-Arbeitsmappe (.xlsx)“ oder als CSV."
    ),
    "import.macros": lazy_gettext(
        "Diese Arbeitsmappe enthält Makros. Bitte speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros."
    ),
    "import.no_table": lazy_gettext(
        "Das ist keine Tabelle, die hier gelesen werden kann. Möglich sind CSV und Excel (.xlsx)."
    ),
    "import.unreadable": lazy_gettext(
        "Diese Datei ist beschädigt. Bitte öffnen Sie sie in Excel und speichern Sie sie noch einmal, oder als CSV."
    ),
    "import.unpacked_too_large": lazy_gettext(
        "Diese Arbeitsmappe ist ausgepackt zu groß. Bitte speichern Sie nur das Blatt mit den Ideen, am besten als CSV."
    ),
    "import.quotes": lazy_gettext(
        "Diese CSV-Datei ist nicht zu lesen: Wahrscheinlich fehlt ein schließendes Anführungszeichen."
    ),
    "import.no_title_column": lazy_gettext("Bitte sagen Sie, in welcher Spalte die Titel stehen."),
    "import.column_twice": lazy_gettext(
        "Eine Spalte kann nur eines sein. Bitte wählen Sie jede höchstens einmal."
    ),
    "import.too_late": lazy_gettext("Ideen übernehmen geht bis zum Schritt „Abstimmen“ (jetzt: %(step)s)."),
    "import.vote_open": lazy_gettext(
        "Solange abgestimmt wird, kommen keine Ideen dazu. Die Tabelle bleibt einen Tag lang hier liegen."
    ),
    "import.gone": lazy_gettext(
        "Diese Tabelle ist nicht mehr da: Sie ist schon übernommen oder verworfen worden, oder einen Tag alt."
    ),
    "import.nothing": lazy_gettext("Von dieser Tabelle ist keine Idee zum Übernehmen ausgewählt."),
    "cards.none": lazy_gettext("Es gibt noch keine Ideen, die auf Karten stehen können."),
    "import.too_many_themes": lazy_gettext(
        "Die Liste hat höchstens %(limit)s Themen; %(listed)s gibt es schon. Bitte legen Sie weniger neue an."
    ),
}
