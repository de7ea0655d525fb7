"""People who vote: with or without a bench, for one word or two, with codes and without."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import select

from app.actions import people, vote_rounds, voting, voting_codes
from app.actions.journal import Request
from app.db import reading
from app.domain.phases import Step
from app.domain.voting import VoteRules, VoteTerms
from app.domain.voting_codes import NewCode
from app.models import Bench
from app.web.answers import now
from tests.actions.rooms import RoomUnderTest, joined

CODES = ["KH7M2QXP", "22223333", "44445555", "66667777", "88889999", "AAAABBBB"]


def voting_room(
    workshop_id: int,
    people_: int,
    ideas: int,
    rules: VoteRules | None = None,
    terms: VoteTerms | None = None,
    seed: str = "271828",
    seated: Sequence[int] = (),
) -> RoomUnderTest:
    """A room in which a vote has just been opened; besides `people_` there is somebody for each bench in `seated`."""
    room = joined(workshop_id, people_)
    room.people.extend(sit_down(room, bench) for bench in seated)
    room.collect(ideas)
    room.go(Step.VOTE)
    vote_rounds.open_round(workshop_id=workshop_id, seed=seed, now=now(), rules=rules, terms=terms)
    return room


def vote(
    room: RoomUnderTest, person: int, idea: int, change: int = 1, key: str = "", criterion: int = 0
) -> None:
    """One point more, or one less."""
    voting.set_points(
        participant_id=person,
        workshop_id=room.id,
        idea=idea,
        change=change,
        criterion=criterion,
        request=Request("", key),
        now=now(),
    )


def benches() -> list[int]:
    """The ids of the group's benches."""
    with reading() as session:
        return list(session.scalars(select(Bench.id).order_by(Bench.position)))


def sit_down(room: RoomUnderTest, bench: int, name: str = "") -> int:
    """Somebody more, who speaks for a bench."""
    place = people.NewPlace(secrets.token_hex(32), name, "Helle Eiche", f"bench-{bench}", "de", "0")
    return people.join(workshop_id=room.id, place=place, now=now())


def make_codes(workshop_id: int, codes: list[str] | None = None) -> None:
    """One-time codes that a test knows; the link of each is its code in small letters."""
    drawn = [NewCode(code, f"token-{code.lower()}") for code in (codes or CODES)]
    voting_codes.make_codes(workshop_id=workshop_id, drawn=drawn, now=now())


def redeem(room: RoomUnderTest, person: int, code: str) -> None:
    """Type a code."""
    voting_codes.redeem_code(participant_id=person, workshop_id=room.id, code=code, address="here", now=now())
