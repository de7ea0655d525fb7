"""What the rules say about the office's own template for papers, as sentences: what is wrong, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from app.domain.paper_templates import MOST_TOLD, Place, Where, Wrong, WrongPlaceholders

PAPER_TEMPLATES: Mapping[str, LazyString] = {
    "paper_template.no_file": lazy_gettext("Bitte wählen Sie eine Word-Datei (.docx)."),
    "paper_template.too_large": lazy_gettext(
        "Diese Datei ist größer als %(limit)s MB. Bitte verkleinern Sie die Bilder darin."
    ),
    "paper_template.old_word": lazy_gettext(
        "Das ist ein altes Word-Format oder eine Datei mit Kennwort. "
        "Bitte speichern Sie sie ohne Kennwort als „Word-Dokument (.docx)“."
    ),
    "paper_template.no_docx": lazy_gettext(
        "Das ist kein Word-Dokument (.docx), oder die Datei ist beschädigt. "
        "Bitte öffnen Sie sie in Word und speichern Sie sie noch einmal."
    ),
    "paper_template.dotx": lazy_gettext(
        "Das ist eine Word-Vorlage (.dotx). Bitte speichern Sie sie als „Word-Dokument (.docx)“."
    ),
    "paper_template.macros": lazy_gettext(
        "Diese Datei enthält Makros. Bitte speichern Sie sie als „Word-Dokument (.docx)“ ohne Makros."
    ),
    "paper_template.embedded": lazy_gettext(
        "In dieser Datei stecken andere Dateien oder Steuerelemente (OLE, ActiveX). Bitte löschen Sie sie daraus."
    ),
    "paper_template.external": lazy_gettext(
        "Diese Datei lädt etwas von außerhalb: „%(target)s“. "
        "Bitte fügen Sie Bilder in die Datei ein, statt sie zu verknüpfen, und lösen Sie Verknüpfungen zu Vorlagen."
    ),
    "paper_template.field": lazy_gettext(
        "Diese Datei enthält ein Feld, das etwas nachlädt, ausführt oder erst zusammensetzt: %(code)s. "
        "Bitte löschen Sie es."
    ),
    "paper_template.mail_merge": lazy_gettext(
        "Diese Datei ist für einen Seriendruck eingerichtet. Bitte wählen Sie in Word unter „Sendungen – Seriendruck "
        "starten“ „Normales Word-Dokument“, und speichern Sie sie noch einmal."
    ),
    "paper_template.declared": lazy_gettext(
        "Diese Datei enthält Teile, die Word nie schreibt. Bitte speichern Sie sie in Word noch einmal."
    ),
    "paper_template.unpacked_too_large": lazy_gettext(
        "Diese Datei ist ausgepackt zu groß, oder sie besteht aus zu vielen Teilen."
    ),
    "paper_template.too_much": lazy_gettext(
        "Diese Datei ist zu umfangreich für eine Vorlage („%(part)s“). "
        "Bitte löschen Sie Text und Tabellen, die darin nicht gebraucht werden."
    ),
    "paper_template.grows": lazy_gettext(
        "Mit hundert Skizzen würde ein Papier aus dieser Vorlage zu lang. Meist liegt das an einer Schleife über alle "
        "Skizzen, in der eine zweite über alle Skizzen geht."
    ),
    "paper_template.unfillable": lazy_gettext(
        "Diese Vorlage lässt sich nicht füllen. Oft hilft es, Anfang und Ende jeder Schleife in einen eigenen Absatz "
        "zu setzen, in Tabellen in eine eigene Zeile. Die Mustervorlage zeigt, wie."
    ),
}

_WRONG: Mapping[str, LazyString] = {
    "unknown": lazy_gettext("„%(name)s“ gibt es nicht."),
    "unknown_near": lazy_gettext("„%(name)s“ gibt es nicht; meinten Sie „%(near)s“?"),
    "is_list": lazy_gettext("„%(name)s“ ist eine Liste. Davor gehört %(begin)s, dahinter %(end)s."),
    "no_list": lazy_gettext("„%(name)s“ ist keine Liste."),
    "too_deep": lazy_gettext("Mehr als %(limit)s Schleifen ineinander sind nicht möglich."),
    "too_nested": lazy_gettext("Mehr als %(limit)s Schleifen und Bedingungen ineinander sind nicht möglich."),
    "too_long": lazy_gettext("Ein Platzhalter hat höchstens %(limit)s Zeichen."),
    "too_complex": lazy_gettext(
        "In einem Platzhalter sind höchstens %(limit)s Namen und Bedingungen möglich."
    ),
    "too_complex_all": lazy_gettext(
        "In allen Platzhaltern zusammen sind höchstens %(limit)s Namen und Bedingungen möglich."
    ),
    "hidden": lazy_gettext(
        "Platzhalter sind nur im sichtbaren Text möglich, nicht in Feldern, gelöschtem Text oder den Eigenschaften "
        "eines Bildes. Bitte löschen Sie ihn dort, und nehmen Sie in Word alle Änderungen an."
    ),
    "too_many": lazy_gettext("Mehr als %(limit)s Platzhalter sind nicht möglich."),
    "not_allowed": lazy_gettext("„%(what)s“ ist in Vorlagen nicht möglich."),
    "syntax": lazy_gettext("Dieser Platzhalter ist nicht richtig geschrieben."),
    "unfinished": lazy_gettext("„%(name)s“ wird im selben Absatz nicht geschlossen."),
    "not_ended": lazy_gettext("Zu „%(name)s“ fehlt „%(end)s“."),
    "not_begun": lazy_gettext("„%(name)s“ steht hier ohne seinen Anfang."),
}

_WHERE: Mapping[Where, LazyString] = {
    "paragraph": lazy_gettext("Absatz %(one)s"),
    "table": lazy_gettext("Tabelle %(one)s, Zeile %(two)s, Spalte %(three)s"),
    "header": lazy_gettext("Kopfzeile"),
    "footer": lazy_gettext("Fußzeile"),
    "note": lazy_gettext("Fußnote"),
    "box": lazy_gettext("Textfeld"),
    "elsewhere": lazy_gettext("Außerhalb des Texts"),
}


def told(wrong: WrongPlaceholders) -> str:
    """Everything that is wrong with placeholders, one line for each."""
    lines = [_line(one) for one in wrong.wrong]
    if len(lines) == MOST_TOLD:
        lines.append(gettext("Danach kann noch mehr kommen."))
    return "\n".join(lines)


def _line(one: Wrong) -> str:
    begin = f"{{% for {one.values.get('each')} in {one.values.get('name')} %}}"
    values = {"begin": begin, "end": "{% endfor %}", **one.values}
    place, problem = _place(one.place), _filled(str(_WRONG[one.key]), values)
    return f"{place} („{one.quote}“): {problem}" if one.quote else f"{place}: {problem}"


def _place(place: Place) -> str:
    return _filled(
        str(_WHERE[place.where]), dict(zip(("one", "two", "three"), map(str, place.numbers), strict=False))
    )


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    """Put values in by hand: what somebody typed may hold signs that a format would take for its own."""
    for name, value in values.items():
        sentence = sentence.replace(f"%({name})s", value)
    return sentence
