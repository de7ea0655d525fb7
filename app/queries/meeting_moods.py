"""What a meeting made of its sketches, and in which order it wants them, for its Protokoll; closed questions alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.minutes.facts import Felt, Ordered
from app.domain.mood import MOODS
from app.domain.voting import Method, Subject
from app.queries.counting import ballots_of, method_of
from app.queries.mood import moods
from app.queries.voting import closed_rounds

Names = Mapping[int, tuple[int, str]]  # of an idea: its sketch's number, and what that is called


def felt(
    session: Session, workshop_id: int, held: Callable[[datetime | None], bool], named: Names
) -> tuple[Felt, ...]:
    """The questions about sketches that were closed while `held`."""
    names = dict(named.values())
    return tuple(
        Felt(
            sketch=names[sketch],
            counts=tuple(one.everybody.counts[mood] for mood in MOODS),
            present=one.present,
            words=tuple(said.text for said in one.words),
        )
        for sketch, asked in moods(session, workshop_id).by_sketch.items()
        for one in asked.closed
        if one.everybody and sketch in names and held(one.closed_at)
    )


def ordered(session: Session, workshop_id: int, meeting: int, named: Names) -> tuple[Ordered, ...]:
    """The closed votes on the order of sketches in this meeting; equal ones in the order of their numbers."""
    found = []
    for one in closed_rounds(session, workshop_id, Subject.SKETCHES):
        if one.meeting != meeting:
            continue
        ballots = ballots_of(session, one.id)
        votes = Counter({idea: 0 for idea in one.ideas if idea in named})
        for ballot in ballots:
            votes.update({int(idea): points for idea, points in ballot.items() if int(idea) in named})
        order = sorted(votes, key=lambda idea: (-votes[idea], named[idea][0]))
        found.append(
            Ordered(
                number=one.number,
                points=method_of(one, "all") is Method.POINTS,
                ballots=sum(any(ballot.values()) for ballot in ballots),
                votes=tuple((named[idea][1], votes[idea]) for idea in order),
            )
        )
    return tuple(found)
