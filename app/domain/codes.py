"""Access codes people read from a wall and type, and digests of secrets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # 30 symbols; no 0 O, 1 I L, U
LENGTH = 8  # symbols: 30^8 = 6.6e11 codes
_LOOK_ALIKE = str.maketrans({"µ": "M"})


def normalise(text: str) -> str:
    """A code as typed, without blanks, dashes and case; anything longer is cut, for it cannot match."""
    kept = "".join(sign for sign in text.upper().translate(_LOOK_ALIKE) if sign.isalnum())
    return kept[: LENGTH + 1]


def from_random(numbers: Sequence[int]) -> str:
    """A code from `LENGTH` random numbers, each drawn evenly from 0 to 29."""
    if len(numbers) != LENGTH or any(not 0 <= number < len(ALPHABET) for number in numbers):
        raise ValueError(f"{LENGTH} numbers from 0 to {len(ALPHABET) - 1} are needed")
    return "".join(ALPHABET[number] for number in numbers)


def grouped(code: str) -> str:
    """A code as it is shown: in two groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest(secret: str) -> str:
    """What the database keeps of a secret with at least 128 bits, or of a short-lived code."""
    return hashlib.sha256(secret.encode()).hexdigest()
