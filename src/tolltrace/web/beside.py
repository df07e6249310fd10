"""A process beside the server that draws: what takes seconds there holds up no page here."""

from __future__ import annotations

import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import active_children, get_context
from types import TracebackType

from tolltrace.store.database import Store, open_store
from tolltrace.store.machine import Machine
from tolltrace.web.drawing import draw


class Beside:
    """Draws the pages of one casebook, one at a time; to be closed in the end."""

    def __init__(self, store: Store, machine: Machine) -> None:
        self._where = store.engine.url.render_as_string(hide_password=False)
        self._machine = machine
        self._hand = _hand()

    def begin(self, episode: int, at: str) -> Future[None]:
        """Begin to draw; a process that was killed is replaced by another."""
        try:
            return self._hand.submit(_draw, self._where, self._machine, episode, at)
        except BrokenProcessPool:
            self._hand = _hand()
            return self._hand.submit(_draw, self._where, self._machine, episode, at)

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End at once: a page that was not finished is drawn when it is asked for again."""
        for process in active_children():
            process.terminate()
        self._hand.shutdown(cancel_futures=True)


def _hand() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), _quiet)


def _quiet() -> None:
    # Ctrl-C is for the server, which ends this process when it has answered.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _draw(where: str, machine: Machine, episode: int, at: str) -> None:
    draw(_opened(where), machine, episode, at)


@cache
def _opened(where: str) -> Store:
    return open_store(where)
