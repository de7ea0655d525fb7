"""What the macros of questions of the audience can be given."""

from __future__ import annotations

from app.domain.audience import State
from app.domain.phases import Permit
from app.queries.audience import Asked, AskedQuestion


def of_audience() -> dict[str, list[object]]:
    """For each name of an argument, what it can be."""
    questions = tuple(
        AskedQuestion(
            number=number,
            sketch=None if number == 1 else 1,
            text="Wer zahlt das?",
            locale="de",
            name="Helle Eiche" if number == 2 else None,
            by_facilitator=number == 3,
            state=state,
            hidden_reason="Spott" if state is State.HIDDEN else None,
            wanted_by=number,
        )
        for number, state in enumerate((State.WAITING, State.RELEASED, State.ANSWERED, State.HIDDEN), start=1)
    )
    return {
        "question": list(questions),
        "queue": [Asked(), Asked(questions, 2)],
        "questions": [questions[2:3]],
        "what": ["release"],
        "permit": [Permit.ASK_AUDIENCE, None],
    }
