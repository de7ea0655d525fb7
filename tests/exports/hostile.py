"""Texts people should never type, and somebody always does."""

import random

# Every script and symbol block that ever broke a paper, and all that is no character at all.
_BLOCKS = (
    (0x00, 0x20),
    (0x20, 0x7F),
    (0x80, 0x250),
    (0x300, 0x370),
    (0x370, 0x530),
    (0x590, 0x780),
    (0x900, 0xE00),
    (0xE00, 0x1200),
    (0x1200, 0x1400),
    (0x2000, 0x2070),
    (0x20D0, 0x2100),
    (0x2100, 0x2C00),
    (0x3000, 0x3200),
    (0x4E00, 0x4F00),
    (0xAC00, 0xAD00),
    (0xD800, 0xE000),
    (0xE000, 0xE100),
    (0xFB00, 0xFF00),
    (0xFF00, 0x10000),
    (0x1F000, 0x1FB00),
    (0xE0000, 0xE0200),
    (0x10000, 0x10FFF),
    (0x1D400, 0x1D800),
    (0x10FFF0, 0x110000),
)

MARKUP = (
    '#read("/etc/passwd")',
    '#import "@preview/x:1.0.0"',
    "*fett* _kursiv_ $x^2$ @quelle <marke> `code`",
    "= Überschrift",
    "\\u{41} \\ // Kommentar /* nichts */",
    "</w:t></w:r><script>alert(1)</script>",
    "&lt; &amp; &#x41; ]]>",
    "{{ 7 * 7 }} {% raw %}",
    "http://example.org/?a=1&b=2",
)


def strings(count: int = 1000) -> list[str]:
    """Return `count` strings, always the same, mixing one to eight blocks each."""
    rng = random.Random(29)
    found = []
    for _ in range(count):
        blocks = rng.sample(_BLOCKS, rng.choice((1, 2, 3, 8)))
        found.append("".join(chr(rng.randrange(*rng.choice(blocks))) for _ in range(rng.randrange(1, 40))))
    return found
