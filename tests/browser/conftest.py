"""A casebook that is served to people in a browser; whatever a page says to the console fails its test.

Skipped only where no chromium is installed; nothing is downloaded.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tolltrace.store.database import Store, open_store
from web_desk import casebook, second_episode
from web_desk import served as application

# Patience for a machine that is busy with other things.
expect.set_options(timeout=20_000)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE, NARROW = (1280, 900), (390, 844)

Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with hostile reports and a second episode, made once."""
    folder = tmp_path_factory.mktemp("casebook")
    store = casebook(folder)
    second_episode(store)
    store.close()
    return folder / "casebook.db"


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it, for one test."""
    opened = open_store(str(shutil.copy(kept, tmp_path / "casebook.db")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser that is installed."""
    if CHROMIUM is None:
        pytest.skip("no chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opens(chromium: Browser, store: Store) -> Iterator[Opens]:
    """Opens a page of the casebook as somebody: ``opens("/claims/1", who="bo", size=NARROW)``."""
    told: list[str] = []
    addresses: dict[str, str] = {}
    with ExitStack() as at_the_end:

        def opened(path: str = "/", who: str = "ana", size: tuple[int, int] = WIDE) -> Page:
            if who not in addresses:
                addresses[who] = at_the_end.enter_context(served(store, who))
            address = addresses[who]
            context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, base_url=address)
            at_the_end.callback(context.close)

            def watch(route: Route) -> None:
                if route.request.url.startswith(address):
                    route.continue_()
                else:
                    told.append(route.request.url)
                    route.abort()

            page = context.new_page()
            page.set_default_timeout(60_000)
            page.route("**/*", watch)
            page.on("console", lambda message: told.append(message.text))
            page.on("pageerror", lambda error: told.append(str(error)))
            page.goto(path)
            return page

        yield opened
    # A browser tells of every answer that is none; a test that expects one says so.
    assert [one for one in told if "409 (Conflict)" not in one] == []


@contextmanager
def served(store: Store, who: str) -> Iterator[str]:
    """The address of the casebook for somebody."""
    app = application(store, who)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
