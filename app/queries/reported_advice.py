"""The advice on sketches as a report may show it: without what the moderator hid, and without any person.

Names are in it only where they are asked for: of those who let theirs stand beside what they said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from sqlalchemy.orm import Session

from app.domain import report as papers
from app.domain.phases import Audience
from app.queries.advice import Piece, SketchAdvice, advice
from app.queries.rooms import Room


def with_advice(
    session: Session, room: Room, sketches: Iterable[papers.SketchPaper], names: bool = False
) -> tuple[papers.SketchPaper, ...]:
    """The sketches with what was advised on them, as all could read it."""
    found = advice(session, room.id, room.step, Audience.PARTICIPANT, paper=True)
    return tuple(
        replace(sketch, advice=_reported(found[sketch.number], names)) if sketch.number in found else sketch
        for sketch in sketches
    )


def _reported(advised: SketchAdvice, names: bool) -> tuple[papers.SketchAdvice, ...]:
    return tuple(_piece(one, names) for one in advised.pieces)


def _piece(one: Piece, names: bool) -> papers.SketchAdvice:
    verdict = one.verdict
    state = "withdrawn" if one.withdrawn else one.state.value
    return papers.SketchAdvice(
        number=one.number,
        text=one.text,
        section=one.section or "",
        language="" if one.withdrawn else one.locale,
        voice=one.voice.value,
        state=cast(papers.AdviceState, state),
        name=_name(one, names),
        reason=verdict.reason if verdict else "",
        reason_language=verdict.locale if verdict else "",
        by_team=verdict.by_team if verdict else False,
        answers=tuple(
            papers.AdviceAnswer(
                text=each.text, language=each.locale, voice=each.voice.value, name=_name(each, names)
            )
            for each in one.answers
            if not each.withdrawn
        ),
    )


def _name(one: Piece, names: bool) -> str:
    return (one.name or "") if names and not one.withdrawn else ""
