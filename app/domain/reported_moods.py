"""What the room makes of its sketches, in a report: counts by level and words; nobody is named, no word has a level."""

from dataclasses import dataclass
from datetime import date

LEVELS = 5  # from most in favour to most against, as `domain.mood.MOODS`


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodCounts:
    """How many chose each level, most in favour first; of all, or of the bench that is named."""

    counts: tuple[int, ...]
    bench: str = ""

    def __post_init__(self) -> None:
        """Refuse what is not one number for each level."""
        if len(self.counts) != LEVELS:
            raise ValueError(f"{LEVELS} levels, not {len(self.counts)}")

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingWords:
    """What somebody missed, in a language (BCP 47, may be empty) that its letters alone tell."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchMood:
    """One closed question about a sketch: all who answered of those `present`, benches that may be told, words."""

    number: int
    closed_on: date
    present: int
    everybody: MoodCounts
    benches: tuple[MoodCounts, ...] = ()
    words: tuple[MissingWords, ...] = ()
