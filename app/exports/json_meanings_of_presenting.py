"""What the keys of the data file mean that tell how results were presented and a meeting was closed."""

from collections.abc import Mapping

_LANGUAGE = "language of the text (BCP 47), empty where unknown"
_FIXED_AT = "the moment it was fixed (ISO 8601, UTC)"
_OWN_LANGUAGE = "language of its headings and of what the product wrote into it"
_SECTIONS = "what it says, section by section"

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "SketchMood": {
        "number": "1, 2, 3 …; asked again it is a new one",
        "closed_on": "the day (UTC) the moderator closed the question",
        "present": "people who had a place in the room then",
        "everybody": "answers of all",
        "benches": "answers of each bench that may be told",
        "words": "answers to Was fehlt?, in a drawn order; nothing says which level or bench they belong to",
    },
    "MoodCounts": {
        "counts": "five numbers: how many chose each level, from Das sollten wir unbedingt tun down",
        "bench": "name of the bench; empty for all",
    },
    "MissingWords": {"text": "as written", "language": _LANGUAGE},
    "ReportedQuestion": {
        "number": "number in its workshop",
        "text": "as written",
        "language": _LANGUAGE,
        "sketch": "number of the sketch it was put to; null for all of them",
        "answered": "whether the moderator said that it was answered",
        "wanted_by": "people who wanted to know it, whoever asked it included",
    },
    "NextStep": {
        "number": "number in its workshop",
        "what": "what is to be done",
        "who": "by whom (an institution); may be empty",
        "due": "until when, as typed; may be empty",
        "span": "the days that means; null where it names none",
        "sketch": "number of the sketch it belongs to, or null",
        "meeting": "the meeting it was planned in: counts those that collect and choose ideas, from 1",
    },
    "Minutes": {
        "meeting": "the meeting it is of: counts those that collect and choose ideas, from 1",
        "version": "1, 2, 3 …",
        "language": _OWN_LANGUAGE,
        "sections": _SECTIONS,
        "fixed_at": f"{_FIXED_AT}; never null in a file: drafts are in none",
        "reopened_at": "since when it is being worked on again, or null",
        "reason": "why it is being worked on again; may be empty",
        "earlier": "the versions that were fixed before, the oldest first",
    },
    "EarlierMinutes": {
        "version": "1, 2, 3 …",
        "fixed_at": _FIXED_AT,
        "reopened_at": "the moment it was opened again",
        "reason": "why it was opened again",
        "sections": _SECTIONS,
        "language": _OWN_LANGUAGE,
    },
    "MinutesSection": {
        "key": "key of the section",
        "heading": "its heading",
        "text": "its text; lines that begin with – are a list",
    },
}
