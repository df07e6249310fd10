"""Who has the pages of accounts drawn, and waits for them no longer than a reader would."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from threading import Lock

from starlette.requests import Request

from tolltrace.store.database import Store
from tolltrace.store.machine import Machine
from tolltrace.web.drawing import Drawing, kept

Begin = Callable[[int, str], Future[None]]
"""Begins to draw the page of an episode, at a moment for its heading, in another thread or process."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """Has an episode's page drawn where what is kept is not of the episode as it stands.

    ``patience`` is how many seconds who asks for a page waits for the one that is being drawn.
    """

    store: Store
    machine: Machine
    now: Callable[[], str]
    begin: Begin
    patience: float = 0.1
    _at_work: dict[int, Future[None]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def drawing(self, episode: int) -> tuple[Drawing | None, bool]:
        """The newest drawing, and whether it is of the episode as it stands; another is begun where not.

        Raises:
            KeyError: if there is no such episode.
            StoreTrouble: if the casebook cannot be read or written.
        """
        there, current = kept(self.store, self.machine, episode)
        if not current:
            try:
                self._begun(episode).result(self.patience)
            except NotYet:
                return there, False
            there, current = kept(self.store, self.machine, episode)
        return there, current

    def _begun(self, episode: int) -> Future[None]:
        with self._lock:
            there = self._at_work.get(episode)
            if there is None or there.done():
                there = self._at_work[episode] = self.begin(episode, self.now())
            return there


def drawer_of(request: Request) -> Drawer:
    """Who has the pages of the casebook drawn that the request is about."""
    drawer = request.app.state.drawer
    assert isinstance(drawer, Drawer)
    return drawer
