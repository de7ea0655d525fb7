"""No line ends between a number and its unit, inside a date or an abbreviation; other blanks stay as they were."""

import pytest

from app.exports.binding import bound


@pytest.mark.parametrize(
    "text",
    [
        "24_% der Jugendlichen",
        "ca._36_Tsd. Euro",
        "1.250.000,00_€ im Jahr",
        "am 20._Oktober 2026",
        "on 20_October 2026",
        "um 16:00_Uhr",
        "nach §_5 Abs._2",
        "z._B. Nr._7",
        "7_Personen",
        "15 meter und 3 Prozentpunkte",
        "Sie kamen 2026. Oktober war zu spät",
        "Haus 3. Mit Garten",
    ],
)
def test_only_what_belongs_together_is_bound(text: str) -> None:
    assert bound(text.replace("_", " ")) == text.replace("_", "\u00a0")
