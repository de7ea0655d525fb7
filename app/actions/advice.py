"""Advice on sketches: giving it, answering, saying what became of it; withdrawing, hiding, and having read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.actions.journal import (
    NO_KEY,
    Request,
    append,
    earlier_result,
    fingerprint,
    is_repeated,
    locked_step,
    locked_steps,
    remember,
)
from app.db import transaction
from app.domain import advice as rules
from app.domain.advice import Voice
from app.domain.errors import NotFound
from app.domain.events import AdviceChanged
from app.domain.ideas import checked_reason
from app.domain.phases import Audience, Permit, Step, permits
from app.domain.sketches import require_open
from app.models import Advice, AdviceSeen, AdviceVerdict, Adviser
from app.queries.advice import Piece, readable_piece
from app.queries.sketches import SketchView, my_sketches, sketch


@dataclass(frozen=True)
class Author:
    """Who speaks: a participant, a seat of the advisory board, or (with neither) the moderator.

    A participant's name stands there only if they want it; `locale` is the language they write in.
    """

    participant_id: int | None = None
    adviser_id: int | None = None
    named: bool = False
    locale: str = "de"

    @property
    def voice(self) -> Voice:
        """Whose voice it is."""
        if self.adviser_id is not None:
            return Voice.ADVISER
        return Voice.FACILITATOR if self.participant_id is None else Voice.PARTICIPANT

    @property
    def audience(self) -> Audience:
        """As whom they read."""
        return Audience.FACILITATOR if self.voice is Voice.FACILITATOR else Audience.PARTICIPANT


def give_advice(
    *,
    workshop_id: int,
    number: int,
    section: str,
    text: str,
    author: Author,
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Advise on a sketch, or on one of its sections; returns the number of the piece."""
    text = rules.checked_advice(text)
    body = fingerprint("give_advice", number, section, text, author.named)
    with transaction() as session:
        step = _entered(session, workshop_id, author)
        if earlier := earlier_result(session, request, body):
            return int(earlier["advice"])
        found = sketch(session, workshop_id, number)
        if found is None:
            raise NotFound
        _check_advising(session, workshop_id, step, author, found)
        place = rules.checked_place(section, [one.key for one in found.sections])
        piece = _write(session, workshop_id, author, text, now, sketch=number, section=place, answers=None)
        append(session, workshop_id, AdviceChanged(sketch=number), now)
        remember(session, request, body, {"advice": piece}, now)
    return piece


def answer_advice(
    *, workshop_id: int, number: int, text: str, author: Author, now: datetime, request: Request = NO_KEY
) -> int:
    """Answer a piece of advice; an answer to an answer stands with it. Returns the number of the sketch."""
    text = rules.checked_advice(text)
    body = fingerprint("answer_advice", number, text, author.named)
    with transaction() as session:
        step = _entered(session, workshop_id, author)
        if earlier := earlier_result(session, request, body):
            return int(earlier["sketch"])
        asked = _readable(session, workshop_id, step, author, number)
        _check_advising(session, workshop_id, step, author, sketch(session, workshop_id, asked.sketch))
        head = _row(session, workshop_id, number).answers or number
        sketch_number, section = asked.sketch, asked.section
        _write(session, workshop_id, author, text, now, sketch=sketch_number, section=section, answers=head)
        append(session, workshop_id, AdviceChanged(sketch=asked.sketch), now)
        remember(session, request, body, {"sketch": asked.sketch}, now)
    return asked.sketch


def decide_advice(
    *,
    workshop_id: int,
    number: int,
    state: str,
    reason: str,
    author: Author,
    now: datetime,
    request: Request = NO_KEY,
) -> int:
    """Say what becomes of a piece of advice; what was said before is kept. Returns the number of the sketch."""
    decided, reason = rules.checked_verdict(state, reason)
    with transaction() as session:
        step = _entered(session, workshop_id, author)
        piece = _readable(session, workshop_id, step, author, number)
        if is_repeated(session, request, now, "decide_advice", number, state, reason):
            return piece.sketch
        if _row(session, workshop_id, number).answers is not None:
            raise NotFound
        me = author.participant_id
        in_team = me is not None and piece.sketch in my_sketches(session, workshop_id, me)
        rules.check_deciding(step, voice=author.voice, in_team=in_team)
        last = piece.verdict
        if (last.state, last.reason) == (decided, reason) if last else (decided, reason) == (piece.state, ""):
            return piece.sketch
        verdict = AdviceVerdict(
            workshop_id=workshop_id, advice=number, place=len(piece.verdicts) + 1, by_team=in_team, at=now
        )
        verdict.state, verdict.reason, verdict.locale = decided.value, reason, author.locale
        session.add(verdict)
        append(session, workshop_id, AdviceChanged(sketch=piece.sketch), now)
    return piece.sketch


def withdraw_advice(
    *, workshop_id: int, number: int, author: Author, now: datetime, request: Request = NO_KEY
) -> int:
    """Withdraw what oneself wrote, while nobody has answered. Another's looks like none. Returns the sketch."""
    with transaction() as session:
        step = _entered(session, workshop_id, author)
        row = _row(session, workshop_id, number)
        mine = (row.voice, row.participant_id, row.adviser_id)
        if mine != (author.voice, author.participant_id, author.adviser_id):
            raise NotFound
        if is_repeated(session, request, now, "withdraw_advice", number):
            return row.sketch
        piece = _readable(session, workshop_id, step, author, number)
        rules.check_advising(step, author.voice)
        rules.check_withdrawing(answered=piece.answered)
        row.withdrawn = True
        append(session, workshop_id, AdviceChanged(sketch=row.sketch), now)
    return row.sketch


def hide_advice(
    *, workshop_id: int, number: int, reason: str, now: datetime, request: Request = NO_KEY
) -> int:
    """Take a piece of advice or an answer off all screens; whoever wrote it reads the reason. Returns the sketch."""
    return _set_reason(workshop_id, number, checked_reason(reason), now, request)


def show_advice(*, workshop_id: int, number: int, now: datetime, request: Request = NO_KEY) -> int:
    """Put a hidden piece or answer back; returns the number of the sketch."""
    return _set_reason(workshop_id, number, None, now, request)


def see_advice(*, participant_id: int, workshop_id: int, number: int, upto: int, now: datetime) -> None:
    """Note up to where a participant has read the advice on a sketch; others see nothing of it, nor the journal."""
    with transaction() as session:
        locked_step(session, workshop_id, by=participant_id)
        if sketch(session, workshop_id, number) is None:
            raise NotFound
        highest = select(func.max(Advice.number)).where(
            Advice.workshop_id == workshop_id, Advice.sketch == number
        )
        upto = min(upto, session.execute(highest).scalar_one() or 0)
        seen = session.get(AdviceSeen, (participant_id, number))
        if seen is not None:
            seen.upto = max(seen.upto, upto)
        elif upto:
            session.add(AdviceSeen(participant_id=participant_id, sketch=number, upto=upto))


def _set_reason(workshop_id: int, number: int, reason: str | None, now: datetime, request: Request) -> int:
    with transaction() as session:
        _, step = locked_steps(session, workshop_id)
        row = _row(session, workshop_id, number)
        if is_repeated(session, request, now, "hide_advice", number, reason):
            return row.sketch
        _readable(session, workshop_id, step, Author(), number)
        row.hidden_reason = reason
        append(session, workshop_id, AdviceChanged(sketch=row.sketch), now)
    return row.sketch


def _entered(session: Session, workshop_id: int, author: Author) -> Step:
    """The step for sketches, locked; somebody who was removed, or whose link was revoked meanwhile, is not there."""
    _, step = locked_steps(session, workshop_id, by=author.participant_id)
    if author.adviser_id is not None:
        stands = select(Adviser.id).where(
            Adviser.id == author.adviser_id,
            Adviser.workshop_id == workshop_id,
            Adviser.revoked_at.is_(None),
        )
        if session.execute(stands).first() is None:
            raise NotFound
    return step


def _check_advising(
    session: Session, workshop_id: int, step: Step, author: Author, on: SketchView | None
) -> None:
    """As the rules say; and where only the open door lets people advise, not on what is locked."""
    rules.check_advising(step, author.voice)
    if author.participant_id is None or on is None or on.locked_as is None:
        return
    if not permits(locked_step(session, workshop_id), Permit.ADVISE):
        require_open(on.locked_as)


def _readable(session: Session, workshop_id: int, step: Step, author: Author, number: int) -> Piece:
    piece = readable_piece(session, workshop_id, step, author.audience, number)
    if piece is None:
        raise NotFound
    return piece


def _row(session: Session, workshop_id: int, number: int) -> Advice:
    row = session.scalars(
        select(Advice).where(Advice.workshop_id == workshop_id, Advice.number == number)
    ).first()
    if row is None:
        raise NotFound
    return row


def _write(
    session: Session,
    workshop_id: int,
    author: Author,
    text: str,
    now: datetime,
    *,
    sketch: int,
    section: str | None,
    answers: int | None,
) -> int:
    who = {"participant_id": author.participant_id, "adviser_id": author.adviser_id}
    if author.voice is not Voice.FACILITATOR:
        own = [getattr(Advice, name) == value for name, value in who.items() if value is not None]
        lately = select(func.count()).where(*own, Advice.at > now - timedelta(minutes=1))
        rules.check_pace(session.execute(lately).scalar_one())
    highest = select(func.max(Advice.number)).where(Advice.workshop_id == workshop_id)
    number = 1 + (session.execute(highest).scalar_one() or 0)
    piece = Advice(workshop_id=workshop_id, number=number, sketch=sketch, section=section, answers=answers)
    piece.voice, piece.locale, piece.text, piece.at = author.voice.value, author.locale, text, now
    piece.named = author.named and author.voice is Voice.PARTICIPANT
    piece.participant_id, piece.adviser_id = author.participant_id, author.adviser_id
    session.add(piece)
    session.flush()
    return number
