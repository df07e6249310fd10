"""Two people in one casebook at the same time: each sees what the other decides."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tolltrace.store.database import Store
from tolltrace.store.tables import Claim

Opens = Callable[..., Page]


def goes(page: Page, button: str) -> None:
    """Press the button of that name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def test_the_others_decision_is_told_and_shown_without_loading_anew(opens: Opens, store: Store) -> None:
    """On a claim's page, in the inbox and in the log; a claim that stands open in the inbox stays there."""
    claim, log, inbox = opens("/claims/1"), opens("/log"), opens("/?episode=1")
    open_one = inbox.locator("#claim-title a").inner_text()
    bo = opens(f"/claims/{open_one[1:]}", who="bo")
    goes(bo, "Reject")
    bo.goto("/claims/1")
    bo.locator("#f-place").fill("Zaria")
    goes(bo, "Accept")
    expect(claim.locator("#others")).to_contain_text("bo corrected and accepted C1")
    expect(claim.locator("#state")).to_contain_text("accepted")
    expect(claim.locator("#f-place")).to_have_value("Zaria")
    expect(claim.locator("#history")).to_contain_text("Zaria")
    expect(log.locator("#rows")).to_contain_text(f"rejected {open_one}")
    expect(inbox.locator(".meanwhile")).to_contain_text(f"bo rejected {open_one}")
    expect(inbox.locator("#counts")).to_contain_text("3 to review")
    assert inbox.locator("#claim-title a").inner_text() == open_one


def test_what_somebody_is_writing_is_left_alone(opens: Opens) -> None:
    """The form says that the claim has changed, and keeps what was typed."""
    ana, bo = opens("/claims/1"), opens("/claims/1", who="bo")
    ana.locator("#f-place").fill("Kadu")
    goes(bo, "Reject")
    expect(ana.locator(".meanwhile")).to_contain_text("bo rejected C1")
    expect(ana.locator("#history")).to_contain_text("rejected C1")
    expect(ana.locator("#f-place")).to_have_value("Kadu")


def test_a_decision_that_comes_too_late_shows_both_versions(opens: Opens, store: Store) -> None:
    """And changes nothing; so does one on several claims."""
    ana, figures, bo = opens("/claims/7"), opens("/episodes/2/figures"), opens("/claims/7", who="bo")
    for page in (ana, figures):
        # The network is slow today: nothing that others do is told.
        page.route("**/log/news*", lambda route: route.fulfill(json={"seq": 0, "rows": []}))
        page.reload()
    bo.reload()
    bo.get_by_label("victims").select_option("official")
    goes(bo, "Accept")
    ana.locator("#f-place").fill("Kadu")
    goes(ana, "Accept")
    expect(ana.get_by_role("alert")).to_contain_text("Changed by bo")
    expect(ana.locator("table")).to_contain_text("official")
    expect(ana.locator("table")).to_contain_text("Kadu")
    for id in (6, 7):
        figures.locator(f"#c{id} input").check()
    goes(figures, "Make them one figure")
    expect(figures.locator("main")).to_contain_text("bo corrected and accepted C7")
    with store.reading() as session:
        assert session.get_one(Claim, 7).place is None
