"""What every page works with: the casebook, the program, who reviews, and the accounts made so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from sqlalchemy.orm import Session
from starlette.requests import Request

from tolltrace.reconcile.policies import named
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.views import View, view
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.decisions import Decision
from tolltrace.store.episodes import casebook_of, standing_of
from tolltrace.store.machine import Machine
from tolltrace.store.tables import Episode
from tolltrace.web.addresses import Addresses, report_ids

_KEPT = 4
"""Accounts that are kept at hand."""


@dataclass(frozen=True, slots=True)
class Account:
    """An episode's account and what its page shows of it."""

    book: Casebook
    view: View


@dataclass(frozen=True, slots=True)
class Desk:
    """A reviewer's desk. ``now`` gives the moment for the log."""

    store: Store
    machine: Machine
    who: str
    now: Callable[[], str]
    _accounts: dict[int, tuple[str, Casebook]] = field(default_factory=dict)
    _making: Lock = field(default_factory=Lock)

    def decide(self, decision: Decision, seen: Mapping[str, int], why: str | None = None) -> int:
        """Carry out a decision of the reviewer; ``store.deciding.decide`` names the errors raised."""
        return decide(self.store, decision, who=self.who, at=self.now(), why=why or None, seen=seen)

    def account(self, session: Session, episode: int) -> Casebook:
        """The episode's account, made again only where something that it is made of has changed.

        Raises:
            KeyError: if there is no such episode.
        """
        with self._making:
            of = standing_of(session, episode, self.machine.version)
            made = self._accounts.pop(episode, None)
            if made is None or made[0] != of:
                made = (of, casebook_of(session, episode, self.machine))
            self._accounts[episode] = made
            for oldest in list(self._accounts)[:-_KEPT]:
                del self._accounts[oldest]
            return made[1]


def account_of(session: Session, episode: int, machine: Machine) -> Account:
    """Make an episode's account, with its numbers leading to the pages of the casebook.

    Raises:
        KeyError: if there is no such episode.
    """
    book = casebook_of(session, episode, machine)
    rule = named(session.get_one(Episode, episode).policy)
    links = Addresses(report_ids(session, episode))
    return Account(book, view(book, f"{rule.rule.rstrip('.')} ({rule.source})", links))


def desk_of(request: Request) -> Desk:
    """The desk that the request is made at, of whoever makes it."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    me = request.scope.get("tolltrace.me")
    return desk if me is None else replace(desk, who=me.name)
