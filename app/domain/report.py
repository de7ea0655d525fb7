"""A finished workshop as plain data: all that exporters ever see.

There is no field for a participant anywhere in these types but one: the `name` beside advice, which is empty unless
the office asked for names and the person wished to be named. The partners of a sketch are what its team wrote, like its
texts. What is not to be published has no place either: a hidden idea is a number without words.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from app.domain.phases import Audience
from app.domain.reported_agreement import SketchVersion
from app.domain.reported_audience import ReportedQuestion
from app.domain.reported_closing import Minutes, NextStep
from app.domain.reported_moods import SketchMood
from app.domain.reported_setting import Setting
from app.domain.reported_votes import Criterion, RoomSelection, Rule, RuleOutcome, VotingRound
from app.domain.section_types import SectionValue

Language = Literal["de", "en"]
IdeaState = Literal["visible", "merged", "hidden"]
Source = Literal["participant", "room", "import"]
Shelf = Literal["board", "store", "project"]
AdviceState = Literal["open", "taken_up", "settled", "declined", "withdrawn"]
AdviceVoice = Literal["participant", "facilitator", "adviser"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom a report is for. Drafts are the desk's alone; `names` are of those who asked to be named."""

    audience: Audience = Audience.PARTICIPANT  # what everybody in the room may have, and so the public
    names: bool = False


EVERYBODY = Reader()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the group. `phase` is its name as people read it; times are local."""

    number: int
    on: date
    phase: str
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCount:
    """How many people of one bench (kind of institution) were present: a number, never who."""

    name: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A question on an idea, or an answer to one; `by_facilitator` where the moderator spoke. Nobody is named."""

    text: str
    language: str = ""
    by_facilitator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Remark):
    """A question (Rückfrage) with its answers in the order they were given."""

    answers: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedIdea:
    """One idea as it may be published.

    `number` is the idea's number in its workshop, `meeting` counts the meetings that collect ideas. `language` is a
    BCP 47 tag of the text, empty when unknown; `theme` a theme's name. `merged_into` is the idea at the head of the
    bundle this one lies in, `members` the ideas that lie in a bundle with this one at its head, `bundle` its name.
    `source` "room" was entered for somebody without a device. `shelf` "store" is in the Ideenspeicher, "project"
    was chosen by an earlier meeting.

    Raises ValueError when a hidden idea carries words, or when `merged_into` and `state` contradict each
    other.
    """

    number: int
    title: str
    description: str = ""
    language: str = ""
    state: IdeaState = "visible"
    theme: str = ""
    target_group: str = ""
    source: Source = "participant"
    meeting: int = 1
    shelf: Shelf = "board"
    bundle: str = ""
    merged_into: int | None = None
    members: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what must not be published."""
        words = (self.title, self.description, self.theme, self.target_group, self.bundle, self.questions)
        if self.state == "hidden" and any(words):
            raise ValueError(f"idea {self.number} is hidden and must carry no words")
        if (self.state == "merged") != (self.merged_into is not None):
            raise ValueError(f"idea {self.number}: state and merged_into contradict each other")


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchSection:
    """One section of a sketch: a stable key, its label in the report's language, its text (may be empty).

    A section that holds more than a text has a `value`, which is then what counts.
    """

    key: str
    label: str
    text: str = ""
    value: SectionValue | None = None

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return self.value.filled if self.value else bool(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchOrigin:
    """Where a sketch came from: the ideas, merged ones included, and their votes (None if none)."""

    ideas: tuple[int, ...]
    votes: int | None = None
    supporters: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceAnswer:
    """An answer to a piece of advice; `voice` is whose it is, `name` empty unless names were asked for."""

    text: str
    language: str = ""
    voice: AdviceVoice = "participant"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchAdvice:
    """A piece of advice on a sketch: `section` is a key, empty for the whole sketch; a withdrawn one has no words.

    `state` is what became of it, `reason` why (in `reason_language`); `by_team` says that the sketch's team decided it,
    not the moderator. `name` is empty unless names were asked for.
    """

    number: int
    text: str
    section: str = ""
    language: str = ""
    voice: AdviceVoice = "participant"
    name: str = ""
    state: AdviceState = "open"
    reason: str = ""
    reason_language: str = ""
    by_team: bool = False
    answers: tuple[AdviceAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchPaper:
    """One project sketch: `idea` is the number of the selected idea, `sections` stand in reading order.

    `version` is what the room agreed on and holds: then `sections` are its text. `pending` says that the room has
    begun to agree on its sketches, and not (or not again) on this one. `versions` are all it ever agreed on; `moods`
    what the room made of it, each time it was asked.
    """

    number: int
    title: str
    idea: int
    origin: SketchOrigin
    sections: tuple[SketchSection, ...] = ()
    advice: tuple[SketchAdvice, ...] = ()
    versions: tuple[SketchVersion, ...] = ()
    moods: tuple[SketchMood, ...] = ()
    pending: bool = False

    @property
    def version(self) -> SketchVersion | None:
        """The version that holds."""
        last = self.versions[-1] if self.versions else None
        return last if last and not last.reopened else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A workshop as it may be published, in the language its paper is written in.

    `places` is how many ideas are to be chosen now; `exclusive` are pairs of ideas of which only one can be chosen.
    `selections` are all the room ever confirmed; `holds` is the number of the one that holds now: None while the
    room has not confirmed anything on its latest vote, or an idea it had chosen does not stand any more.
    `priorities` are the votes on the order of sketches, each by the number of its idea; they choose nothing. `setting`
    is what the data file needs to set the workshop up elsewhere; papers show nothing of it.
    """

    title: str
    city: str
    process: str
    motto: str
    group_code: str
    group_title: str
    language: Language
    generated_on: date
    meetings: tuple[Meeting, ...] = ()
    benches: tuple[BenchCount, ...] = ()
    ideas: tuple[ReportedIdea, ...] = ()
    exclusive: tuple[tuple[int, int], ...] = ()
    places: int = 1
    rounds: tuple[VotingRound, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    selections: tuple[RoomSelection, ...] = ()
    holds: int | None = None
    sketches: tuple[SketchPaper, ...] = ()
    audience_questions: tuple[ReportedQuestion, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    priorities: tuple[VotingRound, ...] = ()
    priority_outcomes: tuple[RuleOutcome, ...] = ()
    setting: Setting | None = None

    @property
    def people(self) -> int:
        """How many people were present, all benches together."""
        return sum(bench.people for bench in self.benches)

    @property
    def ideas_told(self) -> int:
        """How many ideas came together; hidden ones are not counted."""
        return sum(idea.state != "hidden" for idea in self.ideas)

    @property
    def latest_round(self) -> VotingRound | None:
        """The last round that was counted, if any."""
        return max(self.rounds, key=lambda one: one.number, default=None)

    @property
    def selection(self) -> RoomSelection | None:
        """What the room confirmed and what holds now."""
        return next((one for one in self.selections if one.number == self.holds), None)

    @property
    def decisions(self) -> tuple[RoomSelection, ...]:
        """The last selection of each meeting, in order; the others were replaced in the same meeting."""
        last = {one.meeting: one for one in sorted(self.selections, key=lambda one: one.number)}
        return tuple(last[meeting] for meeting in sorted(last))

    def outcome(self, rule: Rule, criterion: Criterion = "all") -> RuleOutcome | None:
        """Return what `rule` chose in the latest round it was applied to."""
        counted = [one for one in self.outcomes if (one.rule, one.criterion) == (rule, criterion)]
        return max(counted, key=lambda one: one.round_number, default=None)

    def outcomes_of(self, round_number: int) -> tuple[RuleOutcome, ...]:
        """Return what the rules chose in one round."""
        return tuple(one for one in self.outcomes if one.round_number == round_number)

    def idea(self, number: int) -> ReportedIdea | None:
        """Return the idea with this number, None when the report has none."""
        return next((one for one in self.ideas if one.number == number), None)
