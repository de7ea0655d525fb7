"""The choice as people see it: every rule explained to whoever asks, benches, criteria, reservations on all screens."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from app.actions import ordering, workshops
from app.db import reading, transaction
from app.domain.phases import Step
from app.domain.selection import Rule
from app.domain.telling import LANGUAGES
from app.models import CastBallot, Idea, IdeaPair, Selection, VoteRound
from app.queries.counting import outcomes
from app.web.answers import now
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.hall import TITLES, fill_hall
from tests.support.laptops import Laptop

pytestmark = ON_SQLITE
HEAD = "/auszaehlung"


def _explained(laptop: Laptop, query: str = "", status: int = 200) -> str:
    return laptop.get(f"{laptop.base}{HEAD}{query}", status=status).text


def _both(doors, workshop) -> tuple[Laptop, Laptop]:
    person, desk = doors.join(workshop), doors.lead(workshop)
    desk.get(f"{desk.base}/")
    return person, desk


def test_every_rule_is_explained_in_every_language(app, doors, workshop):
    person, desk = _both(doors, workshop)
    fill_hall(workshop.id)
    for rule in Rule:
        for words in LANGUAGES.values():
            text = _explained(person, f"?regel={rule.value}&sprache={words.code}")
            assert f'lang="{words.code}"' in text
            assert words.rules[rule.value] in text
            assert text.count('class="reasons__round ') == 3
            assert words.back in text or not rule.value.startswith(("equal", "phrag"))
            desks = _explained(desk, f"?regel={rule.value}&sprache={words.code}")
            assert desks.replace(desk.base, person.base) == text
    assert "Kesirli oylar" in _explained(person, "?regel=sequential_pav&sprache=tr")


def test_who_asks_for_nothing_gets_equal_shares_in_their_own_language(app, doors, workshop):
    fill_hall(workshop.id)
    german, english = doors.join(workshop), doors.join(workshop, language="en")
    assert _explained(german) == _explained(german, "?regel=equal_shares&kriterium=all&sprache=de")
    assert "Imagine that everybody gets" in _explained(english)
    for language in ("ar", "leicht"):  # the explanation is not written in these
        reader = doors.join(workshop, language=language)
        assert 'class="reasons stack" lang="de" dir="ltr"' in _explained(reader)


@pytest.mark.parametrize("query", ["?regel=dice", "?sprache=xx", "?kriterium=0", "?kriterium=%00"])
def test_what_there_is_not_to_explain_is_not_there(app, doors, workshop, query):
    fill_hall(workshop.id)
    for laptop in _both(doors, workshop):
        _explained(laptop, query, status=404)


def test_nothing_is_explained_before_everybody_sees_the_count(app, doors, workshop):
    """The round is closed, the moderator has not gone on: no total leaves by this door either."""
    laptops = _both(doors, workshop)
    fill_hall(workshop.id, step=Step.VOTE)
    for laptop in laptops:
        _explained(laptop, status=404)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.CHOOSE, now=now())
    for laptop in laptops:
        _explained(laptop)
    workshops.move_step(workshop_id=workshop.id, wanted=Step.VOTE, now=now())
    for laptop in laptops:
        _explained(laptop, status=404)


def test_what_few_paid_is_withheld_unless_names_stand_beside_the_ballots(app, doors, workshop):
    """A smaller vote, eight and four: the four get an idea, and what they paid for it is not told."""
    person, _desk = _both(doors, workshop)
    room = fill_hall(workshop.id)
    with transaction() as session:
        gone = [f"{n:08d}" for n in range(8, 20)]
        session.execute(delete(CastBallot).where(CastBallot.id.in_(gone)))
    words = LANGUAGES["de"]
    secret = _explained(person, "?regel=phragmen")
    assert words.withheld in secret
    assert words.no_picture in secret
    with transaction() as session:
        session.query(VoteRound).one().level = "open"
    workshops.set_places(
        workshop_id=room.id, places=3, now=now()
    )  # what was rendered before is out of date now
    shown = _explained(person, "?regel=phragmen")
    assert words.withheld not in shown
    assert words.no_picture not in shown


def test_a_hidden_idea_is_in_no_explanation(app, doors, workshop):
    person, desk = _both(doors, workshop)
    room = fill_hall(workshop.id)
    assert TITLES[3] in _explained(person)
    ordering.hide_idea(workshop_id=room.id, number=4, reason="Name genannt", now=now())
    for laptop in (person, desk):
        for rule in Rule:
            assert TITLES[3] not in _explained(laptop, f"?regel={rule.value}")


def test_titles_are_text_in_the_explanation(app, doors, workshop):
    person, _desk = _both(doors, workshop)
    room = fill_hall(workshop.id)
    ordering.hide_idea(workshop_id=room.id, number=6, reason="x", now=now())
    with transaction() as session:
        session.query(Idea).filter(Idea.number == 4).one().title = '<img src=x onerror=alert(1)>"{number}%s'
    ordering.show_idea(workshop_id=room.id, number=6, now=now())
    text = _explained(person)
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;&#34;{number}%s" in text


def test_benches_with_too_few_ballots_are_named_and_not_shown(app, doors, workshop):
    person, desk = _both(doors, workshop)
    fill_hall(workshop.id)
    for laptop in (person, desk):
        text = laptop.get(f"{laptop.base}/").text
        bench = text.partition("Ergebnisse nach Bänken")[2]
        assert "18 Stimmzettel" in bench
        assert "6 Stimmzettel" in bench
        assert "nicht gezeigt, damit niemand zu erkennen ist" in bench


def test_two_criteria_stand_side_by_side_and_each_for_itself(app, doors, workshop):
    person, desk = _both(doors, workshop)
    fill_hall(workshop.id, criteria=True)
    text = person.get(f"{person.base}/").text
    assert "Nur nach „mutig“ gezählt" in text
    assert "Nur nach „machbar“ gezählt" in text
    assert 'data-label="mutig"' in text
    assert 'class="both__plane"' in text
    assert _explained(person, "?kriterium=0") != _explained(person, "?kriterium=all")
    form = desk.get(f"{desk.base}/").text
    with reading() as session:
        counted = outcomes(session, workshop.id, 3)
    for key, rules in counted.counts.items():
        for rule, outcome in rules.outcomes.items():
            assert f'data-{rule.value}_{key}="{" ".join(outcome.chosen)}"' in form
    desk.send(
        "POST",
        f"{desk.base}/auswahl",
        rule="plain",
        criterion="1",
        ideas=list(counted.chosen(Rule.PLAIN, "1")),
    )
    with reading() as session:
        assert session.query(Selection).one().criterion == "1"


def test_choosing_two_that_exclude_each_other_is_refused_at_the_field_by_name(app, doors, workshop):
    _person, desk = _both(doors, workshop)
    fill_hall(workshop.id)
    answer = desk.send(
        "POST", f"{desk.base}/auswahl", rule="plain", ideas=[3, 4], reason="beide",
        source="selection-form", status=422,
    )  # fmt: skip
    assert 'hx-target="#selection-form-ideas-error"' in answer.text
    assert f"Nr. 3 „{TITLES[2]}“ und Nr. 4 „{TITLES[3]}“ schließen sich aus" in answer.text
    page = desk.get(f"{desk.base}/").text
    assert "nicht zusammen mit Nr. 4" in page
    assert "zurückgestellt wegen Nr. 4" in page


def test_the_rounds_before_stay_to_be_seen(app, doors, workshop):
    person, _desk = _both(doors, workshop)
    room = fill_hall(workshop.id)
    assert "Frühere Abstimmungen" not in person.get(f"{person.base}/").text
    with transaction() as session:
        session.query(IdeaPair).delete()
        session.add(
            VoteRound(
                workshop_id=room.id, number=2, method="approval", budget=0, per_idea=1, seed="314159",
                ideas=[1, 2], opened_at=now(), closed_at=now(),
            )
        )  # fmt: skip
    workshops.set_places(workshop_id=room.id, places=2, now=now())
    text = person.get(f"{person.base}/").text.partition("Frühere Abstimmungen")[2]
    assert "Abstimmung 1" in text
    assert "Los-Zahl 271828" in text


def test_a_reservation_comes_to_every_screen_without_a_name(app, doors, workshop):
    person, desk = _both(doors, workshop)
    other, wall = doors.join(workshop), doors.screen(workshop)
    fill_hall(workshop.id)
    with reading() as session:
        chosen = list(outcomes(session, workshop.id, 3).chosen(Rule.EQUAL_SHARES))
    desk.send("POST", f"{desk.base}/auswahl", rule="equal_shares", ideas=chosen)
    person.get(f"{person.base}/")
    listeners = [looks.Listener(laptop, workshop.id) for laptop in (other, desk, wall)]
    own = person.send("POST", f"{person.base}/vorbehalte", text="Zu <b>teuer</b>", status=201)
    assert "data-own-reservation" in own.text
    streams = [listener.until_now() for listener in listeners]
    for listener in listeners:
        listener.stream.close()
    assert all("Zu &lt;b&gt;teuer&lt;/b&gt;" in text for text in streams[:2])
    assert "1 Vorbehalt ist festgehalten." in streams[2]
    assert "teuer" not in streams[2]
    assert "data-own-reservation" not in other.get(f"{other.base}/mine").text
    page = other.get(f"{other.base}/").text
    assert "anonym" in page.partition("Zu &lt;b&gt;teuer")[2]


def test_a_refused_reservation_says_so_at_its_field(app, doors, workshop):
    person, desk = _both(doors, workshop)
    fill_hall(workshop.id)
    early = person.send(
        "POST", f"{person.base}/vorbehalte", text="Zu früh", source="reservation-form", status=409
    )
    assert "Noch ist nichts ausgewählt" in early.text
    empty = person.send("POST", f"{person.base}/vorbehalte", text=" ", source="reservation-form", status=422)
    assert 'hx-target="#reservation-form-text-error"' in empty.text
    odd = desk.send(
        "POST", f"{desk.base}/vorbehalte", text="x", behalf="-1", source="reservation-form", status=422
    )
    assert 'hx-target="#reservation-form-behalf-error"' in odd.text
