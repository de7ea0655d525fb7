"""The figures of the bench, their goals, and how they are printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at most, or at least, `bound`."""

    name: str
    bound: float
    what: str
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.bound:g}"


GOALS = {
    goal.name: goal
    for goal in (
        Goal("push_missed", 0, "deliveries that never came, of all"),
        Goal("push_p50_ms_34", 20, "submit -> on every laptop, quiet room of 34, median"),
        Goal("push_p95_ms_34", 40, "the same, slowest twentieth"),
        Goal("push_p95_ms_200", 300, "200 laptops, 10 submissions a second"),
        Goal("push_p95_ratio_2000", 1.5, "2,000 laptops, 20 a second: product / bare broadcaster"),
        Goal("step_change_p95_ms_2000", 1500, "next step with 100 ideas on 2,000 laptops"),
        Goal("rss_mb_2000", 400, "memory of all workers (sum of PSS) with 2,000 laptops"),
        Goal("join_500_s", 20, "500 people join behind one address"),
        Goal("join_500_refused", 0, "of these, refused"),
        Goal("board_100_per_s", 100, "pages with 100 ideas a second, 8 at a time", at_least=True),
        Goal("board_500_ms", 150, "first page with 500 ideas after the reveal"),
        Goal("vote_per_s", 300, "points a second, 8 at a time, each on disk", at_least=True),
        Goal("vote_p95_ms", 200, "a point given -> acknowledged, slowest twentieth"),
        Goal("vote_miscounted", 0, "points that are not counted once"),
        Goal("submit_per_s", 250, "ideas a second, 8 at a time, each on disk", at_least=True),
        Goal("select_phragmen_ms", 300, "Phragmén: 8 of 500 ideas from 2,000 ballots, exact"),
        Goal("select_add1_ms", 800, "Equal Shares with Add1: the same"),
        Goal("similar_ms", 5, "three ideas alike among 500, by words"),
        Goal("similar_recall3", 0.56, "rewordings found among the first three, by words", at_least=True),
        Goal("similar_recall5", 0.68, "among the first five", at_least=True),
        Goal("exposure_max_min", 2, "most / least shown idea, 30 people and 60 ideas"),
        Goal("import_697_s", 5, "697 ideas of a table, preview included"),
        Goal(
            "cowrite_p95_ms", 300, "8 writers in one section, 25 sketches, 200 people: key -> others' screens"
        ),
        Goal("cowrite_lost", 0, "200 people typing at once: letters missing anywhere"),
        Goal("section_reopen_ms", 200, "a section with 100,000 changes, after they were merged"),
        Goal("sketch_mem_mb", 30, "30 sketches of 20 kB in memory"),
        Goal("export_vorlage_s", 5, "500 ideas, 100 sketches: press -> last byte of the council paper, DOCX"),
        Goal("export_vorlage_pdf_s", 5, "the same as PDF"),
        Goal("export_docx_s", 5, "the sketches, DOCX"),
        Goal("export_pdf_s", 5, "PDF"),
        Goal("export_protokoll_s", 5, "Protokoll, DOCX"),
        Goal("export_protokoll_pdf_s", 5, "Protokoll, PDF"),
        Goal("export_steckbrief_s", 5, "a page for each sketch, PDF"),
        Goal("export_pptx_s", 5, "slides, PPTX"),
        Goal("export_folien_s", 5, "slides, HTML"),
        Goal("export_xlsx_s", 5, "tables, XLSX"),
        Goal("export_csv_s", 5, "ideas, CSV"),
        Goal("export_stimmen_s", 5, "ballots, CSV"),
        Goal("export_rueckmeldungen_s", 5, "advice, CSV"),
        Goal("export_pb_s", 5, "Pabulib"),
        Goal("export_json_s", 5, "JSON"),
        Goal("export_ics_s", 5, "meetings, ICS"),
        Goal("export_openslides_s", 5, "agenda for OpenSlides"),
        Goal("export_zip_s", 20, "all of them in one ZIP"),
        Goal("export_mem_mb", 300, "memory of server and children meanwhile, above idle (PSS)"),
        Goal(
            "push_ratio_during_export",
            1.5,
            "200 laptops, 10 texts a second: slowest twentieth meanwhile / without",
        ),
        Goal("export_push_missed", 0, "of these, deliveries that never came"),
        Goal("slide_p95_ms_200", 300, "a slide turned -> on 200 laptops, 40 sketches, slowest twentieth"),
        Goal("slide_missed", 0, "slides that never came"),
        Goal("render_growth", 1.3, "push of one more idea to all screens: board of 500 / of 10"),
    )
}


@dataclass
class Figures:
    """What was measured, in the order it was; names without a goal are for information."""

    values: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Keep a figure and print its line."""
        self.values[name] = value
        print(f"bench: {name}={number(value)}", flush=True)

    def met(self) -> bool:
        """Whether every figure that has a goal meets it."""
        return all(GOALS[name].is_met(value) for name, value in self.values.items() if name in GOALS)

    def table(self) -> str:
        """All figures beside their goals."""
        rows = [("figure", "value", "goal", "", "what")]
        for name, value in self.values.items():
            goal = GOALS.get(name)
            verdict = "" if goal is None else ("ok" if goal.is_met(value) else "MISSED")
            rows.append(
                (name, number(value), str(goal or ""), verdict, goal.what if goal else "for information")
            )
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        return "\n".join(
            f"{a:<{widths[0]}}  {b:>{widths[1]}}  {c:>{widths[2]}}  {d:<{widths[3]}}  {e}"
            for a, b, c, d, e in rows
        )


def number(value: float) -> str:
    """A figure as short as it can be said."""
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of all values do not exceed; infinite when there is none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else math.inf
