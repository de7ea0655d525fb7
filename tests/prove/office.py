"""What LibreOffice makes of files: all of them in one start, as an office in Germany has it set up."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_LONGEST = 300  # seconds for all files together
_GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop>
</item></oor:items>
"""
# Semicolons, quotation marks, UTF-8, from the first line, in German, numbers recognised: what an office chooses.
CSV = "--infilter=CSV:59,34,76,1,,1031,false,true"


class Office:
    """A LibreOffice with a profile of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"
        settings = self._profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_GERMAN, encoding="utf-8")

    def convert(self, files: Sequence[Path], ending: str, folder: Path, *options: str) -> list[Path]:
        """Convert files; raises FileNotFoundError for the first that did not become what it should."""
        program = shutil.which("soffice") or "soffice"
        command = [program, "--headless", f"-env:UserInstallation={self._profile.as_uri()}", *options]
        command += ["--convert-to", ending, "--outdir", str(folder), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
        made = [folder / f"{one.stem}.{ending.partition(':')[0]}" for one in files]
        for one in made:
            if not one.exists():
                raise FileNotFoundError(f"LibreOffice made no {one.name}: {done.stderr.strip()[-300:]}")
        return made


def pictures(pdf: Path, folder: Path) -> int:
    """Draw every page of a PDF as PNG, where poppler is there; returns how many."""
    program = shutil.which("pdftoppm")
    if program is None:
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [program, "-r", "60", "-png", str(pdf), str(folder / pdf.stem)], check=True, timeout=_LONGEST
    )
    return len(list(folder.glob(f"{pdf.stem}-*.png")))
