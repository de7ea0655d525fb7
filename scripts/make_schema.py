"""Write the schema of the data file and the tables of its keys anew, after a type of the report has changed."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.exports.json_schema import pages  # noqa: E402  -- the line above makes it findable

for name, text in pages().items():
    path = ROOT / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(name)
