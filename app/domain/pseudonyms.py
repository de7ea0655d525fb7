"""Friendly names for people who give none: plants, weather and things, nothing that could hurt."""

from __future__ import annotations

_ADJECTIVES = """
    Heiter Mutig Hell Klug Freundlich Ruhig Wach Munter Sanft Klar Froh Stark Weit Bunt Sonnig
    Leis Frisch Offen Treu Fein Golden Silbern Gelassen Herzlich Lebendig Neugierig Geduldig
    Aufrecht Beherzt Flink
""".split()
_NOUNS = """
    e:Eiche e:Linde r:Fluss r:Stern s:Segel e:Brücke r:Garten s:Licht e:Wolke r:Morgen e:Birke
    r:Apfel s:Blatt e:Welle r:Kompass e:Laterne r:Hügel s:Ufer e:Wiese r:Regenbogen e:Muschel
    r:Kiesel s:Windrad e:Insel r:Leuchtturm e:Quelle r:Ahorn s:Moos e:Tanne r:Frühling e:Feder
    r:Horizont s:Boot e:Glocke r:Klee e:Rose r:Mond s:Feld e:Kastanie r:Bach e:Melodie r:Sommer
    s:Tor e:Sonne r:Funke e:Harfe r:Pfad s:Nest e:Kerze r:Turm e:Mühle r:Weg s:Dach e:Bank
    r:Tisch e:Kugel r:Wind s:Rad
""".split()
_ENGLISH_ADJECTIVES = """
    Cheerful Brave Bright Clever Friendly Calm Wide-awake Lively Gentle Clear Glad Strong Open
    Colourful Sunny Quiet Fresh Patient Loyal Fine Golden Silver Relaxed Warm Vivid Curious
    Steady Upright Bold Nimble
""".split()
_ENGLISH_NOUNS = """
    Oak Linden River Star Sail Bridge Garden Light Cloud Morning Birch Apple Leaf Wave Compass
    Lantern Hill Shore Meadow Rainbow Shell Pebble Windmill Island Lighthouse Spring Maple Moss
    Fir Feather Horizon Boat Bell Clover Rose Moon Field Chestnut Brook Melody Summer Gate Sun
    Spark Harp Path Nest Candle Tower Mill Roof Bench Table Sphere Wind Wheel
""".split()
_ENDINGS = {"r": "er", "e": "e", "s": "es"}


def pick(number: int, locale: str) -> str:
    """The pseudonym for a random number: "Heitere Eiche", or "Cheerful Oak" in English."""
    if locale == "en":
        adjective = _ENGLISH_ADJECTIVES[number % len(_ENGLISH_ADJECTIVES)]
        return f"{adjective} {_ENGLISH_NOUNS[number // len(_ENGLISH_ADJECTIVES) % len(_ENGLISH_NOUNS)]}"
    adjective = _ADJECTIVES[number % len(_ADJECTIVES)]
    gender, _, noun = _NOUNS[number // len(_ADJECTIVES) % len(_NOUNS)].partition(":")
    return f"{adjective}{_ENDINGS[gender]} {noun}"
