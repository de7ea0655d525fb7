"""Fail when a text of the sources has no translation, or a translation lost one of its values."""

import re
import sys
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None, "N_": None, "say": None}
VALUE = re.compile(r"%\((\w+)\)[sd]")


def texts() -> set[str]:
    """All texts of the sources."""
    found = set()
    for folder, method in (("app", "python"), ("templates", "jinja2")):
        pattern = "**.py" if method == "python" else "**.html"
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, method_map=[(pattern, method)], keywords=KEYWORDS
        ):
            found.add(message[0] if isinstance(message, tuple) else message)
    return {text for text in found if text}


def problems(path: Path, wanted: set[str]) -> list[str]:
    """What is wrong with a catalogue."""
    with path.open("rb") as file:
        catalogue = read_po(
            file, locale=path.parts[-3].replace("leicht", "de")
        )  # it says how many plurals there are
    known = {(m.id[0] if isinstance(m.id, tuple) else m.id): m for m in catalogue if m.id}
    wrong = [f"not translated: {text}" for text in sorted(wanted - known.keys())]
    wrong += [f"no longer used: {text}" for text in sorted(known.keys() - wanted)]
    for text, message in known.items():
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(strings):
            wrong.append(f"empty: {text}")
        elif message.fuzzy:
            wrong.append(f"fuzzy: {text}")
        elif any(
            set(VALUE.findall(s))
            - set(VALUE.findall(" ".join([message.id] if isinstance(message.id, str) else message.id)))
            for s in strings
        ):
            wrong.append(f"another value: {text}")
    return wrong


def main() -> int:
    """Check all catalogues."""
    wanted = texts()
    status = 0
    for path in sorted((ROOT / "app" / "translations").glob("*/LC_MESSAGES/messages.po")):
        for problem in problems(path, wanted):
            print(f"{path.parts[-3]}: {problem}")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
