"""What of a sketch stands on its page, and in how large letters: decided by what Typst says is how tall.

Everything is set once in the smallest letters on endless pages, and only the heights are kept; so the decision is
arithmetic. Larger letters are guessed from it and tried once.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import typst

from app.exports.pdf import DOCUMENTS, fonts, forget

TEMPLATE = DOCUMENTS / "profile.typ"
# Size of the letters in points, and the room above and below a part in millimetres.
SIZES = ((11.5, 3.6), (10.5, 2.7), (9.7, 2.0), (9.0, 1.6))
_LEAST = len(SIZES) - 1
_ROOM = (297 - 17 - 2) / 25.4 * 72  # points: a page of A4 without its foot, and a little air above it
_AT_ONCE = 20  # sheets: of a hundred at once the typesetter would keep 160 MB
_LINE = 12  # points: in case the remarks take a line more than all of them together

Profile = dict[str, Any]


def fitted(profile: Profile) -> Profile:
    """The profile with what the template needs to set it: for each sheet a size and the measure of each part."""
    sheets = profile["sheets"]
    planned: list[Profile] = []
    for first in range(0, len(sheets), _AT_ONCE):
        if first:
            forget()
        planned += _fitted(profile, sheets[first : first + _AT_ONCE])
    if len(sheets) > _AT_ONCE:
        forget()
    return {**profile, "sheets": planned, "stage": "set", "sizes": SIZES}


def _fitted(profile: Profile, sheets: Sequence[Profile]) -> list[Profile]:
    marks = iter(_asked(profile, sheets, "heights"))
    planned = [_planned(sheet, _Heights(sheet, marks)) for sheet in sheets]
    tried = [at for at, sheet in enumerate(planned) if sheet["size"] < _LEAST]
    ends = _asked(profile, [planned[at] for at in tried], "check")
    for at, end in zip(tried, ends, strict=True):
        if end > _ROOM:
            planned[at] = {**planned[at], "size": _LEAST}
    return planned


class _Heights:
    """How tall a sheet is in the smallest letters: its head, its remarks, and every part in each measure."""

    def __init__(self, sheet: Profile, marks: Iterator[float]) -> None:
        self.head, plain, told = (next(marks) for _ in range(3))
        self.plain_remarks, self.all_remarks = plain - self.head, told - plain
        counts = [len(part["measures"]) for part in sheet["parts"]]
        steps = [told, *(next(marks) for _ in range(sum(counts)))]
        heights = iter([after - before for before, after in pairwise(steps)])
        self.parts = [[next(heights) for _ in range(count)] for count in counts]


def _planned(sheet: Profile, heights: _Heights) -> Profile:
    """Everything, in letters as large as there is room; or else the smallest with what fits of every part."""
    whole = heights.head + heights.plain_remarks + sum(part[0] for part in heights.parts)
    full = not any(part["measures"][0]["cut"] for part in sheet["parts"])
    if whole > _ROOM or not full:
        return {**sheet, "size": _LEAST, "chosen": _squeezed(sheet, heights)}
    # Twice as large letters take up to four times the room.
    fits = (at for at, (size, _) in enumerate(SIZES) if whole * (size / SIZES[_LEAST][0]) ** 2 <= _ROOM)
    return {**sheet, "size": next(fits, _LEAST), "chosen": [0 for _ in sheet["parts"]]}


def _squeezed(sheet: Profile, heights: _Heights) -> list[int | None]:
    """The least measure of every part, of the weightiest first; then fuller ones as long as there is room."""
    weights = [part["weight"] for part in sheet["parts"]]
    order = sorted(range(len(weights)), key=lambda at: -weights[at])
    chosen: list[int | None] = [None for _ in order]
    left = _ROOM - heights.head - heights.all_remarks - _LINE
    for at in order:
        if heights.parts[at][-1] <= left:
            left -= heights.parts[at][-1]
            chosen[at] = len(heights.parts[at]) - 1
    for _ in range(max(map(len, heights.parts))):
        for at in order:
            by = chosen[at]
            more = heights.parts[at][by - 1] - heights.parts[at][by] if by else left + 1
            if by and more <= left:
                left -= more
                chosen[at] = by - 1
    return chosen


def _asked(profile: Profile, sheets: Sequence[Profile], stage: str) -> list[float]:
    """The heights Typst marks in this stage, in the order of the sheets."""
    if not sheets:
        return []
    data = {**profile, "sheets": sheets, "stage": stage, "sizes": SIZES}
    compiler = typst.Compiler(
        input=TEMPLATE.read_bytes(),
        root=str(DOCUMENTS),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"profile": json.dumps(data, ensure_ascii=False)},
    )
    return [float(height) for height in json.loads(compiler.query("<height>", field="value"))]
