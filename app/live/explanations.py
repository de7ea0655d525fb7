"""Why a rule chose what it chose, as a panel everybody can open: rendered once per room, rule and language."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.orm import Session

from app.domain import telling
from app.domain.errors import NotFound
from app.domain.phases import Audience, Step
from app.domain.reasons import Story
from app.domain.selection import Rule
from app.domain.telling.words import Words
from app.live.coins import Picture, picture
from app.live.fragments import render
from app.live.scenes import Scene
from app.queries import counting, ideas
from app.queries.rooms import Room

_KEPT = 64
_kept: OrderedDict[tuple[str, int, str, Asked, str], Markup] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True)
class Asked:
    """What somebody wants explained, and in which language."""

    rule: Rule
    criterion: str
    language: str


@dataclass(frozen=True)
class Round:
    """A round in words, and its picture if it has one."""

    told: telling.Told
    picture: Picture | None


@dataclass(frozen=True)
class Explanation:
    """All that the panel shows. `words` are in the language of the explanation, not of the page around it."""

    asked: Asked
    words: Words
    introduction: tuple[str, ...]
    left_out: str
    share: float  # of those left out, in per cent
    rounds: tuple[Round, ...]
    criteria: dict[str, str]
    titles: dict[int, str]
    languages: dict[int, str]
    base: str
    has_purses: bool
    spoken: dict[str, str]  # languages to choose from, each by its own name


def explanation(
    session: Session, epoch: str, room: Room, audience: Audience, asked: Asked, locale: str
) -> Markup:
    """The panel, rendered once for all who ask the same."""
    key = (f"{epoch}/{room.id}", room.seq, audience.value, asked, locale)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    html = render("reasons", "explanation", locale, view=view_of(session, room, audience, asked))
    with _lock:
        _kept[key] = html
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return html


def view_of(session: Session, room: Room, audience: Audience, asked: Asked) -> Explanation:
    """The panel as plain values; raises `NotFound` while there is nothing counted that this room may see."""
    counted = None
    if room.step.position >= Step.CHOOSE.position:
        counted = counting.outcomes(session, room.id, room.places, room.meeting)
    if counted is None or asked.criterion not in counted.counts:
        raise NotFound
    story, words = counted.story(asked.rule, asked.criterion), telling.words_of(asked.language)
    board = ideas.board(session, room.id, room.step, Audience.PARTICIPANT)
    return Explanation(
        asked=asked,
        words=words,
        introduction=telling.introduction(story, words),
        left_out=telling.left_out(story, words),
        share=100 * story.left_out / story.voters if story.voters else 0,
        rounds=_rounds(story, words),
        criteria=counted.criteria,
        titles={idea.number: idea.bundle_name or idea.title for idea in board},
        languages={idea.number: idea.locale for idea in board},
        base=Scene(room=room, audience=audience).base,
        has_purses=story.cost is not None,
        spoken={code: spoken.name for code, spoken in telling.LANGUAGES.items()},
    )


def _rounds(story: Story, words: Words) -> tuple[Round, ...]:
    top = max((purse.before for reason in story.rounds for purse in reason.purses), default=story.purse)
    told = [telling.tell(reason, story, words) for reason in story.rounds]
    return tuple(Round(one, picture(one.purses, top) if top else None) for one in told)
