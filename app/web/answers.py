"""How views answer: pages, patches for htmx, and streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from flask import Flask, Response, current_app, g, has_request_context, make_response, request, session
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from app.db import db, reading
from app.domain.errors import InvalidInput, all_of
from app.domain.phases import Audience
from app.live import stages, stream
from app.live.cowriting import people
from app.live.fragments import LOCALES, envelope, locale_or_default, render
from app.live.hub import Channel, Closed, Hub, Subscription
from app.live.languages import LANGUAGES
from app.live.overview import large_text
from app.live.patches import everything, frame
from app.live.presence import Presence
from app.live.relay import Relay
from app.live.scenes import NODE_IS_ALIVE
from app.live.wire import wire_of
from app.queries import rooms
from app.queries.cowriting import writers

STREAM_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",  # a proxy must pass on every frame at once
}


def now() -> datetime:
    """The present, in UTC; the one clock of the web floor."""
    return datetime.now(UTC)


def locale() -> str:
    """The language of this answer: the participant's choice, then the device's, then the browser's."""
    if not has_request_context():
        return LOCALES[0]
    known = g.get("viewer")
    if known is not None and known.me is not None:
        return locale_or_default(known.me.locale)
    chosen = session.get("language")
    if chosen in LOCALES:
        return str(chosen)
    best = request.accept_languages.best_match([LANGUAGES[code].tag for code in LOCALES])
    return locale_or_default(best)


def fragment(feature: str, macro: str, **arguments: object) -> Markup:
    """A fragment in the language of this answer: the same bytes as a push would bring."""
    return render(feature, macro, locale(), **arguments)


def patch(*parts: str, status: int = 200) -> Response:
    """Parts for several places of the page."""
    return make_response("".join(parts), status)


def notice(text: str, *, kind: str = "info") -> str:
    """A short message at the edge of the page."""
    return envelope("#toasts", fragment("toasts", "toast", message=text, kind=kind), swap="beforeend")


def spoken(text: str) -> str:
    """A sentence for screen readers alone, where the eye sees what has changed."""
    return envelope("#spoken", str(escape(text)))


def no_content() -> Response:
    """Done, and the stream will tell what changed."""
    return make_response("", 204)


def filled(form: FlaskForm) -> None:
    """Refuse a form whose fields cannot be read at all (a number that is none); rules come later, in the domain."""
    if form.validate():
        return
    raise all_of([InvalidInput(str(name), _key(said[0])) for name, said in form.errors.items()])


def _key(said: str) -> str:
    return said if said in ("choice.needed", "unknown") else "number.needed"


class Live:
    """The push of this process, as an extension of the app."""

    def __init__(self, hub: Hub, relay: Relay, presence: Presence) -> None:
        self.hub, self.relay, self.presence = hub, relay, presence

    def init_app(self, app: Flask) -> None:
        """Register with the app."""
        app.extensions["live"] = self


def live() -> Live:
    """The push of this process."""
    found: Live = current_app.extensions["live"]
    return found


def page_state(session: Session, workshop_id: int, audience: Audience) -> dict[str, object]:
    """What every page of a room begins with: its state, its stage, and the cursor the stream starts after."""
    room = rooms.room(session, workshop_id)
    epoch = rooms.epoch(session)
    return {
        "room": room,
        "stage": stages.stage(session, epoch, room, audience, locale()),
        "cursor": stream.Cursor(epoch, room.seq),
        "server_time": now(),
    }


def standing(workshop_id: int, audience: Audience) -> Response:
    """The present state of all regions, for a page that has to start over; the header says as of which news."""
    with reading() as session:
        room = rooms.room(session, workshop_id)
        answer = patch(everything(session, rooms.epoch(session), room, audience, locale(), now()))
    answer.headers["Room-Seq"] = str(room.seq)
    return answer


def open_stream(
    workshop_id: int, audience: Audience, person: int | None, admit: Callable[[], None], sketch: int = 0
) -> Response:
    """Connect a page to the room: what it missed since its cursor, then what happens; and in the sketch it has open.

    Who may subscribe is decided by the audience's guard before this is called, at every (re)connection, and asked
    once more (`admit`) when the stream is there: somebody removed in between would keep it for its whole life.
    """
    channel = Channel(audience.value, locale(), sketch)
    sent = stream.read_cursor(request.headers.get("Last-Event-ID") or request.args.get("nach", ""))
    with reading() as session:
        epoch, seq = rooms.epoch(session), rooms.sequences(session, [workshop_id])[workshop_id]
    if sent is not None and sent.seq > live().hub.rooms().get(workshop_id, seq):
        live().relay.bring_up(workshop_id)  # the client heard more from another process than from this one
    try:
        subscription = live().hub.subscribe(workshop_id, channel, person, seq, wire_of(request.environ))
    except Closed:
        return make_response("", 503, {"Retry-After": "2"})
    live().relay.start()
    try:
        admit()
        first = _first(workshop_id, channel, sent, stream.Cursor(epoch, subscription.started_after))
        first += _writers(workshop_id, sketch) + _large(workshop_id, audience)
    except BaseException:
        live().hub.unsubscribe(subscription)
        raise
    return _streaming(subscription, first, epoch)


def _streaming(subscription: Subscription, first: bytes, epoch: str) -> Response:
    """The answer whose bytes are the stream; whatever ends it, the hub forgets it."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the stream outlives the request
    hub = live().hub

    def reset() -> bytes:
        with app.app_context(), reading() as session:
            number = rooms.sequences(session, [subscription.room])[subscription.room]
        return stream.message("", cursor=stream.Cursor(epoch, number), event="reset")

    def body() -> Iterator[bytes]:
        try:
            yield from stream.flow(subscription, first, reset)
        finally:
            hub.unsubscribe(subscription)

    db.session.remove()  # a stream must not hold a connection of the pool
    response = Response(body(), headers=STREAM_HEADERS)
    response.call_on_close(lambda: hub.unsubscribe(subscription))
    return response


def _first(workshop_id: int, channel: Channel, sent: stream.Cursor | None, upto: stream.Cursor) -> bytes:
    """One frame for what came after the client's cursor, nothing if that is nothing; a reset when unknown."""
    if sent is None or not stream.is_resumable(sent, epoch=upto.epoch, seq=upto.seq):
        return stream.message("", cursor=upto, event="reset")
    if upto.seq <= sent.seq:
        return b""
    with reading() as session:
        room = rooms.room(session, workshop_id)
        events = rooms.events_between(session, workshop_id, sent.seq, upto.seq)
        return frame(session, sent.epoch, room, channel, events, upto.seq, now())


def _writers(workshop_id: int, sketch: int) -> bytes:
    """Who is writing in the sketch a page has just opened; changes are told as they happen."""
    if not sketch:
        return b""
    with reading() as session:
        return people(writers(session, workshop_id, sketch, live_since=now() - NODE_IS_ALIVE))


def _large(workshop_id: int, audience: Audience) -> bytes:
    """The text that stands large on the big screen, as it is now: the journal does not tell of every letter."""
    if audience is not Audience.SCREEN:
        return b""
    with reading() as session:
        return large_text(session, rooms.room(session, workshop_id), locale())
