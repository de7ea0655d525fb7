"""What all doors have in common when somebody advises, answers or decides: forms, the action, the threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, make_response
from markupsafe import Markup

from app.actions import advice as actions
from app.actions.advice import Author
from app.db import reading
from app.domain.advice import advice_revealed
from app.domain.errors import NotFound
from app.domain.sketch_templates import SectionPlan
from app.live.fragments import envelope
from app.queries import advice, rooms, sketches
from app.web.answers import fragment, notice, now, patch
from app.web.forms import AdviceForm, VerdictForm
from app.web.guards import this_request, viewer


@dataclass(frozen=True)
class Door:
    """Who stands at it: the role in the fragments, where its addresses begin, and who speaks."""

    role: str
    base: str
    author: Author

    def give_form(self, number: int) -> Response:
        """The form to advise on this sketch."""
        with reading() as db:
            room = rooms.room(db, viewer().workshop_id)
            found = sketches.sketch(db, room.id, number)
        if found is None or not advice_revealed(room.at_sketches):
            raise NotFound
        shown = {"sketch": found, "base": self.base, "role": self.role, "sections": found.plans}
        return make_response(fragment("advice_forms", "give", **shown))

    def form(self, name: str, number: int) -> Response:
        """The form to answer this piece, to decide on it, or to hide it."""
        piece = self.piece(number)
        last = {"reason": ""} if name == "hide" else {"role": self.role}
        return make_response(fragment("advice_forms", name, piece=piece, base=self.base, **last))

    def piece(self, number: int) -> advice.Piece:
        """The piece as this door may read it, hidden ones left out."""
        with reading() as db:
            room = rooms.room(db, viewer().workshop_id)
            found = advice.readable_piece(db, room.id, room.at_sketches, self.author.audience, number)
        if found is None or found.hidden_reason is not None:
            raise NotFound
        return found

    def give(self, number: int) -> int:
        """Advise on this sketch; returns its number."""
        form = AdviceForm()
        actions.give_advice(
            workshop_id=viewer().workshop_id,
            number=number,
            section=form.section.data or "",
            text=form.text.data or "",
            author=self.author,
            now=now(),
            request=this_request(),
        )
        return number

    def answer(self, number: int) -> int:
        """Answer this piece; returns the number of its sketch."""
        return actions.answer_advice(
            workshop_id=viewer().workshop_id,
            number=number,
            text=AdviceForm().text.data or "",
            author=self.author,
            now=now(),
            request=this_request(),
        )

    def decide(self, number: int) -> int:
        """Say what becomes of this piece; returns the number of its sketch."""
        form = VerdictForm()
        return actions.decide_advice(
            workshop_id=viewer().workshop_id,
            number=number,
            state=form.state.data or "",
            reason=form.reason.data or "",
            author=self.author,
            now=now(),
            request=this_request(),
        )

    def withdraw(self, number: int) -> int:
        """Withdraw this piece; returns the number of its sketch."""
        return actions.withdraw_advice(
            workshop_id=viewer().workshop_id,
            number=number,
            author=self.author,
            now=now(),
            request=this_request(),
        )

    def threads(self, number: int) -> Markup:
        """All that was advised on this sketch."""
        with reading() as db:
            room = rooms.room(db, viewer().workshop_id)
            found = advice.advice_on(db, room.id, room.at_sketches, self.author.audience, number)
            of = sketches.sketch(db, room.id, number)
        return self.listed(found, of.plans if of else ())

    def listed(self, found: advice.SketchAdvice, plans: Sequence[SectionPlan]) -> Markup:
        """The same, of advice that has been read already."""
        shown = {"advice": found, "base": self.base, "role": self.role, "sections": plans}
        return fragment("advice_threads", "threads", **shown)

    def told(self, number: int, text: str, *parts: str, status: int = 200) -> Response:
        """What became of it, whatever the stream does meanwhile; an open dialog closes."""
        listed = envelope(f"#advice-list-{number}", self.threads(number), swap="innerMorph")
        answer = patch(listed, *parts, notice(text, kind="success"), status=status)
        answer.headers["HX-Trigger"] = "dialog:close"
        return answer
