"""From events to fragments: what has to change on a screen after so many journal rows.

A patch is made of the present state, so it can be applied twice; what an audience may not see in this step
is not in it, because the queries behind it do not return it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.db import of_snapshot
from app.domain import events as happened
from app.domain.events import Event
from app.domain.phases import Audience, Step, ideas_revealed
from app.live import advice, agreement, cards, closing, mood, overview, paper_jobs, presenting, voting
from app.live import audience as audience_parts
from app.live import reading as reading_parts
from app.live import teams as team_parts
from app.live.cowriting import changes
from app.live.fragments import envelope, render
from app.live.hub import Channel
from app.live.inspirations import regions, signal
from app.live.ordering import sharing_regions, undo_region
from app.live.scenes import Scene, counts_of, scene
from app.live.stages import stage
from app.live.stream import Cursor, message
from app.live.touched import Touched, touched_by
from app.queries import meetings, people, rooms, voting_codes
from app.queries import sketches as sketch_queries

_OF_FEATURES = (
    agreement.answered,
    mood.answered,
    closing.changes,
    team_parts.changes,
    audience_parts.changes,
)
_SIGNALS = (
    signal,
    team_parts.signal,
    advice.signal,
    overview.signal,
    audience_parts.signal,
    presenting.signal,
    paper_jobs.signal,
)
TOLD_EVERY = 100  # journal numbers, while people only type
_WITH_THEMES = (Step.WRITE, Step.READ, Step.VOTE)  # where they are to be chosen, or to be seen


def frame(
    session: Session,
    epoch: str,
    room: rooms.Room,
    channel: Channel,
    events: Sequence[Event],
    upto: int,
    now: datetime,
) -> bytes:
    """The server-sent events that bring a channel up to journal number `upto`."""
    plain = ("frame", room.id, upto, len(events), channel.audience, channel.locale)
    shared = of_snapshot(session, plain, lambda: _frame(session, epoch, room, channel, events, upto, now))
    if not channel.sketch:
        return shared
    return changes(session, room.id, channel.sketch, upto - len(events), upto, channel.locale) + shared


def _frame(
    session: Session,
    epoch: str,
    room: rooms.Room,
    channel: Channel,
    events: Sequence[Event],
    upto: int,
    now: datetime,
) -> bytes:
    """What everybody of an audience gets, whichever sketch they have open."""
    audience, locale = Audience(channel.audience), channel.locale
    touched = touched_by(events)
    touched.stage |= "themes" in touched.regions and room.step in _WITH_THEMES
    if touched.step:
        body = everything(session, epoch, room, audience, locale, now)
    else:
        body = "".join(_changes(session, epoch, room, audience, locale, touched, now))
        body += "".join(advice.changes(session, room, audience, locale, events))
        view = Scene(room=room, audience=audience)
        body += "".join(overview.changes(session, epoch, view, locale, touched, events))
    cursor = Cursor(epoch, upto)
    if body:
        data = message(body, cursor=cursor)
    elif _is_worth_a_word(events, upto):
        data = message("", cursor=cursor, event="seq")
    else:
        return b""
    if touched.ideas and ideas_revealed(room.step) and audience is Audience.PARTICIPANT:
        numbers = " ".join(str(number) for number in sorted(touched.ideas))
        data += message(numbers, event="touched")
    if touched.shares and audience is Audience.PARTICIPANT:
        data += message("", event="mine")  # whose stack it is only their own page is told
    return data + b"".join(told(events, audience) for told in _SIGNALS)


def _is_worth_a_word(events: Sequence[Event], upto: int) -> bool:
    """Whether pages that see nothing of it are told how far the journal is.

    Of people typing in sketches only now and then: a page that is a little behind loses nothing when it comes back.
    """
    typed = all(isinstance(event, happened.SectionWritten) for event in events)
    return not typed or upto // TOLD_EVERY > (upto - len(events)) // TOLD_EVERY


def everything(
    session: Session, epoch: str, room: rooms.Room, audience: Audience, locale: str, now: datetime
) -> str:
    """All regions of an audience's page, for a change of step and for a client that starts over."""
    view = Scene(room=room, audience=audience)
    parts = [
        envelope("#horizon", render("horizon", "horizon", locale, scene=view)),
        envelope("#timer", render("timer", "timer", locale, room=room)),
        envelope("#announcement", render("announcement", "announcement", locale, room=room)),
        envelope("#stage", stage(session, epoch, room, audience, locale)),
    ]
    if audience is not Audience.PARTICIPANT:
        parts.append(envelope("#door", render("door", "door", locale, scene=view)))
        parts.append(_numbers(session, room, audience, locale, now))
    if audience is Audience.FACILITATOR:
        parts.append(envelope("#controls", render("facilitator", "controls", locale, scene=view)))
        parts.append(_settings(session, room, locale, swap="innerHTML"))
        parts.append(_codes(session, room, locale))
        parts.extend(sharing_regions(session, view, locale))
        parts.append(overview.help_region(session, view, locale))
    parts += reading_parts.everything(session, view, locale)
    return "".join(parts)


def _changes(
    session: Session,
    epoch: str,
    room: rooms.Room,
    audience: Audience,
    locale: str,
    touched: Touched,
    now: datetime,
) -> Iterable[str]:
    view = Scene(room=room, audience=audience)
    reserved = "reservations" in touched.regions
    if touched.stage or (reserved and room.step in (Step.CHOOSE, Step.CLOSE)):
        yield envelope("#stage", stage(session, epoch, room, audience, locale), swap="innerMorph")
    yield from _said(view, locale, touched.regions)
    if (touched.settings or reserved) and audience is Audience.FACILITATOR:
        yield _settings(session, room, locale, swap="innerMorph")
    if "door" in touched.regions and audience is not Audience.PARTICIPANT:
        yield from _door(session, epoch, view, locale)
    if "numbers" in touched.regions:
        yield from _people(session, room, audience, locale, now)
    if "store" in touched.regions and room.step in (Step.WRITE, Step.READ):
        yield from _store(session, view, locale)
    if "voters" in touched.regions and audience is not Audience.PARTICIPANT:
        yield from voting.voters(session, room, locale)
    yield from _of_features(session, epoch, view, locale, touched.regions)
    if touched.regions & {"numbers", "inspirations"}:
        changed = "inspirations" in touched.regions
        yield from regions(session, epoch, room, audience, locale, changed=changed)
    if "codes" in touched.regions and audience is Audience.FACILITATOR:
        yield _codes(session, room, locale)
    if "sharing" in touched.regions:
        yield from sharing_regions(session, view, locale)
    if touched.ideas and not touched.stage:
        yield from _ideas(session, epoch, room, audience, locale, touched.ideas)
    yield from reading_parts.changes(session, view, locale, touched.regions, ideas=bool(touched.ideas))
    if touched.sketches:
        yield from _sketches(session, room, audience, locale, touched)


def _of_features(session: Session, epoch: str, view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """What features of their own say of the regions that changed."""
    yield from presenting.changes(session, epoch, view, locale, regions)
    for of_feature in _OF_FEATURES:
        yield from of_feature(session, view, locale, regions)


def _said(view: Scene, locale: str, regions: set[str]) -> Iterable[str]:
    """What the moderator shows to all: the time, a message, the question."""
    if "timer" in regions:
        yield envelope("#timer", render("timer", "timer", locale, room=view.room))
        yield envelope("#horizon", render("horizon", "horizon", locale, scene=view))
    if "announcement" in regions:
        yield envelope("#announcement", render("announcement", "announcement", locale, room=view.room))
    if "question" in regions:
        yield envelope("#question", render("ideas", "question", locale, room=view.room))


def _settings(session: Session, room: rooms.Room, locale: str, *, swap: str) -> str:
    whole = scene(session, room, Audience.FACILITATOR)
    return envelope("#settings", render("facilitator", "settings", locale, scene=whole), swap=swap)


def _door(session: Session, epoch: str, view: Scene, locale: str) -> Iterable[str]:
    yield envelope("#door", render("door", "door", locale, scene=view))
    if view.audience is Audience.SCREEN and view.room.step == Step.ARRIVE:  # the whole wall is the door
        yield envelope("#stage", stage(session, epoch, view.room, view.audience, locale), swap="innerMorph")


def _store(session: Session, view: Scene, locale: str) -> Iterable[str]:
    if view.audience is not Audience.SCREEN:
        kept = replace(view, store=meetings.store(session, view.room.id, view.audience))
        yield envelope("#store", render("meetings", "store", locale, scene=kept))
        yield envelope("#store-number", render("meetings", "store_number", locale, scene=kept))


def _codes(session: Session, room: rooms.Room, locale: str) -> str:
    codes = voting_codes.code_count(session, room.id)
    base = Scene(room=room, audience=Audience.FACILITATOR).base
    return envelope("#codes", render("voting_codes", "codes", locale, codes=codes, base=base))


def _people(
    session: Session, room: rooms.Room, audience: Audience, locale: str, now: datetime
) -> Iterable[str]:
    if audience is not Audience.PARTICIPANT:
        yield _numbers(session, room, audience, locale, now)
    if room.step == Step.ARRIVE:
        benches = people.people_by_bench(session, room.id, room.group_id)
        yield envelope("#benches", render("people", "benches", locale, benches=benches))
    if room.step == Step.VOTE:
        yield from voting.benches(session, room, audience, locale)


def _numbers(session: Session, room: rooms.Room, audience: Audience, locale: str, now: datetime) -> str:
    view = Scene(room=room, audience=audience)
    counts = counts_of(session, room, now)
    return envelope("#numbers", render("people", "numbers", locale, scene=view, counts=counts))


def numbers_frame(session: Session, room: rooms.Room, channel: Channel, now: datetime) -> bytes:
    """Presence changed and nothing else: no journal number goes with it."""
    return message(_numbers(session, room, Audience(channel.audience), channel.locale, now))


def _ideas(
    session: Session, epoch: str, room: rooms.Room, audience: Audience, locale: str, numbers: set[int]
) -> Iterable[str]:
    if not ideas_revealed(room.step):
        return
    on_screen = audience is Audience.SCREEN
    if room.step != Step.READ or (on_screen and room.spotlight in numbers):
        yield envelope("#stage", stage(session, epoch, room, audience, locale), swap="innerMorph")
        return
    if on_screen and room.spotlight is not None:
        return  # the others are not to be seen while one stands there large
    view = Scene(room=room, audience=audience)
    found = cards.cards(session, view, locale, numbers)
    if on_screen:  # bundles come first there, so what has become one must find its new place
        yield from (envelope(f"#idea-{number}", "", swap="delete") for number in found)
    if found:
        yield cards.upserted(view, found)
    for number in sorted(numbers - found.keys()):
        yield envelope(f"#idea-{number}", "", swap="delete")
    if audience is Audience.FACILITATOR:
        yield undo_region(session, view, locale)


def _sketches(
    session: Session, room: rooms.Room, audience: Audience, locale: str, touched: Touched
) -> Iterable[str]:
    view = Scene(room=room, audience=audience)
    if audience is Audience.PARTICIPANT:
        yield from overview.meters(session, view, locale, touched.sketches)
    if overview.has_overview(room.step, audience):
        return
    for sketch in sketch_queries.sketches(session, room.id, only=touched.sketches):
        card = team_parts.card(view, sketch, locale)
        yield envelope(f"#sketch-{sketch.number}", card, swap="outerHTML")
