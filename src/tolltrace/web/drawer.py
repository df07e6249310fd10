"""Who has accounts drawn, and waits for them no longer than a reader would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tolltrace.store.database import Store, StoreTrouble
from tolltrace.store.machine import Machine
from tolltrace.web.drawing import Drawing, kept

Begin = Callable[[int, str], Future[None]]
"""Begins to draw the account of an episode, at a moment for its heading, in another thread or process."""
_LONGEST = 100.0
"""Seconds that a program waits for an account as it stands."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """Has an episode's account drawn where what is kept is not of the episode as it stands.

    ``patience`` is how many seconds who asks for a page waits for the one that is being drawn.
    """

    store: Store
    machine: Machine
    now: Callable[[], str]
    begin: Begin
    patience: float = 0.1
    _at_work: dict[int, Future[None]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def drawing(self, episode: int, *parts: str) -> Drawing | None:
        """The newest drawing, with those parts; another is begun where it is not of the episode as it stands.

        Raises:
            KeyError: if there is no such episode.
            StoreTrouble: if the casebook cannot be read or written.
        """
        there = kept(self.store, self.machine, episode, *parts)
        if there is None or not there.current:
            try:
                self._begun(episode).result(self.patience)
            except NotYet:
                return there
            there = kept(self.store, self.machine, episode, *parts)
        return there

    def newest(self, episode: int, *parts: str) -> Drawing:
        """The drawing of the episode as it stands, or as it stood at some moment since this was asked.

        Raises:
            KeyError: if there is no such episode.
            StoreTrouble: if the casebook cannot be read or written, or the account takes too long.
        """
        for _ in range(2):  # The one at work may have begun before; the next one has not.
            there = kept(self.store, self.machine, episode, *parts)
            if there is not None and there.current:
                return there
            try:
                self._begun(episode).result(_LONGEST)
            except NotYet as error:
                raise StoreTrouble("the account is still being made", "ask for it again") from error
        there = kept(self.store, self.machine, episode, *parts)
        assert there is not None
        return there

    def _begun(self, episode: int) -> Future[None]:
        with self._lock:
            there = self._at_work.get(episode)
            if there is None or there.done():
                there = self._at_work[episode] = self.begin(episode, self.now())
            return there


def drawing_of(request: Request, *parts: str) -> Drawing | None:
    """The newest drawing of the address's episode, with those parts; an answer 404 where there is none."""
    with _told(request) as id:
        return _drawer(request).drawing(id, *parts)


def newest_of(request: Request, *parts: str) -> Drawing:
    """The same as the episode stands, however long it takes."""
    with _told(request) as id:
        return _drawer(request).newest(id, *parts)


@contextmanager
def _told(request: Request) -> Iterator[int]:
    id: int = request.path_params["id"]
    try:
        yield id
    except KeyError as error:
        raise HTTPException(404, f"There is no episode {id}.") from error


def _drawer(request: Request) -> Drawer:
    drawer = request.app.state.drawer
    assert isinstance(drawer, Drawer)
    return drawer
