"""The Protokoll: how it is written from the records, and when it may be changed, fixed and read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain import minutes as rules
from app.domain.errors import InvalidInput, NotFound, RuleBroken
from app.domain.minutes import Section, writing
from app.domain.minutes.facts import Agreed, Choice, Facts, Felt, Ordered, Present, Reserved, Round, Stay
from app.domain.phases import Audience, Step
from app.domain.reported_closing import NextStep
from app.domain.when import when

BEGAN = datetime(2026, 3, 15, 15, 2, tzinfo=UTC)  # 16:02 in the room


def _at(minutes: int) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


FACTS = Facts(
    meeting=1,
    group="I – Schule",
    process="Masterplan, Dortmund",
    question="Was\nfehlt?",
    benches=(
        Present("Politik", 5, (("SPD", 2), ("CDU", 1))),
        Present("Verwaltung", 0),
        Present("", 1),
    ),
    stays=(Stay(Step.ARRIVE, _at(0), _at(18)), Stay(Step.WRITE, _at(18))),
    rounds=(Round(1, True, 5, 2, "anonymous", ("mutig", "machbar"), 12, 30, _at(60), _at(75)),),
    choices=(Choice("plain", 2, ((1, "Lotsen"), (4, "")), True, True, "So will\nes der Raum.", False),),
    agreed=(Agreed("1 – Lotsen", 2, 5, 1, 0, 7, "Kosten fehlen"),),
    reservations=(
        Reserved("Zu teuer", "Politik"),
        Reserved("So nicht", "", "objection", "1 – Lotsen", 2),
    ),
    moods=(Felt("1 – Lotsen", (12, 3, 2, 0, 1), 24, ("Wer\nzahlt?",)),),
    orders=(Ordered(2, False, 9, (("1 – Lotsen", 6), ("2 – Café", 1))),),
    next_steps=(
        NextStep(
            number=1,
            what="Vorlage schreiben",
            who="Integrationsbüro",
            due="15.3.27",
            span=when("15.3.27"),
            sketch=1,
        ),
        NextStep(number=2, what="Wiedersehen!", due="im Herbst"),
    ),
    sketches={1: "Lotsen"},
)
MOODS = "\n".join(
    (
        "– Projektskizze 1 – Lotsen: unbedingt tun 12, eher tun 3, unentschieden 2, eher nicht tun 0, "
        "auf keinen Fall tun 1; 18 von 24 haben geantwortet.",
        "– Was bei Projektskizze 1 – Lotsen fehlt (anonym): Wer zahlt?",
        "Abstimmung 2, über die Reihenfolge der Projektskizzen: 9 Stimmzettel.",
        "– 1. Projektskizze 1 – Lotsen: 6 Stimmen",
        "– 2. Projektskizze 2 – Café: 1 Stimme",
    )
)
GERMAN = {
    "session": "Gruppe: I – Schule\nProzess: Masterplan, Dortmund\nFrage: Was fehlt?\n"
    "Datum: 15. März 2026\nBeginn: 16:02 Uhr",
    "present": "Gezählt ist, wer einen Platz in der Werkstatt hatte. Namen stehen hier nicht.\n"
    "– Politik: 5 Personen (SPD 2, CDU 1, ohne Sitz 2)\n– für sich selbst: 1 Person\n"
    "Zusammen: 6 Personen.",
    "steps": "– 16:02 bis 16:20 Uhr (18 Minuten): Ankommen\n– ab 16:20 Uhr: Schreiben",
    "votes": "Abstimmung 1: mit Punkten, 5 je Person, höchstens 2 auf eine Idee.\n"
    "Gefragt wurde nach: mutig, machbar.\nAnonym, zu 12 Ideen, 17:02 bis 17:17 Uhr: 30 Stimmzettel.",
    "decisions": "Der Raum hat 2 Plätze vergeben. Vorschlag nach der Regel „Die meisten Stimmen“.\n"
    "– Idee 1: Lotsen\n– Idee 4: verborgen\nDie Auswahl weicht vom Vorschlag ab.\n"
    "Begründung: So will es der Raum.\n"
    "– Projektskizze 1 – Lotsen: abgenommen als Version 2. Zustimmung 5, mit Bedenken 1, Widerspruch 0; "
    "anwesend waren 7. Danach wieder geöffnet: Kosten fehlen",
    "reservations": "– Zur Auswahl (Politik): Zu teuer\n"
    "– Zu Projektskizze 1 – Lotsen, Version 2 (Widerspruch, anonym): So nicht",
    "moods": MOODS,
    "next": "– Vorlage schreiben. Zuständig: Integrationsbüro. Bis: 15. März 2027. Gehört zu: Lotsen.\n"
    "– Wiedersehen! Bis: im Herbst.",
    "remarks": "",
}


def _texts(facts: Facts, language: str = "de") -> dict[str, str]:
    return {one.key: one.text for one in writing.written(facts, language)}


def test_it_writes_itself_from_the_records():
    assert _texts(FACTS) == GERMAN


def test_it_is_written_in_english_too():
    texts = _texts(FACTS, "en")
    assert texts["steps"] == "– 16:02 to 16:20 (18 minutes): Arriving\n– from 16:20: Writing"
    assert "In charge: Integrationsbüro. Until: 15 March 2027." in texts["next"]
    assert texts.keys() == GERMAN.keys()


def test_a_meeting_of_several_days_says_which_day_each_step_was():
    later = BEGAN + timedelta(days=42)
    stays = (Stay(Step.ARRIVE, BEGAN, later), Stay(Step.VOTE, later, later + timedelta(seconds=20)))
    texts = _texts(replace(FACTS, stays=stays))
    assert "Tage: 15. März 2026; 26. April 2026" in texts["session"]
    assert texts["steps"].split("\n") == [
        "15. März 2026",
        "– ab 16:02 Uhr: Ankommen (bis 26. April 2026, 17:02 Uhr)",  # the clock has gone forward meanwhile
        "26. April 2026",
        "– 17:02 bis 17:02 Uhr (unter 1 Minute): Abstimmen",
    ]


def test_of_a_meeting_without_anything_nothing_is_made_up():
    texts = _texts(Facts(1, "I", "", ""))
    assert {key: text for key, text in texts.items() if text} == {"session": "Gruppe: I"}


def test_a_reworded_section_keeps_its_words_while_the_others_follow():
    edits = {"next": {"heading": "Weiter", "text": "So.", "revision": 3}}
    before, after = (
        {one.key: one for one in rules.assembled(writing.written(facts, "de"), edits)}
        for facts in (FACTS, replace(FACTS, next_steps=(), moods=(), orders=()))
    )
    assert before["next"] == after["next"] == Section("next", "Weiter", "So.", 3, edited=True)
    assert (before["moods"].text, after["moods"].text) == (MOODS, "")


def test_a_section_that_follows_again_still_counts_what_was_done_to_it():
    edits = {"next": {"heading": None, "text": None, "revision": 4}}
    found = next(one for one in rules.assembled(writing.written(FACTS, "de"), edits) if one.key == "next")
    assert (found.text, found.revision, found.edited) == (GERMAN["next"], 4, False)


def test_drafts_are_for_the_desk_alone():
    seen = {(audience, fixed) for audience in Audience for fixed in (True, False)}
    allowed = {pair for pair in seen if rules.readable(audience=pair[0], fixed=pair[1])}
    assert allowed == {(audience, True) for audience in Audience} | {(Audience.FACILITATOR, False)}


def test_a_meeting_is_fixed_once_it_has_chosen_or_is_over():
    ended = [step for step in Step if rules.has_ended(step, meeting=2, present=2)]
    assert ended == [step for step in Step if step.position >= Step.CHOOSE.position]
    assert rules.has_ended(Step.ARRIVE, meeting=1, present=2)


def test_what_is_fixed_is_what_was_read():
    written = writing.written(FACTS, "de")
    mark = rules.mark(written)
    rules.check_read(read=mark, present=rules.mark(written))
    with pytest.raises(RuleBroken, match="changed_meanwhile"):
        rules.check_read(read=mark, present=rules.mark(writing.written(replace(FACTS, benches=()), "de")))


@pytest.mark.parametrize("meeting", [0, 3])
def test_there_is_none_of_a_meeting_that_has_not_begun(meeting):
    with pytest.raises(NotFound):
        rules.check_meeting(meeting, present=2)


def test_a_section_has_a_heading_and_a_reason_has_words():
    assert rules.checked_section(" Ablauf ", "") == ("Ablauf", "")
    with pytest.raises(InvalidInput):
        rules.checked_section("", "Text")
    with pytest.raises(InvalidInput):
        rules.checked_reason(" ")


def test_days_are_those_of_the_room():
    assert rules.local_day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2027, 1, 1)
