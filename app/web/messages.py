"""Every "no" of the rules as a sentence a person understands."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from app.domain.errors import RuleBroken

MESSAGES: Mapping[str, LazyString] = {
    "unknown": lazy_gettext("Das gibt es hier nicht."),
    "request.key_reused": lazy_gettext(
        "Diese Eingabe wurde schon mit anderem Inhalt gesendet. Bitte senden Sie neu."
    ),
    "text.missing": lazy_gettext("Bitte schreiben Sie hier etwas."),
    "text.too_long": lazy_gettext("Das sind %(length)s Zeichen; möglich sind höchstens %(limit)s."),
    "number.needed": lazy_gettext("Bitte geben Sie eine ganze Zahl ein."),
    "choice.needed": lazy_gettext("Bitte wählen Sie einen Eintrag."),
    "reason.missing": lazy_gettext("Bitte nennen Sie einen Grund."),
    "code.unknown": lazy_gettext(
        "Dieser Zugangscode passt zu keiner offenen Werkstatt. Er hat 8 Zeichen und steht auf der Leinwand."
    ),
    "door.unknown": lazy_gettext(
        "Hier kommt man gerade nicht hinein: Die Tür ist zu, oder der Link gilt nicht mehr. Fragen Sie die Moderation."
    ),
    "code.too_many_guesses": lazy_gettext(
        "Das waren zu viele falsche Codes hintereinander. Bitte warten Sie eine Minute."
    ),
    "takeover.unknown": lazy_gettext(
        "Dieser Code gilt nicht oder nicht mehr. Ein Code gilt zehn Minuten, einmal."
    ),
    "speaks_for.unknown": lazy_gettext("Bitte wählen Sie einen Eintrag aus der Liste."),
    "idea.title_missing": lazy_gettext("Bitte geben Sie Ihrer Idee einen Titel."),
    "idea.too_fast": lazy_gettext(
        "Sie haben in einer Minute %(limit)s Ideen eingereicht. Ihr Text bleibt hier stehen; bitte warten Sie kurz."
    ),
    "idea.voted_on": lazy_gettext(
        "Über diese Idee ist schon abgestimmt worden oder wird abgestimmt: Ihr Wortlaut bleibt, wie er ist."
    ),
    "idea.not_revealed": lazy_gettext("Die Ideen sind noch verdeckt."),
    "step.write_idea": lazy_gettext(
        "Gerade wird nicht geschrieben (Schritt: %(step)s). Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "step.read_together": lazy_gettext("Das geht nur im Schritt „Lesen & Ordnen“ (jetzt: %(step)s)."),
    "remark.text_missing": lazy_gettext("Bitte schreiben Sie, was Sie wissen oder sagen möchten."),
    "remark.too_fast": lazy_gettext(
        "Das waren %(limit)s in einer Minute. Ihr Text bleibt hier stehen; bitte warten Sie kurz."
    ),
    "complaint.too_fast": lazy_gettext(
        "Sie haben in einer Minute %(limit)s Mal gemeldet. Bitte warten Sie kurz."
    ),
    "step.order_ideas": lazy_gettext("Geordnet wird im Schritt „Lesen & Ordnen“ (jetzt: %(step)s)."),
    "step.vote": lazy_gettext("Gerade wird nicht abgestimmt (Schritt: %(step)s)."),
    "step.confirm_selection": lazy_gettext("Ausgewählt wird im Schritt „Auswählen“ (jetzt: %(step)s)."),
    "step.write_sketch": lazy_gettext(
        "Gerade wird nicht an Skizzen geschrieben (Schritt: %(step)s). Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "step.show_sketch": lazy_gettext("Vorgestellt wird im Schritt „Vorstellen“ (jetzt: %(step)s)."),
    "step.not_adjacent": lazy_gettext(
        "Die Werkstatt ist inzwischen bei „%(step)s“. Bitte sehen Sie noch einmal hin."
    ),
    "merge.after_vote": lazy_gettext(
        "Zusammengeführt wird nur, bevor abgestimmt wird: sonst würden Stimmen verschoben."
    ),
    "merge.same": lazy_gettext("Eine Idee lässt sich nicht mit sich selbst zusammenführen."),
    "merge.target_gone": lazy_gettext("Diese Idee steht nicht mehr für sich. Bitte wählen Sie eine andere."),
    "merge.not_merged": lazy_gettext("Diese Idee ist mit keiner anderen zusammengeführt."),
    "undo.nothing": lazy_gettext("Es gibt nichts rückgängig zu machen."),
    "timer.range": lazy_gettext("Bitte wählen Sie 1 bis %(limit)s Minuten."),
    "timer.not_running": lazy_gettext("Es läuft keine Zeit."),
    "places.range": lazy_gettext("Bitte wählen Sie 1 bis %(limit)s Plätze."),
    "vote.already_open": lazy_gettext("Die Abstimmung ist schon eröffnet."),
    "vote.not_open": lazy_gettext("Die Abstimmung ist nicht eröffnet."),
    "vote.no_ideas": lazy_gettext("Es gibt noch keine Ideen, über die abgestimmt werden kann."),
    "vote.unknown_idea": lazy_gettext("Über diese Idee wird nicht abgestimmt."),
    "vote.budget_spent": lazy_gettext("Sie haben alle Punkte vergeben. Nehmen Sie zuerst einen zurück."),
    "vote.too_many_on_one": lazy_gettext("Mehr Punkte auf eine Idee sind nicht möglich."),
    "vote.nothing_to_take_back": lazy_gettext("Auf dieser Idee liegt kein Punkt von Ihnen."),
    "vote.rules": lazy_gettext(
        "Diese Regeln passen nicht zusammen: 1 bis 50 Punkte für jede Person, auf eine Idee 1 bis alle. "
        "Bei Zustimmung 0 bis 50 Stimmen."
    ),
    "selection.empty": lazy_gettext("Bitte wählen Sie mindestens eine Idee aus."),
    "selection.unknown_idea": lazy_gettext(
        "Eine der Ideen steht nicht mehr zur Wahl. Bitte sehen Sie noch einmal hin."
    ),
    "selection.not_confirmed": lazy_gettext(
        "Bitte bestätigen Sie zuerst die Auswahl: Aus ihr entstehen die Projektskizzen."
    ),
}


def sentence(broken: RuleBroken) -> str:
    """The reason in the reader's language."""
    values = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in broken.values.items()
    }
    found = MESSAGES.get(broken.key, MESSAGES["unknown"])
    return str(found) % values if values else str(found)
