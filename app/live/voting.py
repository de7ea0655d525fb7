"""What is pushed while the room votes, besides the round: how many have begun, and who is there of each bench."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.domain.phases import Audience
from app.domain.voting import subject_in
from app.live.fragments import envelope, render
from app.queries import quorum, rooms
from app.queries.voting import latest_round


def voters(session: Session, room: rooms.Room, locale: str) -> Iterable[str]:
    """How many have begun to vote, in steps."""
    round_ = latest_round(session, room.id, subject_in(room.step))
    if round_ is not None and not round_.closed:
        yield envelope("#voters", render("voting", "voters", locale, round=round_))


def benches(session: Session, room: rooms.Room, audience: Audience, locale: str) -> Iterable[str]:
    """Who is there: against the quorum while a vote is open, and before that for the moderator to look at."""
    round_ = latest_round(session, room.id)
    if room.quorum:
        needed = quorum.quorum_of(session, round_, room.id)
        yield envelope("#quorum", render("quorum", "lines", locale, quorum=needed))
    if audience is Audience.FACILITATOR and (round_ is None or round_.closed):
        seated = quorum.bench_entries(session, room.id, room.group_id)
        yield envelope("#seated", render("deciding", "seated", locale, benches=seated))
