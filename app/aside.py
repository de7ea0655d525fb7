"""Long computations beside the room: in a thread of the operating system, while the greenlets go on.

Gevent makes greenlets of Python's threads, and a computation in a greenlet lets none of the others run: a second of
reading a spreadsheet would be a second in which nobody's idea arrives. In a thread of its own it gives way every few
milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar, cast

from gevent import monkey, threadpool

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_thread: Any = None


def native_thread() -> Any:
    """An executor with one thread of the operating system, also where gevent has replaced all others."""
    if monkey.is_module_patched("threading"):
        return threadpool.ThreadPoolExecutor(1)
    return ThreadPoolExecutor(1)


def aside(work: Callable[_Asked, _Answer], *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
    """What `work` returns or raises, computed aside, one after the other.

    For pure computations only: locks and connections belong to the greenlets. What `work` raises is for the caller:
    gevent would print it into the log besides, with everything around it.
    """

    def attempt() -> tuple[bool, _Answer | Exception]:
        try:
            return True, work(*args, **kwargs)
        except Exception as problem:
            return False, problem

    global _thread
    if _thread is None:  # after the fork: a thread does not come along
        _thread = native_thread()
    done, answer = _thread.submit(attempt).result()
    if not done:
        raise answer
    return cast(_Answer, answer)
