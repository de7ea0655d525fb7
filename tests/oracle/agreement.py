"""Does abcvoting, and does pabutools, choose what the product chose? `counted.py | agreement.py`; see `make oracle`.

abcvoting names all committees that some way of breaking ties leads to: the product's has to be one of them. pabutools
is given the product's way of breaking ties, so its committee has to be the same. It stops where larger purses would
buy too much; what the product then gives to most points is not part of the comparison.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from hashlib import sha256
from typing import Any

from abcvoting import abcrules
from abcvoting.preferences import Profile
from pabutools.election import Additive_Cardinal_Sat, CardinalBallot, CardinalProfile, Instance, Project
from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

ABC_RULES = {
    "plain": lambda profile, size: abcrules.compute_av(profile, size, resolute=False),
    "equal_shares": lambda profile, size: abcrules.compute_equal_shares(
        profile, size, algorithm="standard-fractions", resolute=False, completion="seqphragmen"
    ),
    "phragmen": lambda profile, size: abcrules.compute_seqphragmen(
        profile, size, algorithm="standard-fractions", resolute=False
    ),
    "sequential_pav": lambda profile, size: abcrules.compute_seqpav(profile, size, resolute=False),
}


def by_abcvoting(election: dict[str, Any], rule: str) -> bool:
    """Whether the product's committee is one of those the rule allows. A point is an approval here."""
    ideas = election["ideas"]
    profile = Profile(len(ideas))
    profile.add_voters([[ideas.index(idea) for idea in ballot] for ballot in election["ballots"]])
    chosen = {ideas.index(idea) for idea in election["chosen"][rule]}
    return any(set(committee) == chosen for committee in ABC_RULES[rule](profile, election["places"]))


def by_pabutools(election: dict[str, Any]) -> bool:
    """Whether Equal Shares with ever larger purses buys the same ideas."""
    ballots = election["ballots"]
    supporters = Counter(idea for ballot in ballots for idea in ballot)
    points: Counter[str] = Counter()
    for ballot in ballots:
        points.update(ballot)
    projects = {idea: Project(idea, 1) for idea in election["ideas"] if supporters[idea]}

    def rank(_instance: object, _profile: object, project: Project) -> tuple[int, int, bytes]:
        lot = sha256(f"{election['seed']}:{project.name}".encode()).digest()
        return (-supporters[project.name], -points[project.name], lot)

    instance = Instance(projects.values(), budget_limit=election["places"])
    cast = [CardinalBallot({projects[idea]: given for idea, given in ballot.items()}) for ballot in ballots]
    bought = exhaustion_by_budget_increase(
        instance,
        CardinalProfile(cast, instance=instance),
        method_of_equal_shares,
        {"sat_class": Additive_Cardinal_Sat, "tie_breaking": TieBreakingRule(rank)},
        budget_step=1,
        budget_bound=len(ballots) * len(projects) + election["places"],
    )
    return {project.name for project in bought} == set(election["bought"])


def main() -> int:
    """Compare every election that comes in; the exit code says whether all were equal."""
    agreed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in sys.stdin:
        election = json.loads(line)
        approval = election["method"] == "approval"
        verdicts = {
            f"{rule} (abcvoting{'' if approval else ', points as approvals'})": by_abcvoting(election, rule)
            for rule in (ABC_RULES if approval else ("phragmen", "sequential_pav"))
        }
        if not approval:
            verdicts["equal_shares, Add1 (pabutools)"] = by_pabutools(election)
        for check, equal in verdicts.items():
            asked[check] += 1
            agreed[check] += equal
            if not equal:
                print(f"DIFFERENT {check}: {line.strip()}", file=sys.stderr)
    for check in sorted(asked):
        print(f"oracle: {check}: {agreed[check]} of {asked[check]} equal")
    return 0 if asked and agreed == asked else 1


if __name__ == "__main__":
    sys.exit(main())
