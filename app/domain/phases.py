"""Phases and steps of a workshop, the legal moves, and what each step permits and reveals.

The one visibility rule of the product lives here: pages, streams, the big screen, exports and counts
all ask `ideas_revealed` (of one idea `idea_revealed`) and `tallies_revealed`.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import NotPermitted


def N_(text: str) -> str:
    """Mark a German source text for translation without translating it here."""
    return text


class Audience(StrEnum):
    """Who looks at a screen; rights follow audiences."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"


class Phase(StrEnum):
    """The phases of a workshop, with exactly these names."""

    KICKOFF = "kickoff"
    COLLECT = "collect"
    CHARACTERISE = "characterise"
    PRESENT = "present"


class Step(StrEnum):
    """The steps, in order."""

    ARRIVE = "arrive"
    WRITE = "write"
    READ = "read"
    VOTE = "vote"
    CHOOSE = "choose"
    TEAMS = "teams"
    SKETCH = "sketch"
    ADVISE = "advise"
    AGREE = "agree"
    SHOW = "show"
    MOOD = "mood"
    CLOSE = "close"

    @property
    def position(self) -> int:
        """1 for the first step."""
        return STEPS.index(self) + 1

    @property
    def phase(self) -> Phase:
        """The phase this step belongs to."""
        return PHASE_OF[self]


class Permit(StrEnum):
    """What a step may allow."""

    WRITE_IDEA = "write_idea"
    ENTER_IDEA = "enter_idea"  # for somebody without a device
    READ_TOGETHER = "read_together"
    ORDER_IDEAS = "order_ideas"
    VOTE = "vote"
    CONFIRM_SELECTION = "confirm_selection"
    RECORD_RESERVATION = "record_reservation"
    JOIN_TEAM = "join_team"
    WRITE_SKETCH = "write_sketch"
    ADVISE = "advise"
    AGREE = "agree"
    SHOW_SKETCH = "show_sketch"
    ASK_AUDIENCE = "ask_audience"  # questions to those who present
    GIVE_MOOD = "give_mood"
    PLAN_NEXT = "plan_next"
    PUBLISH = "publish"
    SHOW_LARGE = "show_large"  # a sketch on the big screen, while it is written


STEPS: tuple[Step, ...] = tuple(Step)

PHASE_OF = MappingProxyType(
    {
        Step.ARRIVE: Phase.KICKOFF,
        Step.WRITE: Phase.COLLECT,
        Step.READ: Phase.COLLECT,
        Step.VOTE: Phase.COLLECT,
        Step.CHOOSE: Phase.COLLECT,
        Step.TEAMS: Phase.CHARACTERISE,
        Step.SKETCH: Phase.CHARACTERISE,
        Step.ADVISE: Phase.CHARACTERISE,
        Step.AGREE: Phase.CHARACTERISE,
        Step.SHOW: Phase.PRESENT,
        Step.MOOD: Phase.PRESENT,
        Step.CLOSE: Phase.PRESENT,
    }
)

PHASE_NAMES = MappingProxyType(
    {
        Phase.KICKOFF: N_("Auftakt"),
        Phase.COLLECT: N_("Ideen sammeln & auswählen"),
        Phase.CHARACTERISE: N_("Projekte charakterisieren"),
        Phase.PRESENT: N_("Ergebnisse präsentieren"),
    }
)

STEP_NAMES = MappingProxyType(
    {
        Step.ARRIVE: N_("Ankommen"),
        Step.WRITE: N_("Schreiben"),
        Step.READ: N_("Lesen & Ordnen"),
        Step.VOTE: N_("Abstimmen"),
        Step.CHOOSE: N_("Auswählen"),
        Step.TEAMS: N_("Teams bilden"),
        Step.SKETCH: N_("Skizzen schreiben"),
        Step.ADVISE: N_("Rückmeldung"),
        Step.AGREE: N_("Abnehmen"),
        Step.SHOW: N_("Vorstellen"),
        Step.MOOD: N_("Stimmungsbild"),
        Step.CLOSE: N_("Abschluss"),
    }
)

INSTRUCTIONS = MappingProxyType(
    {
        Step.ARRIVE: N_("Schön, dass Sie da sind. Wir beginnen gemeinsam."),
        Step.WRITE: N_(
            "Alle schreiben gleichzeitig. Andere sehen Ihre Idee erst später, und nie mit Ihrem Namen."
        ),
        Step.READ: N_("Alle lesen alles. Fragen Sie nach, was Sie nicht verstehen."),
        Step.VOTE: N_("Stimmen Sie in Ruhe ab. Sie können alles ändern, bis die Abstimmung schließt."),
        Step.CHOOSE: N_("Die Auszählung schlägt vor. Der Raum entscheidet."),
        Step.TEAMS: N_("Wo möchten Sie mitschreiben? Sie können in mehreren Teams sein, oder nur lesen."),
        Step.SKETCH: N_("Schreiben Sie in Ihrem Team gemeinsam an der Skizze."),
        Step.ADVISE: N_("Lesen Sie die Skizzen der anderen. Fragen Sie nach und geben Sie Rückmeldung."),
        Step.AGREE: N_("Stehen Sie hinter den Skizzen? Auch Bedenken und Widerspruch werden festgehalten."),
        Step.SHOW: N_("Wir stellen die Projekte vor, eines nach dem anderen."),
        Step.MOOD: N_("Was halten Sie von den Projekten? Ihre Antwort ist anonym."),
        Step.CLOSE: N_("Danke. Hier sind die Ergebnisse zum Mitnehmen."),
    }
)

ADVICE = MappingProxyType(
    {
        Step.ARRIVE: N_("Warten Sie, bis die meisten da sind. Lesen Sie die Regeln des Dialogs gemeinsam."),
        Step.WRITE: N_(
            "Alle schreiben still für sich. Planen Sie 10 bis 15 Minuten; gute Ideen kommen spät."
        ),
        Step.READ: N_("Alle lesen alles. Führen Sie doppelte Ideen zusammen. Planen Sie 15 Minuten."),
        Step.VOTE: N_("Legen Sie fest, wie abgestimmt wird, und eröffnen Sie dann. Planen Sie 5 Minuten."),
        Step.CHOOSE: N_("Zeigen Sie beide Zählweisen, sprechen Sie darüber, dann bestätigt der Raum."),
        Step.TEAMS: N_("Lassen Sie alle selbst wählen. Wer zögert, darf nur lesen. Planen Sie 5 Minuten."),
        Step.SKETCH: N_("Die Gruppen schreiben selbständig. Gehen Sie herum. Planen Sie 30 Minuten."),
        Step.ADVISE: N_("Jedes Team liest eine andere Skizze. Planen Sie 15 Minuten."),
        Step.AGREE: N_("Rufen Sie eine Skizze nach der anderen auf. Ein Vorbehalt ist kein Scheitern."),
        Step.SHOW: N_("Führen Sie die Leinwand von hier aus: eine Skizze nach der anderen."),
        Step.MOOD: N_(
            "Fragen Sie zu einer Skizze nach der anderen. Bis Sie abschließen, sieht niemand etwas."
        ),
        Step.CLOSE: N_("Laden Sie die Papiere herunter und sagen Sie, wie es weitergeht."),
    }
)

_PERMITS = MappingProxyType(
    {
        Step.ARRIVE: frozenset[Permit](),
        Step.WRITE: frozenset({Permit.WRITE_IDEA, Permit.ENTER_IDEA}),
        Step.READ: frozenset({Permit.READ_TOGETHER, Permit.ORDER_IDEAS, Permit.ENTER_IDEA}),
        Step.VOTE: frozenset({Permit.VOTE}),
        Step.CHOOSE: frozenset({Permit.CONFIRM_SELECTION, Permit.RECORD_RESERVATION}),
        Step.TEAMS: frozenset({Permit.JOIN_TEAM, Permit.RECORD_RESERVATION}),
        Step.SKETCH: frozenset(
            {
                Permit.JOIN_TEAM,
                Permit.WRITE_SKETCH,
                Permit.ADVISE,
                Permit.SHOW_LARGE,
                Permit.RECORD_RESERVATION,
            }
        ),
        Step.ADVISE: frozenset(
            {
                Permit.JOIN_TEAM,
                Permit.WRITE_SKETCH,
                Permit.ADVISE,
                Permit.SHOW_LARGE,
                Permit.RECORD_RESERVATION,
            }
        ),
        Step.AGREE: frozenset({Permit.AGREE, Permit.ADVISE, Permit.SHOW_LARGE, Permit.RECORD_RESERVATION}),
        Step.SHOW: frozenset(
            {Permit.SHOW_SKETCH, Permit.ASK_AUDIENCE, Permit.PLAN_NEXT, Permit.RECORD_RESERVATION}
        ),
        Step.MOOD: frozenset(
            {Permit.GIVE_MOOD, Permit.ASK_AUDIENCE, Permit.PLAN_NEXT, Permit.RECORD_RESERVATION}
        ),
        Step.CLOSE: frozenset({Permit.PLAN_NEXT, Permit.PUBLISH}),
    }
)


def at_sketches(step: Step, *, teams_open: bool) -> Step:
    """The step whose rules hold for sketches, their teams and advice on them.

    When the moderator lets teams go on between meetings, it is in every step as while advice is given; but where the
    room agrees on sketches their texts stand still. Nothing else follows it: ideas are hidden as the room's own step
    says, and a sketch that is locked stays so (`domain.sketches.require_open`).
    """
    return Step.ADVISE if teams_open and step != Step.AGREE else step


def permits(step: Step, permit: Permit) -> bool:
    """Whether `step` allows `permit`."""
    return permit in _PERMITS[step]


def require(step: Step, permit: Permit) -> None:
    """Raise `NotPermitted` when the step does not allow it; the key names what was wanted."""
    if not permits(step, permit):
        raise NotPermitted(f"step.{permit.value}", step=STEP_NAMES[step])


def following(step: Step) -> Step | None:
    """The next step, or None after the last."""
    return STEPS[step.position] if step.position < len(STEPS) else None


def preceding(step: Step) -> Step | None:
    """The step before, or None before the first."""
    return STEPS[step.position - 2] if step.position > 1 else None


def check_move(current: Step, wanted: Step) -> None:
    """A moderator may go one step forward or one step back; anything else is a stale screen."""
    if wanted not in (following(current), preceding(current)):
        raise NotPermitted("step.not_adjacent", step=STEP_NAMES[current])


def ideas_revealed(step: Step) -> bool:
    """Whether ideas of others may leave the server at all (page, stream, screen, export, API)."""
    return step.position >= Step.READ.position


def idea_revealed(step: Step, *, revealed: bool) -> bool:
    """Whether one idea may be read by others: all from reading on; while people write only those read before."""
    return ideas_revealed(step) or revealed


def inspirations_revealed(step: Step, *, opened: bool) -> bool:
    """Whether ideas that were handed out for inspiration may be read by those they were handed to, and by nobody else.

    The one way past `ideas_revealed`: while all write, when the moderator has opened it. From reading on all is
    revealed anyway, and inspirations are shown no more.
    """
    return opened and step == Step.WRITE


def tallies_revealed(*, closed: bool) -> bool:
    """Totals of a vote round exist for nobody, whatever their role, until the round is closed."""
    return closed
