"""The words of the council paper, and what a report is called in it."""

from app.domain.report import Language, Report
from app.exports.council_english import ENGLISH
from app.exports.council_german import GERMAN
from app.exports.council_wording import CouncilWords

__all__ = ["COUNCIL_WORDS", "CouncilWords", "group_name", "results_name", "subject"]

COUNCIL_WORDS: dict[Language, CouncilWords] = {"de": GERMAN, "en": ENGLISH}


def group_name(report: Report) -> str:
    """Return "Projektgruppe I (Schule)", or the title of a group without a code, or nothing."""
    said = COUNCIL_WORDS[report.language]
    if report.group_code:
        return said.group.format(code=report.group_code, title=report.group_title or report.group_code)
    return report.group_title


def results_name(report: Report) -> str:
    """Return whose results the paper brings, as a part of a sentence."""
    said = COUNCIL_WORDS[report.language]
    if report.group_code:
        return said.results_of.format(group=group_name(report))
    return said.results_of_title.format(title=report.group_title) if report.group_title else said.results


def subject(report: Report) -> str:
    """Return the Betreff: the process, whose results, and how many sketches."""
    said = COUNCIL_WORDS[report.language]
    what, process = results_name(report), report.process or report.title
    if not process:
        return what[:1].upper() + what[1:]
    titles = [sketch.title for sketch in report.sketches]
    if len(titles) == 1 and titles[0]:
        return said.subject_sketch.format(process=process, what=what, title=titles[0])
    sentence = said.subject_sketches if len(titles) > 1 else said.subject_of
    return sentence.format(process=process, what=what, count=len(titles))
