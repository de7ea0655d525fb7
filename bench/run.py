"""`python -m bench.run [GROUP…]`: measure all groups or these, print each figure as it comes, then the table."""

from __future__ import annotations

import asyncio
import gc
import sys

from bench import choice, cowrite, pages, papers, push, slides
from bench.figures import Figures
from bench.limits import many_files

GROUPS = {
    "choice": choice.measure,
    "cowrite": cowrite.measure,
    "pages": pages.measure,
    "papers": papers.measure,
    "push": push.measure,
    "slides": slides.measure,
}


def main(arguments: list[str]) -> int:
    """Measure the groups asked for, or all; the exit code says whether every goal was met."""
    wanted = arguments or list(GROUPS)
    if unknown := set(wanted) - set(GROUPS):
        print(
            f"There is no group {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}.", file=sys.stderr
        )
        return 2
    many_files()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)  # the clients' own garbage collection is not what is measured
    figures = Figures()
    for name in wanted:
        asyncio.run(GROUPS[name](figures))
    print(f"\n{figures.table()}", flush=True)
    return 0 if figures.met() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
