"""Persons with accounts, and browsers in which they are signed in, for the tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.store.accounts import add_person
from tolltrace.store.database import Store
from tolltrace.web.app import application
from tolltrace.web.desk import Desk
from tolltrace.web.door import Door
from web_desk import AT, PASSWORDS, drawer, form

GOOD = "correct horse battery"
ADDRESS = "https://casebook.example"


@dataclass
class Clock:
    """A clock that goes on when it is told to."""

    at: str = AT

    def now(self) -> str:
        """The moment."""
        return self.at


def with_accounts(store: Store) -> None:
    """Olga owns the casebook, ana reviews, rita reads."""
    hashed = PASSWORDS.hashed("somebody", GOOD)
    for name, role in (("olga", "owner"), ("ana", "reviewer"), ("rita", "reader")):
        add_person(store, name, role, hashed, at=AT, by="shell")


def browser(
    store: Store, *, address: str | None = ADDRESS, clock: Clock | None = None, at: str = "192.0.2.1"
) -> TestClient:
    """A browser at the casebook, in which nobody is signed in."""
    desk = Desk(store, machine(), "nobody", (clock or Clock()).now)
    app = application(desk, drawer(desk), Door(address), PASSWORDS)
    return TestClient(app, base_url=address or "http://localhost", follow_redirects=False, client=(at, 1))


def enter(here: TestClient, name: str, password: str = GOOD) -> TestClient:
    """Sign in by the form; the browser itself."""
    sent = form(here.get("/login").text, "/login") | {"name": name, "password": password}
    answer = here.post("/login", data=sent)
    assert answer.status_code == 303, answer.text
    return here
