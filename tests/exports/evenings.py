"""Random evenings with one or two votes, as reports, counted as the product counts them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from app.domain.report import Report, ReportedIdea
from app.domain.reported_votes import Ballot, VotingRound
from app.queries.reported_votes import Standing, reported_outcomes
from tests.exports.factories import empty

IDEAS = 7
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@st.composite
def rounds(draw: st.DrawFn, number: int) -> VotingRound:
    """One closed round of up to nine people."""
    method = draw(st.sampled_from(["points", "approval"]))
    criteria = draw(st.sampled_from([(), ("mutig",), ("mutig", "machbar")]))
    on_ballot = draw(st.lists(st.integers(1, IDEAS), min_size=1, max_size=IDEAS, unique=True))
    marks = st.dictionaries(
        st.sampled_from(on_ballot), st.integers(1, 3 if method == "points" else 1), max_size=4
    )
    codes = st.text(_SIGNS, min_size=8, max_size=8)
    ballots = draw(
        st.dictionaries(
            codes, st.tuples(*[marks for _ in range(max(1, len(criteria)))]), min_size=1, max_size=9
        )
    )
    return VotingRound(
        number=number,
        method=method,
        budget=12 if method == "points" else None,
        per_idea=3 if method == "points" else None,
        seed=draw(st.sampled_from(["271828", "3-1-6", "007"])),
        ideas=tuple(sorted(on_ballot)),
        ballots=tuple(Ballot(number=code, marks=marks) for code, marks in ballots.items()),
        meeting=number,
        criteria=criteria,
    )


@st.composite
def evenings(draw: st.DrawFn) -> Report:
    """A report with hidden ideas, ideas that exclude each other, and votes that were counted."""
    voted = tuple(draw(rounds(number)) for number in range(1, draw(st.integers(1, 2)) + 1))
    hidden = draw(st.sets(st.integers(1, IDEAS), max_size=2))
    pairs = draw(st.sets(st.tuples(st.integers(1, IDEAS), st.integers(1, IDEAS)), max_size=2))
    exclusive = sorted(
        {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1] and not set(pair) & hidden}
    )
    places = draw(st.integers(1, 5))
    standing = Standing(
        frozenset(set(range(1, IDEAS + 1)) - hidden), frozenset((str(a), str(b)) for a, b in exclusive)
    )
    ideas = tuple(
        ReportedIdea(number=n, title="", state="hidden")
        if n in hidden
        else ReportedIdea(number=n, title=f"Idee {n}")
        for n in range(1, IDEAS + 1)
    )
    return replace(
        empty(),
        ideas=ideas,
        exclusive=tuple(exclusive),
        places=places,
        rounds=voted,
        outcomes=reported_outcomes(voted, (), standing, places, str),
    )
