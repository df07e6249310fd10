"""Reviewing as a reviewer does it: in a browser, by the keyboard alone, wide and narrow.

Skipped only where no chromium is installed; nothing is downloaded.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, Route, expect, sync_playwright
from sqlalchemy import select

from tolltrace.store.database import Store
from tolltrace.store.tables import Claim
from web_desk import FIRST, casebook, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A casebook of hostile reports."""
    made = casebook(tmp_path)
    yield made
    made.close()


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """The casebook, served."""
    app = served(store)
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


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["wide", "narrow"])
def page(address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The inbox at two widths; a message of the console or a request elsewhere fails the test."""
    width, height = request.param
    told: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": width, "height": height})

        def watch(route: Route) -> None:
            if route.request.url.startswith(address):
                route.continue_()
            else:
                told.append(route.request.url)
                route.abort()

        opened.route("**/*", watch)
        opened.on("console", lambda message: told.append(message.text))
        opened.on("pageerror", lambda error: told.append(str(error)))
        opened.goto(address)
        yield opened
        browser.close()
    assert told == []


def states(store: Store) -> dict[int, str]:
    """The state of each claim."""
    with store.reading() as session:
        return {row.id: row.state for row in session.scalars(select(Claim))}


def press(page: Page, key: str) -> None:
    """A key, and the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def narrow_enough(page: Page) -> bool:
    """Nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_three_claims_are_reviewed_by_the_keyboard_alone(page: Page, store: Store) -> None:
    """One key a claim; the last decision is taken back by one key, too."""
    assert narrow_enough(page)
    press(page, "a")
    press(page, "r")
    press(page, "n")
    press(page, "a")
    assert sorted(states(store).values()).count("accepted") == 2
    assert sorted(states(store).values()).count("rejected") == 1
    press(page, "u")
    assert sorted(states(store).values()).count("accepted") == 1


def test_keys_that_are_typed_into_a_field_are_words(page: Page, store: Store) -> None:
    """Escape leaves the field; then the claim is accepted with what was typed."""
    page.locator("#f-place").fill("")
    page.locator("#f-place").press_sequentially("arara")
    assert set(states(store).values()) == {"new"}
    page.keyboard.press("Escape")
    press(page, "a")
    with store.reading() as session:
        assert [row.place for row in session.scalars(select(Claim).where(Claim.state == "accepted"))] == [
            "arara"
        ]


def test_a_number_selected_in_the_report_becomes_a_claim(page: Page, store: Store, address: str) -> None:
    """At its own code points, behind control characters and line breaks."""
    page.goto(f"{address}/reports/1")
    assert narrow_enough(page)
    page.evaluate(
        """() => {
          const text = document.getElementById("report-text");
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf("filled 7 buses");
            if (at >= 0) { getSelection().setBaseAndExtent(node, at + 6, node, at + 9); }
          }
        }"""
    )
    expect(page.locator("#f-words")).to_have_value("7")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the figure").click()
    with store.reading() as session:
        (made,) = session.scalars(select(Claim).where(Claim.rule == "by hand")).all()
    assert (made.start, made.number) == (FIRST.index("7 buses"), "7")


def test_every_page_is_quiet_and_fits(page: Page, address: str) -> None:
    """No message, no request elsewhere, no sideways scrolling."""
    for path in ("/", "/episodes", "/episodes/1", "/reports/1", "/claims/1", "/search?q=kano"):
        page.goto(address + path)
        assert narrow_enough(page), path
