"""Questions of the audience: what waits or was not released, and whose an anonymous one is, reach nobody else."""

from __future__ import annotations

import pytest

from app.domain.phases import Step
from tests.actions.sketching import sketching_room
from tests.exports.hostile import MARKUP
from tests.support import looks
from tests.support.markup import element_by_id, words

WAITING, HIDDEN, NAME, REASON = "Kanarienfrage", "Kanarienspott", "Kanarienname", "Kanariengrund"


@pytest.fixture
def laptops(doors, workshop):
    """A desk, a screen, whoever asks, and another; while results are presented."""
    found = {
        "desk": doors.lead(workshop),
        "screen": doors.screen(workshop),
        "other": doors.join(workshop, language="en"),
        "author": doors.join(workshop, NAME),
    }
    sketching_room(workshop.id, 2, Step.SHOW)
    for laptop in found.values():
        laptop.get(f"{laptop.base}/")
    return found


def _ask(laptops, text: str, **more: object):
    author = laptops["author"]
    return author.send("POST", f"{author.base}/fragen", text=text, **more)


def _lead(laptops, address: str, method: str = "POST", **fields: object):
    desk = laptops["desk"]
    return desk.send(method, f"{desk.base}/fragen/{address}", **fields)


def _seen(laptops, workshop, *names: str) -> dict[str, str]:
    """All pages and parts of these, and the papers."""
    seen = {f"{name} {path}": text for name in names for path, text in looks.pages(laptops[name]).items()}
    return {**seen, **looks.papers(laptops["desk"], workshop)}


def _leaks(seen: dict[str, str], *secrets: str) -> list[str]:
    return [f"{secret} in {place}" for place, text in seen.items() for secret in secrets if secret in text]


def test_what_waits_or_was_not_released_reaches_neither_page_stream_screen_nor_paper(app, workshop, laptops):
    others = ("screen", "other")
    listeners = {name: looks.Listener(laptops[name], workshop.id) for name in others}
    assert WAITING in _ask(laptops, WAITING).text
    _ask(laptops, HIDDEN)
    _lead(laptops, "2/verbergen", reason=REASON)
    heard = {f"stream of {name}": listener.until_now() for name, listener in listeners.items()}
    for listener in listeners.values():
        listener.stream.close()
    seen = {**_seen(laptops, workshop, *others), **heard}
    assert _leaks(seen, WAITING, HIDDEN, REASON, NAME) == []
    desk = laptops["desk"].get(f"{laptops['desk'].base}/").text
    assert WAITING in desk
    assert HIDDEN in desk
    assert REASON in laptops["author"].get(f"{laptops['author'].base}/").text


def test_a_released_question_is_read_by_all_without_the_name(app, workshop, laptops):
    others = ("screen", "other")
    listeners = {name: looks.Listener(laptops[name], workshop.id) for name in ("other",)}
    _ask(laptops, WAITING)
    _lead(laptops, "1/freigabe")
    _lead(laptops, "1/leinwand")
    heard = {name: listener.until_now() for name, listener in listeners.items()}
    for listener in listeners.values():
        listener.stream.close()
    assert WAITING in heard["other"]
    pages = {name: laptops[name].get(f"{laptops[name].base}/").text for name in others}
    assert all(WAITING in page for page in pages.values())
    assert _leaks({**pages, **heard}, NAME) == []


def test_somebody_who_wants_to_be_named_is(app, workshop, laptops):
    _ask(laptops, WAITING, named="1")
    _lead(laptops, "1/freigabe")
    other = laptops["other"]
    assert NAME in words(element_by_id(other.get(f"{other.base}/").text, "asked"))


def test_markup_in_a_question_is_text(app, workshop, laptops):
    for number, text in enumerate([one for one in MARKUP if "<" in one][:4], start=1):
        _ask(laptops, text)
        _lead(laptops, f"{number}/freigabe")
        _lead(laptops, f"{number}/leinwand")
        for name in laptops:
            page = laptops[name].get(f"{laptops[name].base}/").text
            assert text not in page


def test_what_is_wrong_is_said_at_its_field(app, workshop, laptops):
    author = laptops["author"]
    for fields, field in (({"text": " "}, "text"), ({"text": "Was?", "sketch": "9"}, "sketch")):
        refused = author.send("POST", f"{author.base}/fragen", status=422, source="audience-form", **fields)
        assert f"audience-form-{field}-error" in refused.text, refused.text


def test_marks_of_ones_own_are_on_ones_own_page_alone(app, workshop, laptops):
    _ask(laptops, WAITING)
    _lead(laptops, "1/freigabe")
    other, author = laptops["other"], laptops["author"]
    other.send("POST", f"{other.base}/fragen/1/unterstuetzung")
    assert 'data-supported="1"' in other.get(f"{other.base}/").text
    page = author.get(f"{author.base}/").text
    assert 'data-own="1" data-supported=""' in page
    assert "2 Personen möchten das wissen" in words(element_by_id(page, "asked"))


def test_what_is_answered_can_still_be_taken_out_of_everything(app, workshop, laptops):
    _ask(laptops, WAITING)
    _lead(laptops, "1/freigabe")
    _lead(laptops, "1/beantwortet")
    assert len(_leaks(_seen(laptops, workshop, "other"), WAITING)) > 1
    desk, other = laptops["desk"], laptops["other"]
    page = desk.get(f"{desk.base}/").text
    assert f'hx-get="{desk.base}/fragen/1/verbergen"' in page
    assert "Verbergen" in words(element_by_id(page, "fold-answered"))
    assert "Verbergen" not in words(element_by_id(other.get(f"{other.base}/").text, "fold-answered"))
    dialog = desk.get(f"{desk.base}/fragen/1/verbergen").text
    assert "liest den Grund" not in dialog  # nobody is known any more who asked it
    _lead(laptops, "1/verbergen", reason=REASON)
    assert _leaks(_seen(laptops, workshop, "screen", "other"), WAITING, REASON) == []
