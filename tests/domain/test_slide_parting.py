"""What is too long for a slide is cut where it hurts least."""

from __future__ import annotations

from app.domain.slide_parting import BAR_NAME, SUBJECT, TOPIC, shortened, wrapped


def test_a_title_of_one_long_word_is_cut_in_the_word() -> None:
    for room in (SUBJECT, TOPIC, BAR_NAME):
        cut = shortened("1. " + "Donaudampfschifffahrt" * 9, room)
        assert cut.startswith("1. Donaudampf")
        assert cut.endswith("…")
        assert len(wrapped(cut, room.width)) <= room.lines
