"""A vote to write into a report: its ballots, what four rules make of it, and what the room chose."""

from app.domain.reported_votes import (
    Ballot,
    BenchVote,
    Reservation,
    RoomSelection,
    RuleOutcome,
    VotingRound,
)

BALLOTS = (
    Ballot(number="7KQ2M9XA", marks=({1: 5, 2: 3, 3: 2},)),
    Ballot(number="B4H8RTW3", marks=({1: 4, 2: 4, 5: 2},)),
    Ballot(number="2345E678", marks=({1: 5, 3: 5},)),
    Ballot(number="XYZ23456", marks=({2: 5, 3: 5},)),
    Ballot(number="C9C9C9C9", marks=({4: 5, 5: 5},)),
    Ballot(number="HHJKMNPQ", marks=({1: 5, 2: 5},)),
)
TOTALS = {1: 19, 2: 17, 3: 12, 4: 5, 5: 7}


def closed_round() -> VotingRound:
    """Return a vote with points, one-time codes, one criterion and a quorum."""
    return VotingRound(
        number=1,
        method="points",
        budget=10,
        per_idea=5,
        seed="3-1-6-4",
        ideas=(1, 2, 3, 4, 5),
        ballots=BALLOTS,
        level="code",
        criteria=("Was bewirkt am meisten?",),
        benches=(
            BenchVote(name="Politik", needed=3, present=5),
            BenchVote(
                name="Migrantenselbstorganisationen",
                needed=5,
                present=12,
                ballots=5,
                totals=({1: 15, 2: 12, 3: 7},),
            ),
        ),
    )


def four_outcomes() -> tuple[RuleOutcome, ...]:
    """Return what each of the four rules proposes on it."""
    protocol = (
        "1. Idee 1 (Lotsen für die Berufsschule): 19 Punkte, Preis je Punkt 2/19 eines Anteils",
        "2. Idee 2 (Praktikumsbörse im Stadtteil): 17 Punkte, Preis je Punkt 2/17 eines Anteils",
        "3. Ergänzung: Idee 5",
    )
    return tuple(
        RuleOutcome(
            rule=rule,
            round_number=1,
            places=3,
            chosen=chosen,
            totals=TOTALS,
            left_out=left_out,
            voters=6,
            protocol=protocol if rule == "equal_shares" else (),
        )
        for rule, chosen, left_out in (
            ("plain", (1, 2, 4), 0),
            ("equal_shares", (1, 2, 5), 0),
            ("phragmen", (1, 2, 5), 0),
            ("sequential_pav", (1, 5, 2), 1),
        )
    )


def selection() -> RoomSelection:
    """Return a choice the room changed, with a reservation of a bench and an Arabic one of nobody."""
    return RoomSelection(
        number=1,
        rule="equal_shares",
        places=3,
        round_number=1,
        proposed=(1, 2, 5),
        chosen=(1, 2, 4),
        reason="Das Elterncafé erreicht Familien, die sonst niemand erreicht.\n"
        "Die Ausbildungsmesse trägt die IHK allein.",
        reservations=(
            Reservation(
                text="Ohne Sprachcafé fehlt ein Ort für Erwachsene.\nDas trifft vor allem Frauen.",
                bench="Migrantenselbstorganisationen",
                language="de",
            ),
            Reservation(text="لا مكان للكبار بلا مقهى اللغة.", language="ar"),
        ),
    )
