"""Reviewing as a reviewer does it: in a browser, by the keyboard alone, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tolltrace.store.database import Store
from tolltrace.store.tables import Claim
from web_desk import FIRST

NARROW = (390, 844)
PAGES = (
    "/",
    "/?episode=1&harm=killed",
    "/episodes",
    "/episodes/1",
    "/episodes/1/figures",
    "/episodes/1/origins",
    "/reports/1",
    "/claims/1",
    "/search?q=kano",
    "/log",
)

OUTLINE = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const ids = all("[id]").map(e => e.id);
  return [all("h1").length, ids.filter((id, n) => ids.indexOf(id) !== n),
    all("input:not([type=hidden]), select, textarea, button:not([hidden])")
      .filter(e => !e.labels?.length && !e.ariaLabel && !e.textContent.trim()).map(e => e.outerHTML)];
}"""


@pytest.fixture(params=[(1280, 900), NARROW], ids=["wide", "narrow"])
def page(opens: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """The inbox at two widths."""
    return opens(size=request.param)


def claims(store: Store) -> dict[int, Claim]:
    """Each claim as it stands."""
    with store.reading() as session:
        return {row.id: row for row in session.scalars(select(Claim))}


def states(store: Store) -> dict[int, str]:
    """The state of each claim."""
    return {id: row.state for id, row in claims(store).items()}


def press(page: Page, *keys: str) -> int:
    """Keys, the last of which leads to another page; how many they were."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])
    return len(keys)


def shown(page: Page) -> int:
    """The claim that the inbox shows."""
    return int(page.locator("#claim-title a").inner_text()[1:])


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


def test_what_was_decided_is_said_and_the_focus_goes_on(opens: Callable[..., Page]) -> None:
    """A screen reader hears the decision, and stands at the heading of the next claim."""
    page = opens()
    first = shown(page)
    press(page, "a")
    expect(page.locator("#mine")).to_contain_text(f"You accepted C{first}")
    expect(page.locator("#claim-title")).to_be_focused()
    assert shown(page) != first


@pytest.mark.parametrize(
    ("keys", "field", "value", "most"),
    [
        (("a",), "state", "accepted", 1),
        (("r",), "state", "rejected", 1),
        (("v", "c", "Enter"), "victims", "civilian", 3),
        (("l", "8", "Enter"), "low", 8, 3),
    ],
    ids=["right", "none", "wrong class", "wrong number"],
)
def test_a_claim_takes_few_keys(
    opens: Callable[..., Page], store: Store, keys: tuple[str, ...], field: str, value: object, most: int
) -> None:
    """One where it is right or none, three where its class or its number is wrong; all are decided then."""
    page = opens("/?harm=injured&episode=1")
    id = shown(page)
    assert press(page, *keys) <= most
    one = claims(store)[id]
    assert getattr(one, field) == value
    assert one.state in ("accepted", "rejected")
    assert one.low == one.high


def test_a_reason_is_no_decision(opens: Callable[..., Page], store: Store) -> None:
    """Enter leaves it; only then a key decides, so that a reason to reject never accepts."""
    page = opens()
    id = shown(page)
    page.keyboard.press("w")
    page.keyboard.type("a bus")
    page.keyboard.press("Enter")
    assert states(store)[id] == "new"
    press(page, "r")
    assert states(store)[id] == "rejected"


def test_keys_that_are_typed_into_a_field_are_words(page: Page, store: Store) -> None:
    """Escape leaves the field; then the claim is accepted with what was typed."""
    page.locator("#f-place").fill("")
    page.locator("#f-place").press_sequentially("arara")
    assert set(states(store).values()) == {"new"}
    page.keyboard.press("Escape")
    press(page, "a")
    assert [row.place for row in claims(store).values() if row.state == "accepted"] == ["arara"]


def test_single_letters_can_be_switched_off(opens: Callable[..., Page], store: Store) -> None:
    """The list of keys opens by one, and has the switch; then a letter decides nothing."""
    page = opens()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("r")
    assert set(states(store).values()) == {"new"}


def test_the_buttons_stay_in_sight_on_a_narrow_screen(opens: Callable[..., Page]) -> None:
    """Behind whatever length of text, without scrolling, and wherever somebody has scrolled to."""
    page = opens("/claims/1", size=NARROW)
    for scrolled in (0, 600):
        page.evaluate(f"scrollTo(0, {scrolled})")
        for name in ("Accept", "Reject"):
            box = page.get_by_role("button", name=name, exact=True).bounding_box()
            assert box is not None
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= NARROW[1]


def test_a_number_selected_in_the_report_becomes_a_claim(page: Page, store: Store) -> None:
    """At its own code points, behind control characters and line breaks."""
    page.goto("/reports/1")
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
    made = next(row for row in claims(store).values() if row.rule == "by hand")
    assert (made.start, made.number) == (FIRST.index("7 buses"), "7")


def test_a_number_is_chosen_in_the_report_by_the_keyboard_alone(
    opens: Callable[..., Page], store: Store
) -> None:
    """Word by word from the end, more than one with Shift; Enter goes on to the fields, Enter adds it."""
    page = opens("/reports/1")
    page.keyboard.press("f")
    page.keyboard.press("End")
    expect(page.locator("#caret-says")).to_have_text("buses")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#f-low")).to_have_value("7")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#caret-says")).to_have_text("7 buses")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#caret-says")).to_have_text("7")
    page.keyboard.press("Enter")
    expect(page.locator("#f-low")).to_be_focused()
    press(page, "Enter")
    made = next(row for row in claims(store).values() if row.rule == "by hand")
    assert (made.start, made.number, made.low) == (FIRST.index("7 buses"), "7", 7)


def test_every_page_is_quiet_and_fits(page: Page) -> None:
    """No message, no request elsewhere, no sideways scrolling; one heading, no id twice, and a name for every
    field and button.
    """
    for path in PAGES:
        page.goto(path)
        assert narrow_enough(page), path
        headings, twice, nameless = page.evaluate(OUTLINE)
        assert (headings, twice, nameless) == (1, [], []), path
