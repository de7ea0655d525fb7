"""What stands in the sketches of a full workshop: every section of the shipped template that makes a paper longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.room import DESCRIPTION

TITLE = "Patenschaften für Familien, die neu in der Stadt sind"
TEXTS = {
    "summary": "Familien begleiten Familien durch das erste Schuljahr.",
    "situation": f"{DESCRIPTION} {DESCRIPTION}",
    "goals": f"{DESCRIPTION} Jede Familie, die es möchte, hat nach drei Monaten eine Patin oder einen Paten.",
    "risks": DESCRIPTION,
}
ROWS: Mapping[str, Sequence[Mapping[str, str]]] = {
    "steps": [
        {
            "what": f"Schritt {number}: Familien ansprechen und zusammenbringen",
            "begins": f"0{number}/2027",
            "ends": f"0{number + 3}/2028",
            "who": "Integrationsbüro",
        }
        for number in range(1, 6)
    ],
    "partners": [
        {"name": "Integrationsbüro", "role": "lead"},
        {"name": "Verband der Migrantenvereine", "role": "partner"},
    ],
    "costs": [
        {
            "item": f"Posten {number}: Honorare und Räume",
            "amount": f"{number}2.500",
            "rhythm": ("once", "yearly")[number % 2],
            "funding": "Stadt und Land",
        }
        for number in range(1, 6)
    ],
    "success": [
        {"what": "Familien mit Patin oder Paten", "start": "0", "target": "120", "due": "12/2027"},
        {"what": "Abbrüche im ersten Schuljahr", "start": "14", "target": "7", "due": "2028"},
    ],
}
