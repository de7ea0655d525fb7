"""Alike texts are found, whatever their order, and renewing an index is the same as making one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.similarity import Index, Similar, idea_text

IDEAS = {
    1: "Sprachcafé im Stadtteilzentrum",
    2: "Fahrräder für Auszubildende leihen",
    3: "Leihräder für Azubis, damit alle zur Berufsschule kommen",
    4: "Kochabende in der Schulküche",
    5: "Gemeinsam kochen in der Küche der Schule",
    6: "Mentoren begleiten den Übergang in die Ausbildung",
    7: "أماكن لعب للأطفال",
    8: "Çocuklar için oyun alanı",
}

texts = st.dictionaries(
    st.integers(1, 30), st.text(alphabet="abcäß ıİ كى\n", min_size=0, max_size=30), max_size=12
)


def test_most_similar_finds_the_other_wording_first() -> None:
    index = Index(IDEAS)
    assert [one.number for one in index.most_similar("Azubis sollen Fahrräder leihen können", limit=2)] in (
        [2, 3],
        [3, 2],
    )
    assert index.most_similar("Kochen in der Schule")[0].number == 5
    assert index.most_similar("Mentorinen beim Übergnag in Ausbildung")[0].number == 6
    assert index.most_similar("اماكن اللعب للاطفال")[0].number == 7
    assert index.most_similar("COCUKLAR ICIN OYUN")[0].number == 8


def test_most_similar_leaves_out_and_keeps_to_its_limits() -> None:
    index = Index(IDEAS)
    assert index.most_similar(IDEAS[4], limit=1, least=0.99) == [Similar(4, 1.0)]
    assert index.most_similar(IDEAS[4], least=0.99, leave_out={4}) == []
    assert index.most_similar("Xylophon", least=0.2) == []
    assert Index({}).most_similar("Sprachcafé") == []
    assert Index({1: "", 2: " … "}).most_similar("Sprachcafé") == []


def test_same_score_goes_by_number() -> None:
    index = Index({9: "Offene Werkstatt", 3: "Offene Werkstatt", 5: "Offene Werkstatt"})
    assert [one.number for one in index.most_similar("Offene Werkstatt", limit=2)] == [3, 5]
    assert [pair[:2] for pair in index.pairs()] == [(3, 5), (3, 9), (5, 9)]


def test_pairs_best_first_and_only_of_the_wanted() -> None:
    index = Index({**IDEAS, 9: IDEAS[1]})
    assert [pair[:2] for pair in index.pairs(least=0.15)] == [(1, 9), (4, 5), (2, 3)]


def test_a_large_group_of_alike_ideas_is_found_whole() -> None:
    many = {n: f"Mehr Spielplätze im Viertel {n}" for n in range(1, 41)}
    assert len(Index(many).pairs(least=0.5)) == 40 * 39 // 2


@given(texts, texts, st.text(alphabet="abcäß ıİ كى", max_size=20))
def test_renewed_equals_made_anew_in_any_order(
    before: dict[int, str], after: dict[int, str], asked: str
) -> None:
    backwards = dict(sorted(after.items(), reverse=True))
    anew, earlier = Index(after), Index(before)
    unchanged = earlier.scores(asked)
    for index in (earlier.renewed(after), Index(backwards), earlier.renewed(backwards).renewed(after)):
        assert index.scores(asked) == anew.scores(asked)
        assert index.pairs(least=0.1) == anew.pairs(least=0.1)
    assert earlier.scores(asked) == unchanged


@given(texts)
def test_a_text_resembles_itself_most(several: dict[int, str]) -> None:
    index = Index(several)
    for number, text in several.items():
        scores = index.scores(text)
        assert all(0 <= score <= 1.000001 for score in scores.values())
        assert number not in scores or scores[number] == max(scores.values()) == 1.0


def test_idea_text_has_both() -> None:
    assert idea_text("Titel", "Text") == "Titel\nTitel\nText"
