"""Every "no" of the rules as a sentence a person understands."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from app.domain.errors import RuleBroken
from app.domain.paper_templates import WrongPlaceholders
from app.web.advice_messages import ADVICE
from app.web.agreement_messages import AGREEMENT
from app.web.audience_messages import AUDIENCE
from app.web.closing_messages import CLOSING
from app.web.importing_messages import IMPORTING
from app.web.mood_messages import MOOD
from app.web.paper_messages import PAPERS
from app.web.paper_template_messages import PAPER_TEMPLATES, told
from app.web.presenting_messages import PRESENTING
from app.web.publication_messages import PUBLICATION
from app.web.team_messages import TEAMS
from app.web.template_messages import TEMPLATES

MESSAGES: Mapping[str, LazyString] = {
    **AGREEMENT,
    **AUDIENCE,
    **CLOSING,
    **IMPORTING,
    **PUBLICATION,
    **MOOD,
    **PAPER_TEMPLATES,
    **ADVICE,
    **TEMPLATES,
    **TEAMS,
    **PRESENTING,
    **PAPERS,
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
    "idea.room_too_fast": lazy_gettext(
        "In einer Minute sind %(limit)s Ideen für andere erfasst worden. Ihr Text bleibt stehen; bitte warten Sie kurz."
    ),
    "language.unknown": lazy_gettext("Bitte wählen Sie eine Sprache aus der Liste."),
    "theme.unknown": lazy_gettext("Bitte wählen Sie ein Thema aus der Liste."),
    "theme.gone": lazy_gettext(
        "Dieses Thema steht nicht mehr in der Liste. Bitte wählen Sie ein anderes, oder keines."
    ),
    "theme.name_missing": lazy_gettext("Bitte geben Sie dem Thema einen Namen."),
    "theme.name_taken": lazy_gettext("Ein Thema mit diesem Namen steht schon in der Liste."),
    "theme.too_many": lazy_gettext(
        "Die Liste ist voll: höchstens %(limit)s Themen. Nehmen Sie zuerst eines heraus."
    ),
    "inspirations.too_few": lazy_gettext("Für Anregungen braucht es mindestens %(limit)s Ideen."),
    "inspirations.open": lazy_gettext("Die Anregungen sind schon geöffnet."),
    "step.enter_idea": lazy_gettext(
        "Erfasst wird beim Schreiben und beim Lesen (jetzt: %(step)s). Der Text bleibt auf diesem Gerät gesichert."
    ),
    "idea.voted_on": lazy_gettext(
        "Über diese Idee ist schon abgestimmt worden oder wird abgestimmt: Ihr Wortlaut bleibt, wie er ist."
    ),
    "idea.earlier_meeting": lazy_gettext(
        "Diese Idee gehört zu einer früheren Sitzung und bleibt, wie sie dort war."
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
    "step.join_team": lazy_gettext(
        "Teams bildet man in der Phase „Projekte charakterisieren“ (jetzt: %(step)s)."
    ),
    "team.full": lazy_gettext(
        "Dieses Team ist voll: %(size)s Plätze. Bitte wählen Sie ein anderes, oder sprechen Sie mit der Moderation."
    ),
    "team.in_team": lazy_gettext("Sie sind schon in einem Team. Verlassen Sie es zuerst."),
    "team.only_reads": lazy_gettext("Diese Person möchte nur mitlesen. Sie kann selbst in ein Team gehen."),
    "team.size_range": lazy_gettext(
        "Bitte geben Sie %(least)s bis %(most)s Personen ein, oder lassen Sie das Feld leer."
    ),
    "team.size_missing": lazy_gettext("Bitte geben Sie ein, wie viele Personen in ein Team passen."),
    "team.same": lazy_gettext("In diesem Team ist die Person schon. Bitte wählen Sie ein anderes."),
    "step.advise": lazy_gettext(
        "Rückmeldung gibt man in der Phase „Projekte charakterisieren“ (jetzt: %(step)s). "
        "Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "step.agree": lazy_gettext("Abgenommen wird im Schritt „Abnehmen“ (jetzt: %(step)s)."),
    "restore.same": lazy_gettext("Der Text ist schon so wie in Stand %(version)s."),
    "sketch.not_member": lazy_gettext(
        "In dieser Skizze schreiben die, die im Team sind. Treten Sie dem Team bei."
    ),
    "cowriting.unreadable": lazy_gettext(
        "Diese Änderung kann nicht gelesen werden. Bitte laden Sie die Seite neu; "
        "Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "cowriting.too_large": lazy_gettext(
        "Das ist zu viel auf einmal. Bitte fügen Sie den Text in kleineren Stücken ein."
    ),
    "cowriting.full": lazy_gettext(
        "Das Feld ist voll: Mehr als %(limit)s Zeichen gehen nicht hinein. Bitte kürzen Sie; "
        "Ihr Text bleibt hier stehen."
    ),
    "cowriting.full_rows": lazy_gettext(
        "Die Tabelle ist voll: Mehr als %(limit)s Zeilen gehen nicht hinein. Bitte entfernen Sie eine; "
        "was Sie geschrieben haben, bleibt hier stehen."
    ),
    "cowriting.too_many_devices": lazy_gettext(
        "Von Ihrem Platz aus wurde diese Skizze sehr oft neu geöffnet; mehr geht nicht. Ihr Text bleibt auf diesem "
        "Gerät gesichert: Bitten Sie jemanden aus dem Team, ihn einzutragen."
    ),
    "cowriting.other_device": lazy_gettext(
        "Dieser Text kommt von einem anderen Gerät und wurde nicht gespeichert. Bitte kopieren Sie ihn, laden Sie "
        "die Seite neu und fügen Sie ihn wieder ein."
    ),
    "cowriting.behind": lazy_gettext("Es fehlen noch frühere Änderungen. Sie werden nachgeschickt."),
    "step.show_sketch": lazy_gettext("Vorgestellt wird im Schritt „Vorstellen“ (jetzt: %(step)s)."),
    "step.not_adjacent": lazy_gettext(
        "Die Werkstatt ist inzwischen bei „%(step)s“. Bitte sehen Sie noch einmal hin."
    ),
    "meeting.just_begun": lazy_gettext(
        "Diese Sitzung hat gerade erst begonnen. Eine weitere beginnen Sie nach dem Schritt „%(step)s“."
    ),
    "store.after_vote": lazy_gettext(
        "In dieser Sitzung ist schon abgestimmt worden: Was zur Wahl stand, bleibt, wie es ist."
    ),
    "merge.after_vote": lazy_gettext(
        "Zusammengeführt wird nur, bevor abgestimmt wird: sonst würden Stimmen verschoben."
    ),
    "merge.same": lazy_gettext("Eine Idee lässt sich nicht mit sich selbst zusammenführen."),
    "bundle.name_missing": lazy_gettext("Bitte geben Sie dem Bündel einen Namen."),
    "bundle.too_few": lazy_gettext("Bitte wählen Sie mindestens zwei Ideen aus."),
    "bundle.not_standing": lazy_gettext(
        "Nr. %(number)s steht nicht mehr für sich: Jemand anderes hat geordnet. Bitte sehen Sie noch einmal hin."
    ),
    "bundle.none": lazy_gettext("Nr. %(number)s ist kein Bündel mehr. Bitte sehen Sie noch einmal hin."),
    "bundle.not_in_it": lazy_gettext(
        "Eine der Ideen liegt nicht mehr im Bündel Nr. %(number)s. Bitte sehen Sie noch einmal hin."
    ),
    "bundle.not_split": lazy_gettext(
        "Bitte wählen Sie die Ideen aus, die herauskommen; mindestens eine muss im Bündel bleiben."
    ),
    "pair.same": lazy_gettext("Bitte wählen Sie zwei verschiedene Ideen."),
    "pair.after_vote": lazy_gettext("Das wird festgelegt, bevor abgestimmt wird."),
    "sharing.range": lazy_gettext("Bitte wählen Sie 1 bis %(limit)s Personen."),
    "sharing.nobody": lazy_gettext(
        "Niemand, der verbunden ist, ordnet mit. Bitten Sie um Hilfe, oder verteilen Sie an alle."
    ),
    "sharing.nothing": lazy_gettext("Es gibt noch keine Ideen, die geordnet werden könnten."),
    "sharing.none": lazy_gettext("Sie haben gerade keinen Stapel. Geordnet wird von der Moderation."),
    "sharing.not_yours": lazy_gettext("Das liegt nicht in Ihrem Stapel: Jemand anderes ordnet diese Idee."),
    "merge.not_merged": lazy_gettext("Diese Idee ist mit keiner anderen zusammengeführt."),
    "undo.done": lazy_gettext("Das ist schon zurückgenommen."),
    "undo.later": lazy_gettext(
        "Das geht so nicht mehr: Danach wurde Nr. %(number)s %(what)s. Nehmen Sie das zuerst zurück (im Verlauf)."
    ),
    "undo.in_the_way": lazy_gettext(
        "Das lässt sich nicht mehr zurücknehmen: Die Idee wurde seither von denen geändert, die sie geschrieben haben."
    ),
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
    "vote.budget_narrow": lazy_gettext(
        "Das sind zu wenige Punkte: Wer alle vergibt, soll %(least)s verschiedene Ideen erreichen. "
        "Bitte geben Sie mindestens %(least)s."
    ),
    "vote.too_narrow": lazy_gettext(
        "Wer alle %(budget)s Punkte vergibt, soll %(reached)s verschiedene Ideen erreichen. "
        "Dazu passen höchstens %(most)s auf eine Idee."
    ),
    "vote.criteria_missing": lazy_gettext("Bitte geben Sie ein Wort ein, oder schalten Sie die Wörter ab."),
    "vote.criteria_alike": lazy_gettext("Die beiden Wörter müssen verschieden sein."),
    "vote.seed": lazy_gettext(
        "Bitte geben Sie höchstens %(limit)s Ziffern ein, oder lassen Sie das Feld leer."
    ),
    "vote.quorum": lazy_gettext(
        "Bitte geben Sie 0 bis %(limit)s Personen ein, oder lassen Sie das Feld leer."
    ),
    "vote.no_codes": lazy_gettext(
        "Es gibt noch keine Einmal-Codes. Stellen Sie zuerst welche her: unter „Einmal-Codes“."
    ),
    "vote.unknown_criterion": lazy_gettext("Danach wird in dieser Abstimmung nicht gefragt."),
    "vote.code_needed": lazy_gettext(
        "Für diese Abstimmung brauchen Sie einen Einmal-Code. Lösen Sie ihn zuerst oben auf der Seite ein."
    ),
    "codes.range": lazy_gettext("Bitte wählen Sie 1 bis %(limit)s Codes."),
    "codes.in_use": lazy_gettext(
        "Gerade wird mit den Codes abgestimmt. Neue gibt es erst, wenn die Abstimmung geschlossen ist."
    ),
    "codes.unknown": lazy_gettext(
        "Diesen Einmal-Code gibt es hier nicht. Er hat 8 Zeichen und steht auf Ihrem Zettel."
    ),
    "codes.used": lazy_gettext(
        "Dieser Code ist schon eingelöst, auf einem anderen Gerät. Jeder Code gilt einmal. "
        "Bitte sprechen Sie mit der Moderation."
    ),
    "codes.second": lazy_gettext(
        "Dieses Gerät hat schon einen Code eingelöst und damit eine Stimme. Dieser zweite bleibt unbenutzt."
    ),
    "codes.link_unknown": lazy_gettext(
        "Dieser Einmal-Code gilt nicht, oder nicht mehr. Bitte fragen Sie die Moderation."
    ),
    "selection.empty": lazy_gettext("Bitte wählen Sie mindestens eine Idee aus."),
    "selection.too_many": lazy_gettext(
        "Angehakt sind %(chosen)s Ideen, es gibt aber nur %(places)s Plätze. "
        "Bitte nehmen Sie Häkchen weg, oder ändern Sie oben die Zahl der Plätze."
    ),
    "selection.reason": lazy_gettext(
        "Die Häkchen weichen vom Vorschlag oder von der bisherigen Auswahl ab. "
        "Bitte schreiben Sie, warum der Raum so auswählt."
    ),
    "selection.unknown_idea": lazy_gettext(
        "Eine der Ideen steht nicht mehr zur Wahl. Bitte sehen Sie noch einmal hin."
    ),
    "selection.exclusive": lazy_gettext(
        "Nr. %(one)s „%(one_title)s“ und Nr. %(other)s „%(other_title)s“ schließen sich aus: "
        "Bitte wählen Sie nur eine von beiden."
    ),
    "reservation.missing": lazy_gettext("Bitte schreiben Sie, worin Ihr Vorbehalt besteht."),
    "reservation.too_many": lazy_gettext(
        "Sie haben schon %(limit)s Vorbehalte zu dieser Auswahl. Ziehen Sie zuerst einen zurück."
    ),
    "reservation.no_selection": lazy_gettext(
        "Noch ist nichts ausgewählt. Ein Vorbehalt gehört zu einer bestätigten Auswahl."
    ),
    "reservation.no_bench": lazy_gettext("Sie sprechen für keine Bank. Bitte wählen Sie „niemand“."),
    "step.record_reservation": lazy_gettext(
        "Vorbehalte werden von „Auswählen“ bis „Vorstellen“ festgehalten (jetzt: %(step)s). "
        "Ihr Text bleibt auf diesem Gerät gesichert."
    ),
    "selection.not_confirmed": lazy_gettext(
        "Bitte bestätigen Sie zuerst die Auswahl: Aus ihr entstehen die Projektskizzen."
    ),
}


def sentence(broken: RuleBroken) -> str:
    """The reason in the reader's language."""
    if isinstance(broken, WrongPlaceholders):
        return told(broken)
    values = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in broken.values.items()
    }
    found = MESSAGES.get(broken.key, MESSAGES["unknown"])
    return str(found) % values if values else str(found)
