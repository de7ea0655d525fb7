"""Sections of a sketch for the page /stil: well filled, half understood, and in Arabic."""

from __future__ import annotations

from typing import Any

from app.domain.section_values import SectionValue, read_section
from app.domain.sketch_kinds import ROW_FIELDS, Kind

_LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung"
_ROWS: dict[str, dict[Kind, tuple[tuple[str, ...], ...]]] = {
    "de": {
        Kind.PEOPLE: (
            ("Integrationsbüro", "lead"),
            ("Industrie- und Handelskammer (IHK)", ""),
            ("Drei Schulen der Nordstadt", ""),
            ("مركز الأهل", ""),
        ),
        Kind.STEPS: (
            ("Lotsinnen und Lotsen gewinnen", "Anfang 2027", "6.2027", "RAA"),
            ("Schulung an vier Abenden", "September 2027", "Oktober 2027", "IHK und HWK"),
            ("Auftakt mit allen Schulen", "15.11.2027", "15.11.2027", ""),
            ("Ein Schuljahr begleiten", "Schuljahr 2027/28", "", "Lotsinnen und Lotsen"),
            ("Auswerten und dem Rat berichten", "wenn Zeit ist", "Ende 2028", "Integrationsbüro"),
        ),
        Kind.MONEY: (
            ("Schulung, Räume und Referate", "4.800 €", "once", "Stadt Dortmund"),
            ("Aufwandsentschädigung, 12 Lotsen", "ca. 14.400", "yearly", "Land NRW"),
            ("Koordination, halbe Stelle", "32.000,00", "yearly", "Stadt Dortmund"),
            ("Heft in fünf Sprachen", "2.150,50 €", "once", ""),
            ("Abschlussfest", "viel", "once", "Sponsoren"),
        ),
        Kind.INDICATORS: (
            ("Abbrüche in der Probezeit", "24 %", "unter 15 %", "Ende 2028"),
            ("Schulen mit zwei Lotsen", "0", "8", "Schuljahr 2028/29"),
            ("Eltern beim Elternabend", "", "jede zweite Familie", "bald"),
        ),
    },
    "ar": {
        Kind.PEOPLE: (("مكتب الاندماج", "lead"), ("Industrie- und Handelskammer (IHK)", "")),
        Kind.STEPS: (
            ("البحث عن مرشدين", "بداية ٢٠٢٧", "6.2027", "RAA"),
            ("تدريب في أربع أمسيات", "سبتمبر ٢٠٢٧", "أكتوبر ٢٠٢٧", "IHK"),
            ("لقاء الافتتاح", "١٥/١١/٢٠٢٧", "١٥/١١/٢٠٢٧", ""),
            ("مرافقة لعام دراسي", "العام الدراسي ٢٠٢٧/٢٨", "", ""),
        ),
        Kind.MONEY: (
            ("التدريب والقاعات", "٤٬٨٠٠ يورو", "once", "Stadt Dortmund"),
            ("تعويض المرشدين", "حوالي ١٤٬٤٠٠", "yearly", "Land NRW"),
            ("حفل الختام", "كثير", "once", "رعاة"),
            ("كتيّب", "2.150,50 €", "once", "Stadt Dortmund"),
        ),
        Kind.INDICATORS: (("ترك التدريب مبكرا", "24 %", "15 %", "نهاية ٢٠٢٨"),),
    },
}
_TEXTS = {
    "de": "Viele brechen in der Probezeit ab.\n\nEltern kennen das duale System oft nicht.",
    "ar": "كثيرون يتركون التدريب في فترة الاختبار.",
}
_OPTIONS = {"young": {"de": "Jugendliche", "ar": "الشباب"}, "parents": {"de": "Eltern", "ar": "الأهل"}}


def examples(language: str) -> list[SectionValue]:
    """One section of every kind, as people here would have typed it."""
    rows = [
        read_section(kind, {}, {"rows": [_row(kind, n, cells) for n, cells in enumerate(table, 1)]})
        for kind, table in _ROWS[language].items()
    ]
    return [
        read_section(Kind.TEXT, {}, {"text": _TEXTS[language]}),
        read_section(Kind.CHOICES, _OPTIONS, {"chosen": ["parents", "young"]}),
        read_section(Kind.SPAN, {}, {"begins": "3.2027", "ends": "Ende 2028"}),
        *rows,
    ]


def awkward() -> list[SectionValue]:
    """What does not fit: long words, an end before its beginning, amounts that are none."""
    step = {"id": "1", "what": _LONG, "begins": "2028", "ends": "3.2027", "who": _LONG}
    undated = {"id": "2", "what": "Ohne Zeit"}
    cost = {"id": "1", "item": _LONG, "amount": "1,234", "funding": _LONG}
    unnamed = {"id": "2", "amount": "999.999.999.999,99", "rhythm": "yearly"}
    return [
        read_section(Kind.SPAN, {}, {"begins": "31.2.2027", "ends": ""}),
        read_section(Kind.STEPS, {}, {"rows": [step, undated, {**step, "id": "3", "ends": "2199"}]}),
        read_section(Kind.MONEY, {}, {"rows": [cost, unnamed]}),
    ]


def _row(kind: Kind, number: int, cells: tuple[str, ...]) -> dict[str, Any]:
    keys = (field.key for field in ROW_FIELDS[kind])
    return {"id": str(number), **dict(zip(keys, cells, strict=True))}
