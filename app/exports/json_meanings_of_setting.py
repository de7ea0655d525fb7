"""What the keys under `setting` mean: where a workshop takes place, so that it can be set up elsewhere."""

from collections.abc import Mapping

_NAME = "name by language"
_KEY = "key, as used by sections"

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Setting": {
        "question": "the question on all screens",
        "process": "texts of the process",
        "group_title": "name of the project group by language",
        "benches": "all benches, also those nobody speaks for",
        "alone": "people present who speak for no bench",
        "seats": "seats (institutions), never persons",
        "meetings": "planned meetings",
        "themes": "themes, in the order of the list",
        "meeting": "the meeting it has come to: counts those that collect and choose ideas, from 1",
        "vote": "what holds for the next vote",
        "templates": "templates its sketches follow, and the one for new sketches",
    },
    "ProcessTexts": {
        "key": "name of the process for programs; gets a number at import where it is taken",
        "title": _NAME,
        "city": "city by language",
        "motto": "guiding principle by language",
        "definition": "paragraphs of the definition, each by language",
        "principle": "paragraphs of the Leitbild, each by language",
        "rules": "rules of the dialogue, each by language",
        "themes": "top themes of the process, each by language",
        "milestones": "dates of the process",
        "bodies": "bodies that carry the process",
    },
    "Milestone": {"when": "as typed: a day, or months such as 2007-12/2008-01", "title": "by language"},
    "Body": {
        "name": _NAME,
        "kind": "such as strategic or operative",
        "offices": "its offices, each by language",
        "tasks": "its tasks, each by language",
    },
    "SetBench": {"name": _NAME, "people": "people present who speak for it"},
    "SetSeat": {
        "name": _NAME,
        "bench": "place of its bench in benches, from 0",
        "places": "people it may hold",
        "expert": "whether it is one of the experts",
        "substitute": "whether it names a substitute",
    },
    "SetMeeting": {
        "number": "1, 2, 3 …",
        "date": "the day",
        "starts": "local time, HH:MM",
        "ends": "local time, HH:MM",
        "phase": "planned phase",
        "place": "where; may be empty",
    },
    "SetTheme": {"number": "number in its workshop", "name": _NAME, "listed": "false: taken off the list"},
    "VoteTerms": {
        "method": "points or approval",
        "budget": "points for each criterion; 0 for any number",
        "per_idea": "most points on one idea",
        "level": "open, anonymous or code",
        "by_bench": "whether the result is told by bench too",
        "criteria": "up to two words",
        "quorum": "place of the bench in benches (from 0) -> people needed",
    },
    "SetTemplate": {
        "number": "number in its process",
        "version": "version of it; never changed",
        "in_use": "whether new sketches follow it; true of exactly one",
        "name": _NAME,
        "sections": "its sections, the title first",
        "sketches": "numbers of the sketches that follow it",
    },
    "SetSection": {
        "key": _KEY,
        "kind": "what it holds",
        "label": _NAME,
        "guidance": "what helps to write it, by language",
        "example": "an example, by language",
        "required": "whether a sketch needs it",
        "options": "options of a choice",
    },
    "SetOption": {"key": _KEY, "label": _NAME},
}
