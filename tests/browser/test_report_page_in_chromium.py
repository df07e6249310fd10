"""The page as a reader meets it: in a browser, by mouse and by keyboard, wide and narrow.

Skipped only where no chromium is installed; nothing is downloaded.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tolltrace.cli import cli

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLE = Path(__file__).parents[2] / "examples" / "coast-ledger"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the example, as the command writes it."""
    out = tmp_path_factory.mktemp("toll")
    assert CliRunner().invoke(cli, ["trace", str(EXAMPLE), "--out", str(out)]).exit_code == 0
    return (out / "report.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["wide", "narrow"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page at two widths; any message of its console and any request that leaves it fails the test."""
    width, height = request.param
    told: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark")

    def watch(route: Route) -> None:
        if route.request.url.partition("#")[0] == address:
            route.continue_()
        else:
            told.append(route.request.url)
            route.abort()

    context.route("**/*", watch)
    opened = context.new_page()
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.goto(address)
    yield opened
    context.close()
    assert told == []


def _target(page: Page) -> str:
    return str(page.evaluate("document.querySelector(':target').id"))


def _in_view(page: Page, anchor: str) -> bool:
    box = page.evaluate(
        f"document.getElementById('{anchor}').nextElementSibling.getBoundingClientRect().toJSON()"
    )
    return bool(box["bottom"] > 0 and box["top"] < page.evaluate("innerHeight"))


def test_a_number_of_the_toll_opens_on_its_sentence(page: Page) -> None:
    """A click on best leads to the very number, marked in its report and in view."""
    link = page.locator(".sums .best a").first
    number = link.inner_text()
    link.click()
    anchor = _target(page)
    assert _in_view(page, anchor)
    marked = page.evaluate(f"document.getElementById('{anchor}').nextElementSibling.innerText")
    assert number in marked


def test_a_finding_leads_to_its_sentences_and_they_to_their_marks(page: Page) -> None:
    """What does not add up is on the first screen, and two clicks from the text."""
    first = page.locator(".notices li").first
    assert "Does not add up" in first.inner_text()
    first.get_by_text("read the sentences").click()
    finding = page.locator(f"#{_target(page)}")
    assert finding.locator("blockquote").first.is_visible()
    finding.locator(".side a.number").first.click()
    assert _in_view(page, _target(page))


def test_a_folded_finding_unfolds_when_it_is_asked_for(page: Page) -> None:
    """No link leads to something that stays hidden."""
    anchor = page.locator("#findings details:not([open]) .finding").first.get_attribute("id")
    page.evaluate(f"location.hash = '{anchor}'")
    page.wait_for_function(f"document.getElementById('{anchor}').closest('details').open")
    assert page.locator(f"#{anchor}").is_visible()


def test_the_table_filters_by_words_and_by_choice(page: Page) -> None:
    """The number of rows is said, and a link to a hidden row brings it back."""
    rows = page.locator(".claims tbody tr:visible")
    every = rows.count()
    page.select_option("#filter-harm", "Arrested")
    fewer = rows.count()
    assert 0 < fewer < every
    assert page.locator("#filter-count").inner_text() == f"{fewer} of {every} figures"
    page.fill("#filter-words", "no such words anywhere")
    assert rows.count() == 0
    page.evaluate("location.hash = 'k1'")
    page.wait_for_function("!document.getElementById('k1').hidden")
    assert rows.count() == every


def test_the_keyboard_reaches_the_points_of_a_chart(page: Page) -> None:
    """A point is a link with a name: focus and Enter open its sentence."""
    points = page.locator("#time figure a:visible")
    assert points.count() > 5
    point = points.first
    name = point.locator("path").get_attribute("aria-label")
    assert name
    assert ":" in name
    point.focus()
    page.keyboard.press("Enter")
    assert _in_view(page, _target(page))


def test_a_place_of_the_map_leads_to_its_figures_and_they_to_their_sentences(page: Page) -> None:
    """Two steps by keyboard from a point of the map to the text."""
    point = page.locator("#places figure a:visible:has(path)").first
    assert point.locator("path").get_attribute("aria-label")
    point.focus()
    page.keyboard.press("Enter")
    row = page.locator(f"#{_target(page)}")
    assert row.is_visible()
    row.locator("a.number").first.focus()
    page.keyboard.press("Enter")
    assert _in_view(page, _target(page))


def test_each_chart_has_its_table(page: Page) -> None:
    """Whoever cannot see the drawing reads the same figures."""
    for figure in page.locator("#time figure, #chain figure").all():
        figure.locator("details").evaluate("one => { one.open = true; }")
        assert figure.locator("tbody tr").count() >= 2
        assert figure.locator("tbody a").first.is_visible()


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    """A phone does not scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_shows_all_findings(page: Page) -> None:
    """What is folded on the screen is printed."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#findings details:not([open])").count() == 0
