"""Accounts, reports that are added, and the API's page, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from tolltrace.store.database import Store
from tolltrace.store.tables import Logged, Report

Opens = Callable[..., Page]
GOOD = "correct horse battery"


def goes(page: Page, button: str) -> None:
    """Press the button of that name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def signs_in(page: Page, name: str, password: str = GOOD) -> None:
    """Fill in the form and send it."""
    page.get_by_label("name", exact=True).fill(name)
    page.get_by_label("password", exact=True).fill(password)
    goes(page, "Sign in")


def adds(page: Page, name: str, role: str) -> None:
    """Make an account on the owner's page."""
    page.locator("#f-name").fill(name)
    page.locator("#f-role").select_option(role)
    page.locator("#f-password").fill(GOOD)
    goes(page, "Add")


def test_an_owner_lets_others_in_and_each_sees_what_their_role_may(opens: Opens, store: Store) -> None:
    """From the first account on everybody signs in; a reader is offered no decision; who signs out is out."""
    page = opens("/people")
    adds(page, "olga", "owner")
    expect(page).to_have_title("Sign in")
    signs_in(page, "olga")
    page.get_by_role("link", name="People").click()
    adds(page, "rita", "reader")
    expect(page.get_by_text("reader · added")).to_be_visible()
    page.get_by_role("link", name="olga").click()
    goes(page, "Sign out")
    signs_in(page, "rita")
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    expect(page.get_by_role("link", name="Add reports")).to_have_count(0)
    page.get_by_role("link", name="rita").click()
    page.get_by_label("old").fill(GOOD)
    page.get_by_label("new", exact=True).fill(GOOD + " staple")
    page.get_by_label("new, again").fill(GOOD + " staple")
    goes(page, "Change the password")
    goes(page, "Sign out")
    page.goto("/claims/1")
    signs_in(page, "rita", GOOD + " staple")
    expect(page).to_have_url("/claims/1")


def test_files_and_a_text_are_added(opens: Opens, store: Store, tmp_path: Path) -> None:
    """Chosen as files are, and pasted; what became of each is told, with a link to it."""
    file = tmp_path / "<b>document.txt"
    file.write_text("At least 12 people were killed in Zaria, police said.\n", "utf-8")
    page = opens("/add", who="bo")
    page.locator("#f-new").fill("Zaria")
    page.locator("#f-files").set_input_files(file)
    page.locator("#f-text").fill("Nine people died in Zaria,\nthe Red Cross said.")
    page.locator("#f-title").fill("A note")
    goes(page, "Add")
    expect(page.get_by_text("2 claims new")).to_be_visible()
    page.get_by_role("link", name="A note").click()
    expect(page.locator("#report-text")).to_contain_text("Nine people died in Zaria,")
    with store.reading() as session:
        assert (
            session.scalar(select(func.count()).select_from(Report).where(Report.name == "<b>document")) == 1
        )
        assert session.scalars(select(Logged.who).order_by(Logged.seq.desc()).limit(1)).one() == "bo"


def test_the_page_of_the_api_opens_its_records(opens: Opens) -> None:
    """Every link of it leads to a record on the page, without a script."""
    page = opens("/api/")
    links = page.locator("main a[href^='#']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(links) > 20
    assert page.evaluate("links => links.every(one => document.querySelector(one))", links)
