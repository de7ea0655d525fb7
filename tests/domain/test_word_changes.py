"""What changed between two texts: true of any texts, readable where people wrote them, and never slow."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import word_changes
from app.domain.word_changes import Mark, Piece, changes, excerpt, text_after, text_before, words_of

WORDS = st.lists(
    st.sampled_from("a b c der die . , \n \u0651 ne ä 😀 \u200d مدرسة".split(" ")), max_size=40
).map(" ".join)
TEXTS = st.one_of(st.text(), WORDS, st.text(alphabet="ab \n."))


@given(TEXTS, TEXTS)
def test_without_what_was_put_in_it_is_the_older_text_without_what_was_taken_out_the_newer(older, newer):
    for pieces in (changes(older, newer), excerpt(changes(older, newer), around=3)):
        assert text_before(pieces) == older
        assert text_after(pieces) == newer
        assert all(piece.text for piece in pieces)


@given(TEXTS, TEXTS)
def test_it_is_as_true_when_there_is_no_time_to_look_closely(older, newer):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_changes, "_STEPS", 12)
        pieces = changes(older, newer)
    assert (text_before(pieces), text_after(pieces)) == (older, newer)


@given(TEXTS)
def test_the_same_text_has_not_changed(text):
    assert [piece.mark for piece in changes(text, text)] == [Mark.SAME] * bool(text)
    assert "".join(words_of(text)) == text


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("Mehr Lehrstellen", "Viel mehr Lehrstellen", "[-Mehr][+Viel mehr] Lehrstellen"),
        ("für alle.", "für alle Kinder.", "für alle[+ Kinder]."),
        ("eins\nzwei\ndrei", "eins\ndrei", "eins\n[-zwei\n]drei"),
        ("ganz anders als vorher", "nichts blieb so", "[-ganz anders als vorher][+nichts blieb so]"),
        ("für 300 €", "für 350 €", "für [-300][+350] €"),
        ("مَدرسة للجميع", "مدرسة للجميع", "[-مَدرسة][+مدرسة] للجميع"),
        ("👨‍👩‍👧 da", "👨‍👩‍👦 da", "[-👨‍👩‍👧][+👨‍👩‍👦] da"),
        ("", "neu", "[+neu]"),
        ("weg", "", "[-weg]"),
    ],
)
def test_changes_are_told_in_whole_words(older, newer, expected):
    signs = {Mark.SAME: "{}", Mark.GONE: "[-{}]", Mark.NEW: "[+{}]"}
    assert "".join(signs[piece.mark].format(piece.text) for piece in changes(older, newer)) == expected


def test_two_paragraphs_are_compared_also_where_the_whole_text_is_too_much(monkeypatch):
    monkeypatch.setattr(word_changes, "_STEPS", 3_000)
    older = _text(4_000, 1) + "\nDer Schluss bleibt gleich.\n"
    newer = _text(4_000, 2) + "\nDer Schluss bleibt gleich.\nUnd noch einer.\n"
    pieces = changes(older, newer)
    assert pieces[-2:] == (
        Piece(Mark.SAME, "Der Schluss bleibt gleich.\n"),
        Piece(Mark.NEW, "Und noch einer.\n"),
    )


def test_an_excerpt_leaves_out_what_is_far_from_every_change():
    middle = "Das bleibt stehen. " * 60
    pieces = excerpt(changes(f"Alt {middle} alt", f"Neu {middle} neu"))
    marks = [piece.mark.value for piece in pieces]
    assert marks == ["gone", "new", "same", "skipped", "same", "gone", "new"]
    assert sum(len(piece.text) for piece in pieces if piece.mark is Mark.SAME) <= 320


def _text(length: int, seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join(f"{drawn.randrange(10**6)}" for _ in range(length))[:length]


HARD = {
    "nothing alike": (_text(10_000, 1), _text(10_000, 2)),
    "few words": tuple(
        " ".join(random.Random(n).choices(["der", "die", "das", "ein"], k=2_500)) for n in (1, 2)
    ),
    "one letter": ("a " * 5_000, "b a " * 2_500),
    "signs": ("." * 10_000, ".:" * 5_000),
    "lines": ("\n" * 10_000, "x\n" * 5_000),
    "paragraphs": ("der die das\n" * 800, "das die der\n" * 800),
}


class Looked(list):
    """A list that counts how often somebody looks something up in it."""

    times = 0

    def __getitem__(self, place):
        self.times += 1
        found = super().__getitem__(place)
        return Looked(found) if isinstance(place, slice) else found


@pytest.mark.parametrize("name", HARD)
def test_the_longest_texts_take_a_bounded_number_of_steps(name):
    older, newer = (Looked(words_of(text)) for text in HARD[name])
    _, left = word_changes._way(older, newer, word_changes._STEPS)
    assert left >= 0
    assert older.times + newer.times < 3 * word_changes._STEPS
    pieces = changes(*HARD[name])
    assert (text_before(pieces), text_after(pieces)) == HARD[name]
