"""The names papers are saved under: plain ASCII, with the group and the day, so that a folder of them sorts itself."""

import re
import unicodedata

from app.domain.report import Report

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ø": "o", "æ": "ae"}
)
_LONGEST_SLUG = 60


def dated_name(report: Report, part: str, extension: str) -> str:
    """Return "augenhoehe-i-schule-stimmen-2026-11-23.csv", at most 120 characters; `part` may be empty."""
    slug = plain_name(f"{report.group_code} {report.group_title}") or plain_name(report.title) or "bericht"
    named = f"-{part}" if part else ""
    return f"augenhoehe-{slug}{named}-{report.generated_on.isoformat()}.{extension}"


def plain_name(text: str) -> str:
    """Return "strasse-cafe" for "Straße & Café": lower case, digits and hyphens, at most 60 characters."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-")
