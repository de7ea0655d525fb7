"""Views of a participant's place: the page, its personal part, ideas, "fertig"."""

from __future__ import annotations

import secrets

from flask import Response, make_response, redirect, render_template, request, session
from werkzeug.wrappers import Response as Answer

from app.actions import ideas as idea_actions
from app.actions import people as people_actions
from app.db import reading
from app.domain import codes
from app.domain.errors import NotFound
from app.domain.people import TAKEOVER_VALID
from app.domain.phases import Audience
from app.domain.sketches import MOST_SKETCHES
from app.live.fragments import LOCALES, envelope
from app.queries import ideas, themes
from app.web.answers import live, no_content, now, open_stream, page_state, patch, standing
from app.web.forms import IdeaForm
from app.web.guards import admit_participant, me, this_request, viewer
from app.web.participate import blueprint, personal
from app.web.participate.forms import LanguageForm, TypingForm


@blueprint.get("/")
def workshop_page(workshop: str) -> Response:
    """The one page a participant has open all evening."""
    with reading() as db:
        state = page_state(db, viewer().workshop_id, Audience.PARTICIPANT)
    mine = personal.mine(viewer().workshop_id, me())
    return make_response(render_template("participate/workshop.html", **state, me=me(), mine=mine))


@blueprint.get("/mine")
def mine(workshop: str) -> Response:
    """The personal part alone, after a change of step."""
    return make_response(personal.mine(viewer().workshop_id, me()))


@blueprint.get("/stand")
def state(workshop: str) -> Response:
    """Everything shared, for a page that starts over."""
    return standing(viewer().workshop_id, Audience.PARTICIPANT)


@blueprint.get("/strom")
def stream(workshop: str) -> Response:
    """The stream of this page; with `skizze` also of what is written in that sketch."""
    sketch = min(max(request.args.get("skizze", 0, type=int), 0), MOST_SKETCHES)
    return open_stream(viewer().workshop_id, Audience.PARTICIPANT, me().id, admit_participant, sketch)


@blueprint.post("/ideen")
def submit_idea(workshop: str) -> Response:
    """Submit an idea; the answer is one's own list, which nobody else gets."""
    idea_actions.submit_idea(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        **IdeaForm().said(),
        request=this_request(),
        now=now(),
    )
    return _own_list("idea:submitted", 201)


@blueprint.get("/ideen/<int:number>/bearbeiten")
def edit_form(workshop: str, number: int) -> Response:
    """The form for one of one's own ideas."""
    with reading() as db:
        idea = ideas.own_idea(db, viewer().workshop_id, me().id, number)
        listed = themes.themes(db, viewer().workshop_id)
    if idea is None:
        raise NotFound
    return make_response(
        render_template("participate/idea_form.html", idea=idea, workshop=workshop, themes=listed)
    )


@blueprint.post("/ideen/<int:number>")
def edit_idea(workshop: str, number: int) -> Response:
    """Reword one's own idea."""
    idea_actions.edit_idea(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        **IdeaForm().said(),
        now=now(),
        request=this_request(),
    )
    return _own_list("idea:edited")


@blueprint.post("/ideen/<int:number>/rueckzug")
def withdraw_idea(workshop: str, number: int) -> Response:
    """Withdraw one's own idea."""
    return _withdraw(number, withdrawn=True)


@blueprint.delete("/ideen/<int:number>/rueckzug")
def restore_idea(workshop: str, number: int) -> Response:
    """Submit a withdrawn idea again."""
    return _withdraw(number, withdrawn=False)


@blueprint.post("/fertig")
def done(workshop: str) -> Response:
    """Say "Ich bin fertig"."""
    return _done(done=True)


@blueprint.delete("/fertig")
def not_done(workshop: str) -> Response:
    """Take "Ich bin fertig" back."""
    return _done(done=False)


@blueprint.post("/tippt")
def typing(workshop: str) -> Response:
    """Tell that somebody is typing: counted, never shown with a name, never kept."""
    live().presence.note_typing(me().id, bool(TypingForm().typing.data))
    return no_content()


@blueprint.post("/umzug")
def offer_takeover(workshop: str) -> Response:
    """Show a code with which another device can take over this place."""
    code = codes.from_random([secrets.randbelow(len(codes.ALPHABET)) for _ in range(codes.LENGTH)])
    people_actions.offer_takeover(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        code_digest=codes.digest(code),
        now=now(),
    )
    minutes = int(TAKEOVER_VALID.total_seconds() // 60)
    return make_response(render_template("participate/takeover.html", code=code, minutes=minutes))


@blueprint.post("/sprache")
def choose_language(workshop: str) -> Answer:
    """Use another language from now on."""
    language = LanguageForm().language.data
    if language in LOCALES:
        people_actions.choose_language(
            participant_id=me().id, workshop_id=viewer().workshop_id, locale=language
        )
        session["language"] = language
    return redirect(f"/w/{workshop}/", 303)


def _own_list(happened: str, status: int = 200) -> Response:
    answer = patch(envelope("#mine", personal.mine(viewer().workshop_id, me())), status=status)
    answer.headers["HX-Trigger"] = happened
    return answer


def _withdraw(number: int, *, withdrawn: bool) -> Response:
    idea_actions.withdraw_idea(
        participant_id=me().id,
        workshop_id=viewer().workshop_id,
        number=number,
        withdrawn=withdrawn,
        now=now(),
        request=this_request(),
    )
    return _own_list("idea:withdrawn" if withdrawn else "idea:restored")


def _done(*, done: bool) -> Response:
    people_actions.say_done(participant_id=me().id, workshop_id=viewer().workshop_id, done=done, now=now())
    personal.refresh_me()
    return _own_list("done:changed")
