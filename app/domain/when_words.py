"""The words of points in time in the languages of the product: how they are read, and how they are written.

Words are compared as `folding.fold` makes them, so accents, capitals and Arabic spellings do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.folding import fold

# Months as they are written out; the first name of each is also how `when.spelled` writes it.
MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "de": tuple(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
        ),
        "en": tuple(
            "January February March April May June July August September October November December".split()
        ),
        "tr": tuple("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()),
        "ar": tuple("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()),
    }
)
SHORT_MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "de": tuple("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split()),
        "en": tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        "tr": tuple("Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara".split()),
        "ar": MONTHS["ar"],
    }
)
_OTHER_MONTHS = (
    "jän jänner januari يناير جانفي",
    "feber شباط فيفري",
    "mrz märz mars آذار",
    "نيسان إبريل أفريل",
    "أيار ماي",
    "حزيران يونيه جوان",
    "تموز يوليه جويلية",
    "آب أوت",
    "sept أيلول",
    "octobre",
    "nov",
    "dec",
)
# Levantine months of two words, as months of one.
PHRASES: Mapping[str, str] = MappingProxyType(
    {
        fold(phrase): f" {fold(month)} "
        for phrase, month in (
            ("كانون الثاني", "januar"),
            ("تشرين الأول", "oktober"),
            ("تشرين الثاني", "november"),
            ("كانون الأول", "dezember"),
        )
    }
)
_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "s1": "frühjahr frühling spring ilkbahar bahar ربيع الربيع",
        "s2": "sommer summer yaz صيف الصيف",
        "s3": "herbst autumn fall sonbahar güz خريف الخريف",
        "s4": "winter kış شتاء الشتاء",
        "p1": "anfang beginn beginning start early başı başında بداية أوائل مطلع",
        "p2": "mitte mid middle ortası ortasında منتصف أواسط",
        "p3": "ende end late sonu sonunda نهاية أواخر",
        "q": "quartal quarter qtr q çeyrek çeyreği الربع ربع",
        "h": "halbjahr jahreshälfte half halfyear h yarıyıl yarısı النصف نصف",
        "j": "schuljahr sj school schoolyear öğretim eğitim okul الدراسي دراسي الدراسية",
        "o1": "i first erste erstes ersten birinci الأول",
        "o2": "ii second zweite zweites zweiten ikinci الثاني",
        "o3": "iii third dritte drittes dritten üçüncü الثالث",
        "o4": "iv fourth vierte viertes vierten dördüncü الرابع",
        # Words that say nothing about the time itself.
        "": "im in am ab zum bis jahr jahres of the year from until by st nd rd th yılı yıl yılının من عام العام "
        "سنة السنة",
    }
)


def _months() -> dict[str, str]:
    known = {}
    for month in range(12):
        names = [row[month] for table in (MONTHS, SHORT_MONTHS) for row in table.values()]
        for name in (*names, *_OTHER_MONTHS[month].split()):
            known[fold(name)] = f"m{month + 1}"
    return known


CODES: Mapping[str, str] = MappingProxyType(
    {
        **{fold(word): code for code, words in _OTHERS.items() for word in words.split()},
        **_months(),
    }
)

# How a span is written, by its precision; `part` counts from 1.
WRITTEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": {
            "day": "{day}. {month} {year}",
            "month": "{month} {year}",
            "quarter": "{part}. Quartal {year}",
            "half": "{part}. Halbjahr {year}",
            "season": "{word} {year}",
            "part_of_month": "{word} {month} {year}",
            "part_of_year": "{word} {year}",
            "school_year": "Schuljahr {year}/{next}",
            "year": "{year}",
        },
        "en": {
            "day": "{day} {month} {year}",
            "month": "{month} {year}",
            "quarter": "Q{part} {year}",
            "half": "H{part} {year}",
            "season": "{word} {year}",
            "part_of_month": "{word} {month} {year}",
            "part_of_year": "{word} {year}",
            "school_year": "school year {year}/{next}",
            "year": "{year}",
        },
        "tr": {
            "day": "{day} {month} {year}",
            "month": "{month} {year}",
            "quarter": "{part}. çeyrek {year}",
            "half": "{part}. yarıyıl {year}",
            "season": "{word} {year}",
            "part_of_month": "{month} {year} {word}",
            "part_of_year": "{year} {word}",
            "school_year": "{year}/{next} öğretim yılı",
            "year": "{year}",
        },
        "ar": {
            "day": "{day} {month} {year}",
            "month": "{month} {year}",
            "quarter": "الربع {part} من {year}",
            "half": "النصف {part} من {year}",
            "season": "{word} {year}",
            "part_of_month": "{word} {month} {year}",
            "part_of_year": "{word} {year}",
            "school_year": "العام الدراسي {year}/{next}",
            "year": "{year}",
        },
    }
)
SEASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "de": ("Frühjahr", "Sommer", "Herbst", "Winter"),
        "en": ("spring", "summer", "autumn", "winter"),
        "tr": ("ilkbahar", "yaz", "sonbahar", "kış"),
        "ar": ("ربيع", "صيف", "خريف", "شتاء"),
    }
)
PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "de": ("Anfang", "Mitte", "Ende"),
        "en": ("early", "mid", "late"),
        "tr": ("başı", "ortası", "sonu"),
        "ar": ("بداية", "منتصف", "نهاية"),
    }
)
