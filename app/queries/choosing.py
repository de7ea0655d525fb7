"""What stands beside the counting while a room chooses: benches, earlier rounds, reservations."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.phases import Audience, Step
from app.models import Bench
from app.queries.counting import EarlierRound, Outcomes, earlier_rounds
from app.queries.reservations import ReservationView, reservations
from app.queries.rooms import Room
from app.queries.sketches import SelectionView, current_selection, latest_selection

Text = dict[str, str]


@dataclass(frozen=True)
class BenchResult:
    """How a bench voted: `ballots` of them, and points by criterion and idea. `name` None: people for themselves."""

    name: Text | None
    ballots: int
    totals: dict[str, dict[int, int]]

    def ranked(self, criterion: str = "all") -> list[tuple[int, int]]:
        """Ideas and their points, most first; all criteria together unless one is named."""
        points: dict[int, int] = {}
        for key, totals in self.totals.items():
            if criterion in ("all", key):
                for idea, given in totals.items():
                    points[idea] = points.get(idea, 0) + given
        return sorted(points.items(), key=lambda entry: (-entry[1], entry[0]))


@dataclass(frozen=True)
class Choice:
    """What belongs to the choice besides the counts. `withheld` are benches with too few ballots to show theirs."""

    reservations: tuple[ReservationView, ...] = ()
    benches: tuple[BenchResult, ...] = ()
    withheld: tuple[Text | None, ...] = ()
    earlier: tuple[EarlierRound, ...] = ()
    bench_names: tuple[tuple[int, Text], ...] = ()

    def made_on(self, selection: SelectionView | None) -> list[ReservationView]:
        """Reservations on this selection."""
        return [
            one for one in self.reservations if selection is not None and one.selection == selection.number
        ]

    def made_before(self, selection: SelectionView | None) -> list[ReservationView]:
        """Reservations on earlier selections: a new one does not do away with them."""
        return [one for one in self.reservations if selection is None or one.selection != selection.number]


def choice(session: Session, room: Room, audience: Audience, counted: Outcomes | None) -> Choice | None:
    """What this audience sees of it in this step; None where it has no place."""
    if room.step == Step.CHOOSE:
        names = _bench_names(session, room.group_id)
        shown, withheld = _benches(counted, dict(names)) if counted else ((), ())
        return Choice(
            tuple(reservations(session, room.id)),
            shown,
            withheld,
            earlier_rounds(session, room.id, counted.round) if counted else (),
            names,
        )
    if room.step == Step.CLOSE and audience is not Audience.SCREEN:
        return Choice(tuple(reservations(session, room.id)))
    if (
        room.step.position in range(Step.TEAMS.position, Step.CLOSE.position)
        and audience is Audience.FACILITATOR
    ):
        return Choice(tuple(reservations(session, room.id)), bench_names=_bench_names(session, room.group_id))
    return None


def selection_to_reserve(session: Session, workshop_id: int, step: Step) -> SelectionView | None:
    """The selection that a reservation would be made on; while the room has to choose again there is none."""
    if step == Step.CHOOSE:
        return current_selection(session, workshop_id)
    return latest_selection(session, workshop_id)


def _bench_names(session: Session, group_id: int) -> tuple[tuple[int, Text], ...]:
    rows = session.execute(
        select(Bench.id, Bench.name).where(Bench.group_id == group_id).order_by(Bench.position)
    )
    return tuple((bench_id, name) for bench_id, name in rows)


def _benches(
    counted: Outcomes, names: dict[int, Text]
) -> tuple[tuple[BenchResult, ...], tuple[Text | None, ...]]:
    """What was kept of the benches when the round closed; who was there and is not in it had too few ballots."""
    kept, present = counted.round.by_bench, counted.round.present
    order = [str(bench) for bench in names]
    order += sorted(key for key in {*kept, *present} if key not in order)
    standing = {int(idea) for idea in counted.comparison.plain.supporters}
    shown = [
        BenchResult(
            names.get(int(key) if key.isdigit() else 0),
            kept[key]["ballots"],
            {
                criterion: {int(idea): points for idea, points in totals.items() if int(idea) in standing}
                for criterion, totals in kept[key]["totals"].items()
            },
        )
        for key in order
        if key in kept
    ]
    withheld = [
        names.get(int(key) if key.isdigit() else 0)
        for key in order
        if key not in kept and present.get(key, 0) > 0 and counted.round.with_benches
    ]
    return tuple(shown), tuple(withheld)
