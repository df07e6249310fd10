"""What every page works with: the casebook, the program, and who reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from starlette.requests import Request

from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.decisions import Decision
from tolltrace.store.machine import Machine


@dataclass(frozen=True, slots=True)
class Desk:
    """A reviewer's desk. ``now`` gives the moment for the log."""

    store: Store
    machine: Machine
    who: str
    now: Callable[[], str]

    def decide(self, decision: Decision, seen: Mapping[str, int], why: str | None = None) -> int:
        """Carry out a decision of the reviewer; ``store.deciding.decide`` names the errors raised."""
        return decide(self.store, decision, who=self.who, at=self.now(), why=why or None, seen=seen)


def desk_of(request: Request) -> Desk:
    """The desk that the request is made at, of whoever makes it."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    me = request.scope.get("tolltrace.me")
    return desk if me is None else replace(desk, who=me.name)
