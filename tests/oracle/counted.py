"""Random small elections and what the product counts for them: `python -m tests.oracle.counted [how many]`.

The half of `make oracle` that needs the product. The other half, `agreement.py`, needs the two libraries and nothing
of the product, so the two never share an environment.
"""

from __future__ import annotations

import json
import random
import sys

from app.domain.selection import Rule, compare
from app.domain.voting import Method

PROFILES = 2_000
SEED = 20_070_315


def elections(number: int) -> list[dict[str, object]]:
    """So many elections by approval and as many by points, the same ones every time."""
    dice = random.Random(SEED)
    drawn = []
    for _ in range(number):
        drawn.append(_election(dice, Method.APPROVAL))
        drawn.append(_election(dice, Method.POINTS))
    return drawn


def _election(dice: random.Random, method: Method) -> dict[str, object]:
    ideas = [str(n + 1) for n in range(dice.randint(3, 7))]
    loved = dice.sample(ideas, dice.randint(1, len(ideas)))  # some like the same: then rules differ
    ballots = []
    for _ in range(dice.randint(2, 12)):
        likes = [i for i in ideas if dice.random() < (0.6 if i in loved and dice.random() < 0.7 else 0.25)]
        if likes:
            ballots.append({i: 1 if method == Method.APPROVAL else dice.randint(1, 4) for i in likes})
    if not ballots:
        return _election(dice, method)
    supported = len({idea for ballot in ballots for idea in ballot})
    places, seed = dice.randint(1, supported), f"{dice.randrange(10**6):06d}"
    return {"method": method.value, "ideas": ideas, "ballots": ballots, "places": places, "seed": seed}


def main(number: int) -> None:
    """Write the elections with the product's outcomes."""
    for one in elections(number):
        method = Method(str(one["method"]))
        counted = compare(one["ballots"], one["ideas"], method, one["places"], one["seed"])  # type: ignore[arg-type]
        bought = [
            e.idea for e in counted.equal_shares.protocol if method == Method.APPROVAL or e.price is not None
        ]
        chosen = {rule.value: counted.outcomes[rule].chosen for rule in Rule}
        print(json.dumps({**one, "chosen": chosen, "bought": bought}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROFILES)
