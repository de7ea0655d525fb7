"""Views of the desk: the page, the steps, time, messages, the door, people."""

from __future__ import annotations

import io
import secrets

import segno
from flask import Response, current_app, make_response, render_template
from flask_babel import gettext

from app.actions import people as people_actions
from app.actions import workshops
from app.db import reading
from app.domain import codes
from app.domain.errors import NotPermitted
from app.domain.phases import Audience, Step
from app.live.fragments import envelope
from app.live.scenes import Scene, counts_of, scene
from app.queries import people, rooms
from app.queries.complaints import open_complaints
from app.queries.voting_codes import code_count
from app.web.answers import (
    filled,
    fragment,
    notice,
    now,
    open_stream,
    page_state,
    patch,
    spoken,
    standing,
)
from app.web.facilitate import blueprint
from app.web.facilitate.forms import AnnouncementForm, QuestionForm, StepForm, TimerForm
from app.web.guards import admit_facilitator, this_request, viewer


@blueprint.get("/")
def desk(workshop: str) -> Response:
    """The page from which the room is led."""
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.FACILITATOR)
        room = rooms.room(db, viewer().workshop_id)
        numbers = counts_of(db, room, now())
        view = scene(db, room, Audience.FACILITATOR)
        made = code_count(db, room.id)
        reported = open_complaints(db, room.id, room.step, room.at_sketches)
    page = {"counts": numbers, "scene": view, "codes": made, "complaints": reported}
    address = current_app.config["PUBLIC_URL"]
    return make_response(render_template("facilitate/workshop.html", **state, **page, address=address))


@blueprint.get("/stand")
def state(workshop: str) -> Response:
    """Everything shared, for a page that starts over."""
    return standing(viewer().workshop_id, Audience.FACILITATOR)


@blueprint.get("/strom")
def stream(workshop: str) -> Response:
    """The stream of the desk."""
    return open_stream(viewer().workshop_id, Audience.FACILITATOR, None, admit_facilitator)


@blueprint.post("/schritt")
def move_step(workshop: str) -> Response:
    """Weiter, or Zurück."""
    wanted = StepForm().step.data or ""
    if wanted not in set(Step):
        raise NotPermitted("unknown")
    workshops.move_step(
        workshop_id=viewer().workshop_id, wanted=Step(wanted), now=now(), request=this_request()
    )
    return standing(viewer().workshop_id, Audience.FACILITATOR)


@blueprint.post("/frage")
def ask_question(workshop: str) -> Response:
    """Reword the question."""
    workshops.ask_question(
        workshop_id=viewer().workshop_id,
        question=QuestionForm().question.data or "",
        now=now(),
        request=this_request(),
    )
    return patch(notice(gettext("Die Frage steht jetzt auf allen Bildschirmen."), kind="success"))


@blueprint.post("/zeit")
def set_timer(workshop: str) -> Response:
    """Start a timer."""
    form = TimerForm()
    filled(form)
    workshops.set_timer(
        workshop_id=viewer().workshop_id,
        minutes=form.minutes.data or 0,
        now=now(),
        request=this_request(),
    )
    return _timer(gettext("Die Zeit läuft."))


@blueprint.post("/zeit/minute")
def extend_timer(workshop: str) -> Response:
    """One minute more."""
    workshops.extend_timer(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _timer(gettext("Eine Minute mehr."))


@blueprint.delete("/zeit")
def stop_timer(workshop: str) -> Response:
    """Take the timer away."""
    workshops.stop_timer(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _timer(gettext("Die Zeit ist beendet."))


@blueprint.post("/ansage")
def announce(workshop: str) -> Response:
    """Put up a message to all."""
    workshops.announce(
        workshop_id=viewer().workshop_id,
        text=AnnouncementForm().announcement.data or "",
        now=now(),
        request=this_request(),
    )
    return _announcement(gettext("Die Ansage steht auf allen Bildschirmen."))


@blueprint.delete("/ansage")
def take_announcement_down(workshop: str) -> Response:
    """Take the message down."""
    workshops.end_announcement(workshop_id=viewer().workshop_id, now=now(), request=this_request())
    return _announcement(gettext("Die Ansage ist beendet."))


@blueprint.delete("/tuer")
def close_door(workshop: str) -> Response:
    """Close the door: nobody new comes in."""
    workshops.set_door(workshop_id=viewer().workshop_id, open_=False, now=now(), request=this_request())
    return _door(gettext("Die Tür ist zu."))


@blueprint.post("/tuer")
def open_door(workshop: str) -> Response:
    """Open the door again."""
    workshops.set_door(workshop_id=viewer().workshop_id, open_=True, now=now(), request=this_request())
    return _door(gettext("Die Tür ist offen."))


@blueprint.post("/code")
def change_code(workshop: str) -> Response:
    """A new code and a new link; the old ones stop working."""
    code = codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)])
    workshops.change_code(
        workshop_id=viewer().workshop_id,
        code=code,
        door_token=secrets.token_urlsafe(24),
        now=now(),
        request=this_request(),
    )
    return _door(gettext("Ab jetzt gilt der neue Code."))


@blueprint.get("/qr.svg")
def qr(workshop: str) -> Response:
    """The join link as a QR code."""
    with reading() as db:
        token = rooms.room(db, viewer().workshop_id).door_token
    picture = io.BytesIO()
    segno.make(f"{current_app.config['PUBLIC_URL']}/j/{token}", error="m").save(
        picture, kind="svg", border=0, xmldecl=False, dark="#16212b", light="#fff"
    )
    return make_response(picture.getvalue(), {"Content-Type": "image/svg+xml"})


@blueprint.get("/teilnehmende")
def attendees(workshop: str) -> Response:
    """Who is in the workshop."""
    with reading() as db:
        everybody = people.attendees(db, viewer().workshop_id)
    return make_response(fragment("people", "attendees", people=everybody, base=f"/regie/{workshop}"))


@blueprint.delete("/teilnehmende/<int:person>")
def remove_participant(workshop: str, person: int) -> Response:
    """Remove somebody; their ideas stay."""
    people_actions.remove_participant(
        workshop_id=viewer().workshop_id,
        participant_id=person,
        now=now(),
        request=this_request(),
    )
    answer = attendees(workshop)
    answer.set_data(answer.get_data(as_text=True) + spoken(gettext("Der Platz ist weg.")))
    return answer


@blueprint.post("/zugang")
def second_device(workshop: str) -> Response:
    """A one-time link with which another device gets the lead too."""
    secret = secrets.token_urlsafe(24)
    people_actions.issue_facilitator_link(
        workshop_id=viewer().workshop_id, secret_digest=codes.digest(secret), now=now(), replace=False
    )
    link = f"{current_app.config['PUBLIC_URL']}/regie/anmelden/{secret}"
    return make_response(render_template("facilitate/second_device.html", link=link))


def _room() -> rooms.Room:
    with reading() as db:
        return rooms.room(db, viewer().workshop_id)


def _timer(text: str) -> Response:
    return patch(envelope("#timer", fragment("timer", "timer", room=_room())), spoken(text))


def _announcement(text: str) -> Response:
    shown = envelope("#announcement", fragment("announcement", "announcement", room=_room()))
    return patch(shown, spoken(text))


def _door(text: str) -> Response:
    view = Scene(room=_room(), audience=Audience.FACILITATOR)
    return patch(envelope("#door", fragment("door", "door", scene=view)), spoken(text))
