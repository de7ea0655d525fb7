"""Fragments know nobody: every macro renders with no request, and the same bytes reach a page in every way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2.runtime import Macro

from app.actions import ordering, workshops
from app.db import reading
from app.domain import telling
from app.domain.phases import Audience, Step, preceding
from app.domain.selection import Rule
from app.live import explanations
from app.live.fragments import LOCALES, TEMPLATES, environment
from app.live.scenes import Scene, counts_of, scene
from app.queries import complaints, history, people, rooms, themes, voting_codes
from app.queries.inspirations import Offer, Shown
from app.queries.published import published
from app.queries.quorum import Needed
from app.queries.reading import room_reading
from app.queries.similar_seen import SimilarIdea
from app.web.answers import now
from tests.live.reader import read
from tests.support.calls import failures_of
from tests.support.databases import ON_SQLITE
from tests.support.evening import evening, evening_until
from tests.support.feature_values import of_features

FEATURES = sorted(path.stem for path in (TEMPLATES / "fragments").glob("*.html"))
ENVELOPE = re.compile(r'<hx-partial hx-target="(#[\w-]+)" hx-swap="innerHTML">(.*?)</hx-partial>', re.DOTALL)
OWN = re.compile(r"{%-?\s*macro\s+(\w+)\(")


def _macros(locale: str) -> dict[tuple[str, str], Macro]:
    """Every macro that is written in templates/fragments, by feature and name."""
    found = {}
    for feature in FEATURES:
        module = environment(locale).get_template(f"fragments/{feature}.html").module
        source = Path(TEMPLATES / "fragments" / f"{feature}.html").read_text(encoding="utf-8")
        for name in OWN.findall(source):
            found[feature, name] = getattr(module, name)
    return found


def _values(room_id: int) -> dict[str, list[object]]:
    """For each name of an argument, what it can be in the room's present step."""
    with reading() as session:
        room = rooms.room(session, room_id)
        scenes = [scene(session, room, audience) for audience in Audience]
        attendees = people.attendees(session, room_id)
        counts = counts_of(session, room, now())
        listed = themes.themes(session, room_id)
        made = voting_codes.code_count(session, room_id)
        listing = published(session, room_id, room.step, 1)
        changes = history.history(session, room_id)
    leading = scenes[1]
    counted = leading.outcomes
    both = list(counted.comparison.outcomes.values()) if counted else []
    views = _explanations(room) if counted else []
    reserved = leading.choice.reservations if leading.choice else ()
    return {
        "scene": scenes,
        "room": [room],
        "counts": [counts],
        "people": [attendees],
        "benches": [leading.benches],
        "idea": list(leading.ideas),
        "others": [leading.ideas],
        "sketch": list(leading.sketches),
        "round": [leading.round] if leading.round else [],
        **_values_of_voting(leading, made, listing),
        **dict.fromkeys(("outcome", "other"), both),
        **_plain_values(),
        **_values_of_choosing(views, reserved),
        **_values_of_writing(leading, listed),
        **_values_of_ordering(leading, changes),
        **_of_reading(room, leading, attendees),
        **of_features(room, leading),
    }


def _plain_values() -> dict[str, list[object]]:
    words = ("word", "title", "say", "heading", "label", "message", "address", "about")
    return {
        "base": ["/w/abc"],
        "role": ["participant", "facilitator", "screen"],
        "method": ["points", "approval"],
        **{name: [3] for name in ("number", "most", "count", "size", "joined", "place")},
        **{name: ["Wort"] for name in words},
        **{name: [True] for name in ("large", "mine")},
        "kind": ["info"],
        "sign": ["merge"],
    }


def _of_reading(room, leading, attendees) -> dict[str, list[object]]:
    """What belongs to the macros of a room that reads."""
    asked = [remark for idea in leading.ideas for remark in idea.remarks]
    with reading() as session:
        reported = complaints.open_complaints(session, room.id, room.step, room.at_sketches)
        read = room_reading(session, room.id)
    return {
        "remark": asked,
        "remarks": [tuple(asked)] if asked else [],
        "complaint": list(reported),
        "complaints": [reported],
        "reading": [read],
        "themes": [leading.board_themes],
        **{name: [2] for name in ("page", "pages", "card")},
        **{name: [True] for name in ("asked", "possible", "tools")},
        **{name: ["Wort"] for name in ("draft", "hint", "reason", "words")},
        "language": ["de"],
    }


def _values_of_voting(leading: Scene, made: object, listing: object) -> dict[str, list[object]]:
    return {
        "criteria": [("mutig", "machbar"), ("mutig",), ()],
        "quorum": [[Needed({"de": "Politik"}, 3, people_) for people_ in (2, 3)]],
        "decision": [leading.decision] if leading.decision else [],
        "codes": [made, voting_codes.CodeCount(40, 15)],
        "published": [listing] if listing else [],
        "given": [((1, 2), (99, 1)), ()],
    }


def _values_of_choosing(views: list[object], reserved: object) -> dict[str, list[object]]:
    return {
        "view": views,
        "reservations": [reserved],
        "passage": [round_ for view in views for round_ in view.rounds],
        "candidate": ["1"],
        "rule": ["plain"],
        "criterion": ["all"],
    }


def _values_of_writing(leading: Scene, listed: Sequence[themes.ThemeView]) -> dict[str, list[object]]:
    return {
        "themes": [listed],
        "theme": list(listed),
        "form": ["idea-form"],
        "chosen": [2, 0],
        "group": ["Eltern"],
        "tongue": ["de"],
        **{name: [1] for name in ("side_of", "position")},
        "last": [*leading.ideas, None, "create"],
        "offer": [Offer(3, False, 0), Offer(4, False, 1), Offer(4, True, 1)],
        "shown": [[Shown(1, "Lotsen", "Für alle", "de")], []],
        "similar": [[SimilarIdea(1, "Lotsen", "Hundert Tage", "de", "store", mine=True)]],
    }


def _values_of_ordering(leading: Scene, changes: Sequence[history.Entry]) -> dict[str, list[object]]:
    return {
        "ideas": [leading.ideas] if leading.ideas else [],
        "groups": [[tuple(leading.ideas)]] if leading.ideas else [],
        "sharing": [leading.sharing] if leading.sharing else [],
        "entry": list(changes),
        "entries": [changes],
        "at": [now()],
        "now": [now()],
        **{name: [3] for name in ("head", "bundles", "single")},
        **{name: ["Wort"] for name in ("id", "field_name")},
    }


def _explanations(room: rooms.Room) -> list[object]:
    """The panel of every rule, in all its languages."""
    with reading() as session:
        return [
            explanations.view_of(
                session, room, Audience.PARTICIPANT, explanations.Asked(rule, "all", language)
            )
            for rule in Rule
            for language in telling.LANGUAGES
        ]


@ON_SQLITE
def test_every_macro_renders_without_any_request(app, workshop):
    """Once at least in an evening, as valid HTML; and no failure ever speaks of a request or a session.

    In German with everything there is, in the other languages until it has been rendered once.
    """
    macros = {locale: _macros(locale) for locale in LOCALES}
    rendered: set[tuple[str, tuple[str, str]]] = set()
    failures: dict[tuple[str, tuple[str, str]], set[str]] = {}
    for _step, room in evening(workshop.id):
        values = _values(room.id)
        for one in ((locale, key) for locale in LOCALES for key in macros[locale]):
            if one[0] == "de" or one not in rendered:
                told = failures_of(macros[one[0]][one[1]], values)
                failures.setdefault(one, set()).update(filter(None, told))
                rendered |= {one} if not all(told) else set()
    missing = {(locale, key) for locale in LOCALES for key in macros[locale]} - rendered
    assert not missing, {one: failures.get(one) for one in missing}
    spoken = " ".join(sorted(text for texts in failures.values() for text in texts))
    assert not re.search(r"request|session|csrf|current_app|context", spoken), spoken


def test_fragments_do_not_name_what_belongs_to_a_viewer():
    for feature in FEATURES:
        source = (TEMPLATES / "fragments" / f"{feature}.html").read_text(encoding="utf-8")
        assert not re.search(r"\b(csrf_token|current_user|request\.|session\.|\bg\.)", source), feature


@ON_SQLITE
def test_page_and_answer_bring_the_same_bytes(app, doors, workshop):
    """In every step, each region of a page is, byte for byte, what its `stand` brings."""
    laptops = {"w": doors.join(workshop), "regie": doors.lead(workshop), "leinwand": doors.screen(workshop)}
    seen: dict[str, set[str]] = {name: set() for name in laptops}
    for step, _room in evening(workshop.id):
        for name, laptop in laptops.items():
            page = laptop.get(f"{laptop.base}/").text
            for target, body in ENVELOPE.findall(laptop.get(f"{laptop.base}/stand").text):
                assert f">{body}</" in page, f"{name} {step} {target}"
                seen[name].add(target)
    shared = {"#horizon", "#timer", "#announcement", "#stage"}
    assert seen["w"] == shared
    assert shared | {"#door", "#numbers", "#led"} == seen["leinwand"]
    desk = {"#door", "#numbers", "#controls", "#settings", "#codes", "#sharing", "#complaints", "#help"}
    assert shared | desk == seen["regie"]


@ON_SQLITE
def test_push_and_answer_bring_the_same_bytes(app, doors, workshop):
    """A step there and back again, in every step: what the stream brings is what `stand` brings."""
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    for step, room in evening(workshop.id):
        neighbour = preceding(step) or Step.WRITE
        for wanted in (neighbour, step):
            streams = [laptop.stream() for laptop in laptops]
            workshops.move_step(workshop_id=room.id, wanted=wanted, now=now())
            for laptop, stream in zip(laptops, streams, strict=True):
                pushed = _regions(_pushed(stream, room.id))
                stream.close()
                assert pushed == _regions(laptop.get(f"{laptop.base}/stand").text), f"{laptop.base} {wanted}"
                assert "#stage" in pushed


@ON_SQLITE
def test_a_card_is_the_same_on_the_page_and_in_the_push(app, doors, workshop):
    laptops = [doors.join(workshop), doors.lead(workshop), doors.screen(workshop)]
    room = evening_until(workshop.id, Step.READ)
    streams = [laptop.stream() for laptop in laptops]
    ordering.correct_idea(workshop_id=room.id, number=3, title="Berichtigt", description="", now=now())
    for laptop, stream in zip(laptops, streams, strict=True):
        cards = re.findall(r'<article class="idea.*?</article>', _pushed(stream, room.id), re.S)
        stream.close()
        assert len(cards) == 1  # and no other card, on however full a board
        assert 'id="idea-3"' in cards[0]
        assert "Berichtigt" in cards[0]
        assert cards[0] in laptop.get(f"{laptop.base}/").text
        assert cards[0] in laptop.get(f"{laptop.base}/stand").text


def _regions(text: str) -> dict[str, str]:
    """Regions by their place; who is connected just now comes by itself and is left out."""
    return {target: body for target, body in ENVELOPE.findall(text) if target != "#numbers"}


def _pushed(stream, room_id: int) -> str:
    """What the stream brings until it has come to the room's newest journal number."""
    with reading() as session:
        newest = rooms.sequences(session, [room_id])[room_id]
    data = ""
    while True:
        for message in read([stream.chunk()]):
            data += message.data if not message.event else ""
            if message.id and message.seq >= newest and message.event != "reset":
                return data
