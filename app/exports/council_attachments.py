"""The Anlagen: which of the other papers belong to this one, numbered, with the names of their files."""

from collections.abc import Iterator

from app.domain.report import Report
from app.exports import advice_table, ballot_table, json_data, pabulib, pdf, profile, xlsx
from app.exports.blocks import Block, Heading, Numbered
from app.exports.council_words import COUNCIL_WORDS
from app.exports.file_names import dated_name


def attachments(report: Report) -> Iterator[Block]:
    """A numbered list; the report of results is always in it."""
    yield Heading(1, COUNCIL_WORDS[report.language].attachments)
    yield Numbered(tuple(((f"{title} ({name})",), ()) for title, name in attached(report)))


def attached(report: Report) -> list[tuple[str, str]]:
    """What there is to attach, and the name each file is saved under."""
    said, language = COUNCIL_WORDS[report.language], report.language
    found = [(said.attachment_report, dated_name(report, "", pdf.EXTENSION))]
    if report.sketches:
        name = dated_name(report, profile.NAMES[language], profile.EXTENSION)
        found.append((said.attachment_profiles, name))
    found.append((said.attachment_tables, dated_name(report, "", xlsx.EXTENSION)))
    if report.rounds:
        name = dated_name(report, ballot_table.NAMES[language], ballot_table.EXTENSION)
        found.append((said.attachment_ballots, name))
        ending = "zip" if pabulib.is_archive(report) else pabulib.EXTENSION
        found.append((said.attachment_recount, dated_name(report, "", ending)))
    if any(sketch.advice for sketch in report.sketches):
        name = dated_name(report, advice_table.NAMES[language], advice_table.EXTENSION)
        found.append((said.attachment_advice, name))
    found.append((said.attachment_data, dated_name(report, "", json_data.EXTENSION)))
    return found
