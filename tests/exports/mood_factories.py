"""What the room makes of a sketch, and the order it wants, for the reports the exporters write."""

from datetime import date

from app.domain.reported_moods import MissingWords, MoodCounts, SketchMood
from app.domain.reported_votes import Ballot, RuleOutcome, VotingRound


def asked(text: str = "") -> tuple[SketchMood, ...]:
    """Return two closed questions; `text` fills every field a person can fill."""
    return (
        SketchMood(
            number=1,
            closed_on=date(2026, 11, 22),
            present=34,
            everybody=MoodCounts(counts=(3, 9, 4, 6, 1)),
            benches=(MoodCounts(counts=(0, 1, 0, 4, 1), bench=text or "Politik"),),
            words=(
                MissingWords(text=text or "Die Folgekosten.", language="de"),
                MissingWords(text=text or "من يدفع؟", language=text or "ar"),
            ),
        ),
        SketchMood(
            number=2, closed_on=date(2026, 11, 23), present=34, everybody=MoodCounts(counts=(20, 8, 0, 0, 2))
        ),
    )


def priority() -> tuple[VotingRound, tuple[RuleOutcome, ...]]:
    """Return a closed vote on the order of two sketches, with what two rules say."""
    ballots = tuple(
        Ballot(number=number, marks=({idea: 1},)) for number, idea in (("A2", 1), ("B3", 3), ("C4", 3))
    )
    one = VotingRound(
        number=9, method="approval", budget=None, per_idea=None, seed="314159", ideas=(1, 3), ballots=ballots
    )
    rules = ("plain", "equal_shares", "phragmen", "sequential_pav")
    outcomes = tuple(
        RuleOutcome(
            rule=rule,
            round_number=9,
            places=1,
            chosen=(3,),
            totals={1: 1, 3: 2},
            criterion="all",
            protocol=(),
            left_out=1,
            voters=3,
        )
        for rule in rules
    )
    return one, outcomes
