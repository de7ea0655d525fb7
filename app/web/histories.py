"""The history of sections and the thread of a sketch: the same for every audience that may read sketches."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, make_response, redirect, render_template, request
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from app.actions.restoring import restore_version
from app.db import reading
from app.domain.errors import NotFound
from app.domain.phases import Audience, Step
from app.domain.section_history import SectionHistory, SketchHistory, may_restore
from app.exports.section_history import HistoryWords, as_json, as_text
from app.live.fragments import envelope, in_language
from app.live.moments import stamp
from app.queries import rooms, sketches
from app.queries import section_history as queries
from app.queries.thread import thread
from app.web.answers import fragment, locale, notice, now, page_state, patch, spoken
from app.web.guards import this_request, viewer
from app.web.section_words import section_words

_TYPES: Mapping[str, str] = {"txt": "text/plain; charset=utf-8", "json": "application/json"}


class Reader:
    """Who reads, at which door: a participant, or the moderator, who counts as one of every team."""

    def __init__(self, number: int) -> None:
        person = viewer().me
        self.audience = Audience.PARTICIPANT if person else Audience.FACILITATOR
        self.number = number
        self.room_id = viewer().workshop_id
        self.person = person.id if person else None

    @property
    def templates(self) -> str:
        """The folder with this audience's pages."""
        return "participate" if self.person is not None else "facilitate"

    def is_member(self, session: Session) -> bool:
        """Whether they are in the sketch's team."""
        if self.person is None:
            return True
        return self.number in sketches.my_sketches(session, self.room_id, self.person)

    def sketch(self, session: Session, room: rooms.Room) -> sketches.SketchView:
        """The sketch, in the steps in which there are any."""
        if not _has_sketches(room):
            raise NotFound
        return self.known_sketch(session)

    def known_sketch(self, session: Session) -> sketches.SketchView:
        """The sketch in any step; its pages lead to the room where none are read."""
        found = sketches.sketch(session, self.room_id, self.number)
        if found is None:
            raise NotFound
        return found

    def state(self, session: Session, room: rooms.Room) -> dict[str, object]:
        """What the page begins with: a participant's goes along with the room, the moderator's stays as it is."""
        return {"room": room} if self.person is None else page_state(session, self.room_id, self.audience)

    def address(self, room: rooms.Room) -> str:
        """Where this audience's addresses of the sketch begin."""
        door = "w" if self.person is not None else "regie"
        return f"/{door}/{room.public_id}/skizzen/{self.number}"


def _has_sketches(room: rooms.Room) -> bool:
    return room.at_sketches.position >= Step.TEAMS.position


def history_page(number: int, key: str) -> Answer:
    """The versions of a section; while there are no sketches, the room's own page."""
    reader = Reader(number)
    with reading() as session:
        room, sketch = rooms.room(session, reader.room_id), reader.known_sketch(session)
        if not _has_sketches(room):
            return redirect(reader.address(room).partition("skizzen/")[0], 303)
        state = reader.state(session, room)
        found = _history(session, sketch, key)
        page = _page(session, reader, room, sketch, found)
    told = {**state, "me": viewer().me, "sketch": sketch, "history": found, "page": page}
    return make_response(render_template(f"{reader.templates}/section_history.html", **told))


def version_part(number: int, key: str, version: int) -> Response:
    """What changed in one version, and all it says."""
    reader = Reader(number)
    with reading() as session:
        room = rooms.room(session, reader.room_id)
        sketch = reader.sketch(session, room)
        history = _history(session, sketch, key)
        restorable = _restorable(session, reader, room, sketch)
    found = history.version(version)
    if found is None:
        raise NotFound
    pieces = queries.compared(history.before(version), found)
    told = {"history": history, "stand": found, "pieces": pieces, "restorable": restorable}
    address = f"{reader.address(room)}/felder/{key}/verlauf"
    return make_response(fragment("section_history", "change", address=address, **told))


def comparison(number: int, key: str) -> Response:
    """What changed between two versions, whichever is named first."""
    reader = Reader(number)
    with reading() as session:
        room = rooms.room(session, reader.room_id)
        history = _history(session, reader.sketch(session, room), key)
    older, newer = sorted((request.args.get("von", -1, type=int), request.args.get("bis", -1, type=int)))
    before, after = history.version(older), history.version(newer)
    if before is None or after is None:
        raise NotFound
    pieces = queries.compared(before, after)
    told = fragment("section_history", "comparison", older=before, newer=after, pieces=pieces)
    said = gettext("Vergleich: %(older)s und %(newer)s", older=_called(older), newer=_called(newer))
    return patch(envelope("#comparison", told), spoken(said))


def restored(number: int, key: str, version: int) -> Response:
    """Bring a version back; the answer is the list as it is now."""
    reader = Reader(number)
    restore_version(
        participant_id=reader.person,
        workshop_id=reader.room_id,
        number=number,
        key=key,
        version=version,
        now=now(),
        request=this_request(),
    )
    with reading() as session:
        room = rooms.room(session, reader.room_id)
        sketch = reader.sketch(session, room)
        page = _page(session, reader, room, sketch, _history(session, sketch, key))
    said = gettext("Stand %(number)s ist wiederhergestellt. Der Text davor bleibt als Stand.", number=version)
    return patch(envelope("#history", page), notice(said, kind="success"))


def history_file(number: int, key: str | None, name: str) -> Response:
    """The history of a section, or of a whole sketch, as a file; with names for the team alone."""
    reader = Reader(number)
    if name not in (("txt", "json") if key else ("json",)):
        raise NotFound
    with reading() as session:
        sketch = reader.sketch(session, rooms.room(session, reader.room_id))
        every = (
            (_history(session, sketch, key),)
            if key
            else queries.sketch_history(session, sketch, section_words())
        )
        named = reader.is_member(session)
    sections = every if named else tuple(one.without_names() for one in every)
    file = SketchHistory(number, sketch.title, sections, named, now())
    body = (as_text if name == "txt" else as_json)(file, _words())
    headers = {"Content-Disposition": f'attachment; filename="verlauf-skizze-{number}.{name}"'}
    return make_response(body, {**headers, "Content-Type": _TYPES[name]})


def thread_page(number: int) -> Answer:
    """Where a sketch comes from, and what became of it."""
    reader = Reader(number)
    with reading() as session:
        room, sketch = rooms.room(session, reader.room_id), reader.known_sketch(session)
        if not _has_sketches(room):
            return redirect(reader.address(room).partition("skizzen/")[0], 303)
        state = reader.state(session, room)
        found = thread(session, room, sketch, reader.audience)
    page = fragment("thread", "thread", thread=found, sketch=sketch, address=reader.address(room))
    told = {**state, "me": viewer().me, "sketch": sketch, "page": page}
    return make_response(render_template(f"{reader.templates}/thread.html", **told))


def _history(session: Session, sketch: sketches.SketchView, key: str) -> SectionHistory:
    found = queries.section_history(session, sketch, key, section_words())
    if found is None:
        raise NotFound
    return found


def _page(
    session: Session,
    reader: Reader,
    room: rooms.Room,
    sketch: sketches.SketchView,
    history: SectionHistory,
) -> Markup:
    address = f"{reader.address(room)}/felder/{history.key}/verlauf"
    named = reader.is_member(session)
    return fragment("section_history", "listed", history=history, address=address, named=named)


def _called(version: int) -> str:
    return str(gettext("Stand %(number)s", number=version) if version else gettext("Am Anfang"))


def _restorable(session: Session, reader: Reader, room: rooms.Room, sketch: sketches.SketchView) -> bool:
    return may_restore(
        room.at_sketches, is_member=reader.is_member(session), is_open=sketch.locked_as is None
    )


def _words() -> HistoryWords:
    """The words of the file, in the language of this answer."""
    tongue = in_language(locale())
    number = {"number": "{number}"}
    return HistoryWords(
        title=gettext("Verlauf des Abschnitts „%(label)s“", label="{label}"),
        sketch=gettext("Skizze: %(title)s", title="{title}"),
        made=gettext("Erstellt: %(when)s", when="{when}"),
        note_named=gettext(
            "Nur für das Team: In dieser Datei stehen Namen. Bitte geben Sie sie nicht weiter."
        ),
        note_unnamed=gettext("Ohne Namen: Sie stehen nur in der Datei für das Team."),
        version=gettext("Stand %(number)s", **number),
        first=gettext("Am Anfang"),
        restored=gettext("wiederhergestellt: Stand %(number)s", **number),
        moderator=gettext("Moderation"),
        who=gettext("Geschrieben von: %(names)s", names="{names}"),
        people=gettext("Personen, die schrieben: %(number)s", **number),
        nameless=gettext("nicht mehr dabei: %(number)s", **number),
        nothing=gettext("(leer)"),
        when=stamp(locale()),
        label=lambda section: tongue(section.plan.label),
    )
