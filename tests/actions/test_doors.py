"""Access codes: few guesses, right ones always open, and no answer tells a closed door from none."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.actions import doors as actions
from app.actions import people, workshops
from app.db import reading
from app.domain import codes
from app.domain.errors import InvalidInput, TooFast
from app.domain.people import GUESSES_IN_ALL, GUESSES_PER_ADDRESS
from app.models import FailedGuess
from app.web.answers import now
from tests.actions.rooms import joined
from tests.support import looks
from tests.support.databases import ON_SQLITE
from tests.support.laptops import Doors
from tests.support.lines import InProcess

BEGAN = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def _guess(address: str, at: datetime = BEGAN) -> type[Exception]:
    with pytest.raises((InvalidInput, TooFast)) as refused:
        actions.find_door(code="22222222", address=address, now=at)
    return refused.type


def test_a_code_has_eight_of_thirty_symbols_nobody_mixes_up():
    assert len(codes.ALPHABET) == len(set(codes.ALPHABET)) == 30
    assert not set(codes.ALPHABET) & set("01ILOU")
    assert codes.from_random(range(8)) == codes.ALPHABET[:8]
    assert math.log2(len(codes.ALPHABET) ** codes.LENGTH) > 39


@pytest.mark.parametrize("typed", ["kh7m2qxp", " KH7M 2QXP ", "kh7m-2qxp", "KH7M\u00a02QXP"])
def test_a_code_may_be_typed_in_any_way(typed):
    assert codes.normalise(typed) == "KH7M2QXP"


def test_ten_wrong_guesses_a_minute_then_no_more_and_a_right_one_still_opens(app, workshop):
    assert [_guess("hall") for _ in range(GUESSES_PER_ADDRESS)] == [InvalidInput] * 10
    assert _guess("hall") is TooFast
    assert _guess("elsewhere") is InvalidInput
    assert actions.find_door(code=workshop.code, address="hall", now=BEGAN) == workshop.door_token
    assert _guess("hall", BEGAN + timedelta(seconds=61)) is InvalidInput


def test_three_hundred_wrong_guesses_from_everywhere_then_no_more(app, workshop):
    kinds = [_guess(f"address-{n // 9}") for n in range(GUESSES_IN_ALL + 5)]
    assert kinds == [InvalidInput] * GUESSES_IN_ALL + [TooFast] * 5
    assert actions.find_door(code=workshop.code, address="hall", now=BEGAN) == workshop.door_token


def test_failed_guesses_are_forgotten_after_their_minute(app, workshop):
    for _ in range(5):
        _guess("hall")
    _guess("hall", BEGAN + timedelta(minutes=2))
    with reading() as session:
        assert session.execute(select(func.count()).select_from(FailedGuess)).scalar_one() == 1


def test_a_takeover_code_is_guarded_like_the_access_code(app, workshop):
    room = joined(workshop.id, 1)
    people.offer_takeover(
        participant_id=room.people[0], workshop_id=room.id, code_digest=codes.digest("right"), now=BEGAN
    )

    def take(code: str, at: datetime = BEGAN, device: str = "new") -> str:
        return actions.take_over(
            code_digest=codes.digest(code), token_digest=codes.digest(device), address="hall", now=at
        )

    for _ in range(10):
        with pytest.raises(InvalidInput):
            take("wrong")
    with pytest.raises(TooFast):
        take("wrong")
    with pytest.raises((InvalidInput, TooFast)):
        take("right", BEGAN + timedelta(minutes=11))
    assert take("right") == workshop.public_id
    with pytest.raises((InvalidInput, TooFast)):
        take("right", device="another")


@ON_SQLITE
@pytest.mark.parametrize(
    ("addresses", "shared"),
    [
        (("2001:db8:1:1::1", "2001:db8:1:1:ffff::2"), True),
        (("2001:db8:1:1::1", "2001:db8:1:2::1"), False),
        (("203.0.113.7", "203.0.113.8"), False),
        (("203.0.113.7", "::ffff:203.0.113.7"), True),
    ],
)
@pytest.mark.usefixtures("doors")
def test_addresses_are_counted_by_whom_they_belong_to(app, workshop, addresses, shared):
    """A household or attacker owns a whole IPv6 /64; two IPv4 addresses are two halls."""
    first, second = (Doors(lambda a=a: InProcess(app, a)).stranger() for a in addresses)
    for laptop in (first, second):
        laptop.get("/")
    for _ in range(GUESSES_PER_ADDRESS):
        first.submit("/", code="22222222", status=422)
    first.submit("/", code="22222222", status=429)
    second.submit("/", code="22222222", status=429 if shared else 422)


@ON_SQLITE
def test_unknown_closed_and_old_codes_look_the_same(app, doors, workshop):
    laptop = doors.stranger()
    laptop.get("/")
    unknown = _answers(laptop, "22222222", "x" * 32)
    workshops.set_door(workshop_id=workshop.id, open_=False, now=now())
    closed = _answers(laptop, workshop.code, workshop.door_token)
    workshops.change_code(workshop_id=workshop.id, code="33333333", door_token="y" * 32, now=now())
    workshops.set_door(workshop_id=workshop.id, open_=True, now=now())
    old = _answers(laptop, workshop.code, workshop.door_token)
    assert unknown == closed == old
    assert laptop.submit("/", code="33333333")


def _answers(laptop, code: str, token: str) -> list[str]:
    typed = laptop.submit("/", code=code, status=422).text.replace(code, "")
    laptop_after = [
        laptop.get(f"/j/{token}", status=404).text,
        laptop.submit(f"/j/{token}", language="de", status=404).text,
    ]
    laptop.get("/")
    return [looks.settled(text).replace(token, "") for text in (typed, *laptop_after)]


@ON_SQLITE
def test_the_link_behind_the_qr_code_is_long_and_not_limited(doors, workshop):
    assert len(workshop.door_token) * 6 >= 128
    laptop = doors.stranger()
    for n in range(40):
        laptop.get(f"/j/{'x' * 30}{n:02d}", status=404)
    laptop.get(f"/j/{workshop.door_token}")
