"""Six sketches as a group of the Dortmund process might leave them: long words, money in several years, open ends."""

from __future__ import annotations

from typing import Any

Written = dict[str, Any]  # a section's key: its text, or what its fields hold


def _rows(*rows: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    return {"rows": [{"id": f"{n:08x}", **row} for n, row in enumerate(rows, 1)]}


def _steps(*rows: tuple[str, str, str, str]) -> dict[str, list[dict[str, str]]]:
    return _rows(*(dict(zip(("what", "begins", "ends", "who"), row, strict=True)) for row in rows))


def _money(*rows: tuple[str, str, str, str]) -> dict[str, list[dict[str, str]]]:
    return _rows(*(dict(zip(("item", "amount", "rhythm", "funding"), row, strict=True)) for row in rows))


def _success(*rows: tuple[str, str, str, str]) -> dict[str, list[dict[str, str]]]:
    return _rows(*(dict(zip(("what", "start", "target", "due"), row, strict=True)) for row in rows))


def _partners(*rows: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
    return _rows(*({"name": name, "role": role} for name, role in rows))


SKETCHES: tuple[Written, ...] = (
    {
        "summary": "Ältere Auszubildende begleiten Neue durch die ersten hundert Tage an der Berufsschule. "
        "Sie sprechen ihre Sprache und kennen die Wege.",
        "situation": "Viele Ausbildungen enden im ersten Jahr. Wer neu ist, weiß oft nicht, wen man fragen kann, "
        "und Betriebe erfahren erst davon, wenn die Kündigung auf dem Tisch liegt.",
        "goals": "Jede neue Auszubildende hat vom ersten Tag an eine feste Ansprechperson.\n"
        "Betriebe hören früh, wenn etwas schiefgeht.\nWer begleitet, bekommt das bescheinigt.",
        "target_group": {"chosen": ["young_people"]},
        "reach": {"chosen": ["city"]},
        "timeframe": {"begins": "2/2027", "ends": "Juli 2029"},
        "steps": _steps(
            ("Lotsinnen und Lotsen gewinnen", "Februar 2027", "April 2027", "Berufskollegs"),
            ("Schulung in vier Modulen", "Mai 2027", "Juli 2027", "Volkshochschule"),
            ("Begleitung im ersten Lehrjahr", "August 2027", "Juli 2028", "Lotsinnen und Lotsen"),
            ("Auswertung mit den Betrieben", "September 2028", "November 2028", "IHK und Handwerkskammer"),
        ),
        "partners": _partners(
            ("Anne-Frank-Berufskolleg", "lead"), ("Industrie- und Handelskammer", ""), ("Handwerkskammer", "")
        ),
        "costs": _money(
            ("Koordination, halbe Stelle", "38.500 €", "yearly", "Land"),
            ("Schulung", "4.800 €", "once", "Stadt"),
            ("Aufwandsentschädigungen", "14.400 €", "yearly", "Stadt"),
        ),
        "success": _success(
            ("Abgebrochene Ausbildungen im ersten Jahr", "24 %", "15 %", "Schuljahr 2028/29"),
            ("Begleitete Auszubildende", "0", "120", "Juli 2028"),
        ),
        "risks": "Wenn die Koordination fehlt, trägt sich die Begleitung nicht.",
    },
    {
        "summary": "Eine Börse im Stadtteil bringt Jugendliche und Betriebe zusammen, die sich sonst nicht finden.",
        "situation": "Praktika werden über Bekannte vergeben. Wer neu ist, hat keine Bekannten.",
        "goals": "Jede Schülerin der achten Klasse findet ein Praktikum, das sie selbst gewählt hat.",
        "target_group": {"chosen": ["young_people", "families"]},
        "reach": {"chosen": ["districts"]},
        "timeframe": {"begins": "Herbst 2027", "ends": "2030"},
        "steps": _steps(
            ("Betriebe im Umkreis ansprechen", "Herbst 2027", "Frühjahr 2028", "Gewerbevereine"),
            ("Börse eröffnen", "Mai 2028", "", "Jugendberufshilfe"),
        ),
        "partners": _partners(("Jugendberufshilfe", "lead"), ("Gewerbeverein Nordstadt", "")),
        "costs": _money(("Anlaufstelle mit Ausstattung", "ca. 12 Tsd. €", "yearly", "offen")),
        "success": _success(("Vermittelte Praktika im Jahr", "40", "200", "Ende 2029")),
    },
    {
        "summary": "Eine Messe, auf der in acht Sprachen erklärt wird, wie Ausbildung in Deutschland geht.",
        "situation": "Eltern kennen den Weg über Hochschule und Fachschule, nicht den über die duale Ausbildung.",
        "goals": "Eltern können mit ihren Kindern über Ausbildungsberufe sprechen.",
        "target_group": {"chosen": ["young_people", "families"]},
        "reach": {"chosen": ["city"]},
        "timeframe": {"begins": "3/2028", "ends": "3/2028"},
        "steps": _steps(("Messe vorbereiten", "Herbst 2027", "Februar 2028", "Integrationsbüro")),
        "partners": _partners(("Agentur für Arbeit", "lead"), ("Migrantenselbstorganisationen", "")),
        "costs": _money(
            ("Halle, Technik, Dolmetschen", "27.900 €", "once", "Stadt, Kammern"),
            ("Aussteller aus dem Handwerk", "kostenlos", "once", ""),
        ),
        "success": _success(("Besucherinnen und Besucher", "", "1.500", "März 2028")),
    },
    {
        "summary": "Samstags üben Ehrenamtliche mit Jugendlichen Bewerbungsgespräche.",
        "situation": "In der Schule bleibt dafür eine Doppelstunde im Jahr.",
        "goals": "Niemand geht unvorbereitet in ein Gespräch.",
        "target_group": {"chosen": ["young_people"]},
        "reach": {"chosen": ["quarter"]},
        "timeframe": {"begins": "9/2027", "ends": "9/2028"},
        "costs": _money(("Räume und Material", "1.950,50 €", "yearly", "Stiftung")),
    },
    {
        "summary": "Ein Café, in dem Eltern in drei Sprachen fragen können, was die Schule von ihnen will.",
        "situation": "Elternabende finden auf Deutsch statt, Briefe der Schule bleiben ungelesen.",
        "goals": "Eltern und Lehrkräfte sprechen miteinander, bevor es brennt.",
        "target_group": {"chosen": ["families", "women"]},
        "reach": {"chosen": ["district"]},
        "timeframe": {"begins": "1/2028", "ends": "12/2029"},
        "steps": _steps(
            ("Sprachmittlerinnen finden", "1/2028", "3/2028", "Elternverein"),
            ("Café einmal in der Woche", "4/2028", "12/2029", "Stadtteilzentrum"),
        ),
        "partners": _partners(("Elternverein", "lead"), ("Stadtteilzentrum", "")),
        "costs": _money(("Honorare", "9.600 €", "yearly", "Land"), ("Küche", "3.200 €", "once", "Spenden")),
        "success": _success(("Familien, die wiederkommen", "", "60", "Ende 2028")),
    },
    {
        "summary": "Im Jugendhaus gibt es jeden Nachmittag Ruhe, Tische und jemanden, der hilft.",
        "situation": "Zu Hause fehlt der Platz; die offene Ganztagsschule endet mit der sechsten Klasse.",
        "goals": "Hausaufgaben scheitern nicht am Küchentisch.",
        "target_group": {"chosen": ["children", "young_people"]},
        "reach": {"chosen": ["institution"]},
        "timeframe": {"begins": "Schuljahr 2027/28", "ends": "Schuljahr 2029/30"},
        "steps": _steps(("Zwei Räume herrichten", "Juni 2027", "August 2027", "Jugendamt")),
        "partners": _partners(("Jugendhaus", "lead")),
        "costs": _money(
            ("Honorare für Studierende", "22.400 €", "yearly", "Stadt"), ("Möbel", "6.100 €", "once", "Stadt")
        ),
        "success": _success(("Kinder am Nachmittag", "12", "35", "2028")),
    },
)
