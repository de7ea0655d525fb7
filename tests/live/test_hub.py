"""The hub: bounded, and nobody slow delays anybody."""

from __future__ import annotations

import pytest

from app.live.hub import QUEUE_LENGTH, Channel, Closed, Hub
from app.live.stream import Cursor, flow, is_resumable, message, read_cursor

HERE = Channel("participant", "de")


def test_a_slow_reader_is_reset_and_the_others_get_everything():
    hub = Hub()
    slow = hub.subscribe(1, HERE, 1, 0)
    quick = hub.subscribe(1, HERE, 2, 0)
    got = []
    for n in range(3 * QUEUE_LENGTH):
        hub.publish(1, {HERE: b"%d" % n}, n)
        got.append(quick.next(0))
    assert got == [b"%d" % n for n in range(3 * QUEUE_LENGTH)]
    assert slow.overrun
    seen = list(_some(flow(slow, b"", lambda: b"reset"), 3))
    assert seen.count(b"reset") == 1


def test_a_slow_readers_queue_stays_bounded():
    hub = Hub()
    slow = hub.subscribe(1, HERE, 1, 0)
    for n in range(10 * QUEUE_LENGTH):
        hub.publish(1, {HERE: b"x" * 100}, n)
    waiting = 0
    while slow.next(0) is not None:
        waiting += 1
    assert waiting <= QUEUE_LENGTH


def test_streams_of_a_removed_participant_end():
    hub = Hub()
    mine = hub.subscribe(1, HERE, 7, 0)
    other = hub.subscribe(1, HERE, 8, 0)
    hub.drop([7])
    with pytest.raises(Closed):
        mine.next(0)
    assert other.next(0) is None


def test_a_closing_hub_ends_all_and_opens_none():
    hub = Hub()
    stream = hub.subscribe(1, HERE, 7, 0)
    hub.close()
    with pytest.raises(Closed):
        stream.next(0)
    with pytest.raises(Closed):
        hub.subscribe(1, HERE, 7, 0)


def test_a_room_is_forgotten_with_its_last_stream():
    hub = Hub()
    stream = hub.subscribe(1, HERE, None, 5)
    assert hub.rooms() == {1: 5}
    hub.unsubscribe(stream)
    assert hub.rooms() == {}


def test_channels_do_not_mix():
    hub = Hub()
    german = hub.subscribe(1, HERE, 1, 0)
    english = hub.subscribe(1, Channel("participant", "en"), 2, 0)
    hub.publish(1, {HERE: b"hallo"}, 1)
    assert german.next(0) == b"hallo"
    assert english.next(0) is None


@pytest.mark.parametrize("text", ["", "x", "x:", ":5", "x:-1", "x:1e3", "x:²", "x:" + "9" * 30])
def test_a_cursor_that_is_none_is_refused(text):
    assert read_cursor(text) is None


def test_a_cursor_is_resumable_only_in_its_epoch_and_not_from_the_future():
    assert is_resumable(Cursor("e", 5), epoch="e", seq=9)
    assert not is_resumable(Cursor("e", 10), epoch="e", seq=9)
    assert not is_resumable(Cursor("other", 5), epoch="e", seq=9)
    assert not is_resumable(Cursor("e", 5), epoch="e", seq=10_000)
    assert not is_resumable(None, epoch="e", seq=0)


def test_a_message_splits_every_kind_of_line_end():
    assert (
        message("a\rb\r\nc\nd", cursor=Cursor("e", 3)) == b"id: e:3\ndata: a\ndata: b\ndata: c\ndata: d\n\n"
    )


def _some(stream, count):
    for _ in range(count):
        yield next(stream)
