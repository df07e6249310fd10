"""A casebook with hostile reports, and a browser's manners, for the tests of its pages."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.model import Report as Read
from tolltrace.read.source import Kept
from tolltrace.store.adding import add
from tolltrace.store.database import Store, open_store
from tolltrace.store.reading import reread
from tolltrace.web.app import application
from tolltrace.web.desk import Desk
from tolltrace.web.drawer import Drawer
from tolltrace.web.drawing import draw

AT = "2026-01-02T03:04:05.000+00:00"
EVIL = "<script>alert(1)</script><svg onload=alert(2)>\u202e\"'&\x00"
FIRST = (
    f"{EVIL}\r\n\r\nAt least 12 people were killed in the blast in Kano, the health ministry said. "
    "Nine were wounded.\r\nPolice say that 30 villagers are missing. Mourners filled 7 buses."
)
SECOND = (
    "The blast killed 14 people in Kano, the health ministry said on Thursday. "
    "The Red Cross said the blast in Kano killed 20 people."
)
THIRD = (
    "A ferry sank off Port Sable on Saturday, killing 31 people, the coast guard said. "
    "The Coast Guard of Sable put the number of dead at 31. Harbour police said that 28 people were killed. "
    "Two officers were injured."
)


def casebook(folder: Path) -> Store:
    """A casebook with two reports of one episode; whatever a report can say of itself is hostile."""
    return filled(open_store(str(folder / "casebook.db"), create=True))


def filled(store: Store) -> Store:
    """The same, in a casebook that is empty."""
    first = Read("a", FIRST, path="a.txt", publisher=EVIL, title=EVIL, notice=EVIL, published="2024-05-01")
    second = Read("b", SECOND, path="b.txt", publisher="Wire", published="2024-05-02")
    kept = [Kept(one, one.text.encode(), f"file {one.path}", f"Kano {EVIL}") for one in (first, second)]
    list(add(store, kept, who="ana", at=AT))
    reread(store, 1, machine(), who="ana", at=AT)
    return store


def second_episode(store: Store) -> None:
    """Another episode, in which two origins differ and one is named twice in a report."""
    third = Read("c", THIRD, path="c.txt", publisher="Wire", published="2024-06-02", title="Ferry sinks")
    list(add(store, [Kept(third, THIRD.encode(), "file c.txt", "Ferry")], who="ana", at=AT))
    reread(store, 2, machine(), who="ana", at=AT)


def drawer(desk: Desk, patience: float = 60) -> Drawer:
    """Whoever draws the desk's accounts, in a thread."""
    hand, made = ThreadPoolExecutor(1), desk.machine
    return Drawer(
        desk.store, made, desk.now, lambda *asked: hand.submit(draw, desk.store, made, *asked), patience
    )


def served(store: Store, who: str = "ana", patience: float = 60) -> Starlette:
    """The application at a desk of the casebook."""
    desk = Desk(store, machine(), who, lambda: AT)
    return application(desk, drawer(desk, patience))


def client(store: Store, who: str = "ana", patience: float = 60) -> TestClient:
    """A browser at that desk."""
    app = served(store, who, patience)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def form(text: str, action: str) -> dict[str, str]:
    """What a form of the page would send: its hidden and text fields and the options chosen."""
    found = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', text, re.DOTALL)
    assert found, action
    inside = found[1]
    data = {
        name: unescape(value)
        for tag in re.findall(r"<input[^>]*>", inside)
        for name in re.findall(r' name="([^"]*)"', tag)
        for value in (re.findall(r' value="([^"]*)"', tag) or [""])
    }
    for name, options in re.findall(r'<select[^>]* name="([^"]*)">(.*?)</select>', inside, re.DOTALL):
        data[name] = re.findall(r'<option value="([^"]*)" selected', options)[0]
    for name, words in re.findall(
        r'<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)</textarea>', inside, re.DOTALL
    ):
        data[name] = unescape(words)
    return data


def harmless(text: str) -> bool:
    """Nothing of a report became markup, and no control character is left in the page."""
    scripts = re.findall(r"<script[^>]*>", text)
    return (
        all('src="/static/' in one for one in scripts)
        and "<svg onload" not in text
        and not set("\u202e\x00") & set(text)
    )
