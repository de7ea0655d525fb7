"""What the paper says about votes, choices and ideas, whatever format it is set in."""

from dataclasses import replace

import pytest

from app.domain.report import Report
from app.exports.blocks import Facts, Heading, Paragraph, Table
from app.exports.paper import compose
from tests.exports.factories import empty, sample, two_criteria, two_meetings


def _headings(report: Report, level: int) -> list[str]:
    return [one.text for one in compose(report).blocks if isinstance(one, Heading) and one.level == level]


def _paragraphs(report: Report) -> list[str]:
    return [one.text for one in compose(report).blocks if isinstance(one, Paragraph)]


def _table(report: Report, caption: str) -> list[list[str]]:
    table = next(
        one for one in compose(report).blocks if isinstance(one, Table) and one.caption.startswith(caption)
    )
    return [[cell.text for cell in row] for row in table.rows]


def _details(report: Report) -> dict[str, list[tuple[str, str]]]:
    """What stands below each title in the list of all ideas, with its language."""
    table = next(one for one in compose(report).blocks if isinstance(one, Table) and one.header[0] == "Nr.")
    return {row[0].text: [(one.text, one.language) for one in row[1].detail] for row in table.rows}


def test_four_rules_stand_side_by_side_with_whom_they_leave_out() -> None:
    assert _table(sample(), "Was jede Regel") == [
        ["Die meisten Stimmen", "Idee 1, Idee 2, Idee 4", "0 von 6"],
        ["Gleiche Anteile", "Idee 1, Idee 2, Idee 5", "0 von 6"],
        ["Phragmén", "Idee 1, Idee 2, Idee 5", "0 von 6"],
        ["PAV, Platz für Platz", "Idee 1, Idee 5, Idee 2", "1 von 6"],
    ]


@pytest.mark.parametrize(("rule", "column"), [("plain", None), ("sequential_pav", "PAV, Platz für Platz")])
def test_the_comparison_has_columns_for_the_rules_that_matter(rule: str, column: str | None) -> None:
    chosen = replace(sample().selections[0], rule=rule)
    blocks = compose(replace(sample(), selections=(chosen,))).blocks
    header = next(one.header for one in blocks if isinstance(one, Table) and "der Raum" in one.caption)
    expected = ["Idee", "Punkte", "Die meisten Stimmen", "Gleiche Anteile", column, "Auswahl des Raums"]
    assert list(header) == [name for name in expected if name]


def test_reservations_follow_their_decision_under_a_heading_of_their_own() -> None:
    blocks = compose(sample()).blocks
    at = blocks.index(Heading(2, "Vorbehalte"))
    assert isinstance(blocks[at - 1], Facts)
    assert blocks[at + 2 : at + 7] == (
        Paragraph("Vorbehalt 1 – Migrantenselbstorganisationen", tone="strong"),
        Paragraph("Ohne Sprachcafé fehlt ein Ort für Erwachsene.", language="de"),
        Paragraph("Das trifft vor allem Frauen.", language="de"),
        Paragraph("Vorbehalt 2", tone="strong"),
        Paragraph("لا مكان للكبار بلا مقهى اللغة.", language="ar"),
    )
    assert ("Vorbehalte", ("2",)) in next(one.rows for one in blocks if isinstance(one, Facts))
    alone = replace(sample(), selections=(replace(sample().selections[0], reservations=()),))
    assert "Vorbehalte" not in _headings(alone, 2)


def test_every_meeting_keeps_its_vote_and_its_choice() -> None:
    """A choice that was replaced stays, with its reservations; a later meeting's vote stands beside the first."""
    report = two_meetings()
    first, second = "Abstimmung 1 (1. Ideensitzung)", "Abstimmung 2 (2. Ideensitzung)"
    assert _headings(report, 2)[:6] == [
        first,
        f"Entscheidung – {first}",
        f"Vorbehalte – {first}",
        f"Entscheidung – {first}",
        second,
        "Entscheidung",
    ]
    assert _details(report)["2"][-1] == ("(Abstimmung 1: 17)", "")
    said = _paragraphs(report)
    assert sum("Diese Auswahl hat die Gruppe später ersetzt." in text for text in said) == 1
    assert "Zu dieser Abstimmung haben die Anwesenden noch keine Auswahl bestätigt." in said


def test_a_choice_without_a_vote_is_a_decision_too() -> None:
    chosen = replace(sample().selections[0], round_number=None, reservations=())
    report = replace(sample(), rounds=(), outcomes=(), selections=(chosen,))
    said = _paragraphs(report)
    assert "Es wurde noch nicht abgestimmt." in said
    assert "Die Anwesenden haben ohne Abstimmung ausgewählt." in said
    assert _headings(report, 2)[0] == "Entscheidung"


def test_a_choice_with_an_idea_that_was_hidden_since_says_so() -> None:
    ideas = tuple(
        replace(idea, title="", description="", state="hidden") if idea.number == 2 else idea
        for idea in sample().ideas
    )
    said = _paragraphs(replace(sample(), ideas=ideas, holds=None))
    assert sum("inzwischen verborgen" in text for text in said) == 1
    assert not any("inzwischen verborgen" in text for text in _paragraphs(sample()))


def test_two_criteria_are_named_and_counted_by_the_one_the_room_chose_by() -> None:
    said = _paragraphs(two_criteria())
    assert any("„mutig“ und „machbar“" in text and "offen" in text for text in said)
    assert "Gezählt nach „machbar“." in said
    assert _table(two_criteria(), "Was die Auszählung") == [
        ["Idee 2: Praktikumsbörse im Stadtteil", "1", "ja", "ja"]
    ]
    assert _table(two_criteria(), "Ergebnis nach Bänken") == [["Politik", "0"]]
    together = replace(two_criteria().selections[0], criterion="all")
    assert "Gezählt sind beide Kriterien zusammen." in _paragraphs(
        replace(two_criteria(), selections=(together,))
    )


def test_each_text_below_an_idea_is_in_its_own_language() -> None:
    """A screen reader must not read the paper's own words with an Arabic voice."""
    ideas = tuple(replace(idea, source="room") for idea in sample().ideas)
    details = _details(replace(sample(), ideas=ideas))
    assert details["5"][-1] == ("(im Raum erfasst)", "")
    assert details["5"][0][1] == "ar"
    assert details["1"][-1][0] == (
        "(Thema: Übergang Schule/Beruf · Zielgruppe: Jugendliche in der Probezeit · im Raum erfasst · "
        "Bündel „Begleitung“ · steht auch für Idee 6)"
    )
    assert details["7"] == []


def test_participation_says_what_was_entered_for_others() -> None:
    said = "Herkunft der Ideen: 5 eingereicht, 1 im Raum für Menschen ohne eigenes Gerät erfasst, 1 aus"
    assert any(text.startswith(said) for text in _paragraphs(sample()))
    plain = tuple(replace(idea, source="participant") for idea in sample().ideas)
    assert not any("im Raum für" in text for text in _paragraphs(replace(sample(), ideas=plain)))


def test_appendices_are_lettered_without_a_gap() -> None:
    assert _headings(sample(), 1)[-2:] == ["Anhang B: Ideenspeicher", "Anhang C: Protokoll der Auszählung"]
    ideas = tuple(replace(idea, shelf="board") for idea in sample().ideas)
    assert _headings(replace(sample(), ideas=ideas), 1)[-1] == "Anhang B: Protokoll der Auszählung"
    assert _headings(empty(), 1)[-1] == "Anhang A: Alle Ideen"
