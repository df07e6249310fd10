"""Decisions on more than one claim, and those of a claim's own page, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tolltrace.commands.casebooks import machine
from tolltrace.store.database import Store
from tolltrace.store.episodes import casebook_of
from tolltrace.store.rulings import ruled, verdicts
from tolltrace.store.tables import Claim, Episode

Opens = Callable[..., Page]


def goes(page: Page, button: str) -> None:
    """Press the button of that name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def figures(store: Store, episode: int) -> set[tuple[str, ...]]:
    """The claims of each figure."""
    with store.reading() as session:
        return {one.claims for one in casebook_of(session, episode, machine()).figures}


def claim(store: Store, id: int) -> Claim:
    """A claim as it stands."""
    with store.reading() as session:
        return session.get_one(Claim, id)


def ruling(store: Store, episode: int, kind: str) -> dict[str, Any]:
    """What persons ruled of an episode."""
    with store.reading() as session:
        return dict(ruled(session, episode, kind))


def judged(store: Store) -> list[str]:
    """The verdicts on the findings of the first episode."""
    with store.reading() as session:
        return sorted(verdicts(session, 1).values())


def test_fields_are_corrected_in_place(opens: Opens, store: Store) -> None:
    """On the claim's page: a choice, a name that the field offers, and the reason; its history tells them."""
    page = opens("/claims/9")
    page.get_by_label("victims").select_option("civilian")
    page.get_by_label("source").fill("harbour police")
    page.locator("#f-why").fill("They were passengers.")
    goes(page, "Accept")
    one = claim(store, 9)
    assert (one.victims, one.source, one.state) == ("civilian", "harbour police", "accepted")
    history = page.locator("#history")
    expect(history).to_contain_text("corrected and accepted")
    expect(history).to_contain_text("They were passengers.")


def test_findings_are_judged_by_the_keyboard_alone(opens: Opens, store: Store) -> None:
    """j goes to the next one, c confirms it; x asks for the reason to dismiss it, and Enter does."""
    page = opens("/episodes/1")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("c")
    assert judged(store) == ["confirmed"]
    expect(page.locator(".judged:focus .verdict strong")).to_have_text("confirmed")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    page.keyboard.type("two blasts")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert judged(store) == ["confirmed", "dismissed"]


def test_figures_are_merged_parted_and_undone(opens: Opens, store: Store) -> None:
    """Two tellings become one figure, one of them a figure of its own again; each decision is taken back."""
    page = opens("/episodes/2/figures")
    before = figures(store, 2)
    expect(page.get_by_role("button", name="Make them one figure")).to_be_disabled()
    for id in (6, 8):
        page.locator(f"#c{id} input").check()
    expect(page.locator("#chosen")).to_have_text("2 claims chosen")
    page.get_by_label("reason").fill("the same list")
    goes(page, "Make them one figure")
    assert ("C6", "C8") in figures(store, 2)
    page.locator("#c8 input").check()
    goes(page, "Part them from the others")
    assert ("C6", "C8") not in figures(store, 2)
    past = page.locator("#past")
    for _ in range(2):
        with page.expect_navigation():
            past.get_by_role("button", name="Undo").first.click()
    assert figures(store, 2) == before
    expect(past).to_contain_text("the same list")


def test_origins_are_merged_marked_and_taken_back_by_the_keyboard_alone(opens: Opens, store: Store) -> None:
    """From one origin to the next with j, its form by Tab; Enter in a field decides nothing."""
    page = opens("/episodes/2/origins")
    name = "Coast Guard of Sable"
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-item]:focus h2")).to_have_text("harbour police")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "other":
        page.keyboard.press("Tab")
    page.keyboard.type(name)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    assert ruling(store, 2, "dependent") == {}
    for _ in range(3):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert ruling(store, 2, "dependent") == {"harbour police": name}
    expect(page.locator("#origins")).to_contain_text(f"has its figures from {name}")
    goes(page, "Undo: marked an origin as dependent in episode 2 “Ferry”")
    assert ruling(store, 2, "dependent") == {}
    row = page.locator("[data-item]", has=page.get_by_role("heading", name="harbour police"))
    row.get_by_label("the other origin").fill(name)
    with page.expect_navigation():
        row.get_by_role("button", name="Merge into it").click()
    assert claim(store, 8).source == name


def test_the_policy_of_a_toll_is_set(opens: Opens, store: Store) -> None:
    """Its rule stands beside it, and the toll follows it at once."""
    page = opens("/episodes/1")
    page.locator(".policy summary").click()
    page.get_by_role("radio", name="conservative").check()
    goes(page, "Set the policy")
    with store.reading() as session:
        assert session.get_one(Episode, 1).policy == "conservative"
    expect(page.locator("#toll")).to_contain_text("Policy conservative")


def test_a_claim_is_moved_and_commented_on(opens: Opens, store: Store) -> None:
    """To another origin, to another episode; the comment stands in its history, and changes nothing."""
    page = opens("/claims/8")
    page.get_by_label("To another origin").select_option("Coast Guard of Sable")
    goes(page, "Give it to this origin")
    assert claim(store, 8).source == "Coast Guard of Sable"
    page.get_by_label("To another episode").select_option(index=1)
    goes(page, "Move it to this episode")
    assert claim(store, 8).episode == 1
    page.locator("#comment").fill("Asked the police.")
    goes(page, "Add the comment")
    expect(page.locator("#history")).to_contain_text("Asked the police.")
    assert claim(store, 8).state == "new"


def test_the_log_is_chosen_from_and_undoes(opens: Opens, store: Store) -> None:
    """By person, day and episode; its rows lead to their claims, and a decision is taken back there."""
    page = opens("/claims/6")
    goes(page, "Reject")
    page.goto("/log")
    page.get_by_label("Person").select_option("ana")
    page.get_by_label("Day").fill("2026-01-02")
    page.get_by_label("Episode").select_option("2")
    goes(page, "Show")
    expect(page.locator("#rows")).to_contain_text("rejected C6")
    expect(page.locator("#rows")).not_to_contain_text("Kano")
    goes(page, "Undo: rejected C6 “31”")
    assert "episode=2" in page.url
    assert claim(store, 6).state == "new"
    page.locator("#rows").get_by_role("link", name="C6").first.click()
    expect(page.locator("h1")).to_have_text("Claim C6")


def test_words_are_searched(opens: Opens) -> None:
    """By a key, from any page; what is found leads to its claim."""
    page = opens("/episodes")
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("link", name="C8").click()
    expect(page.locator("h1")).to_have_text("Claim C8")


def test_the_inbox_shows_what_is_asked_for_and_goes_on_there(opens: Opens) -> None:
    """An episode's claims alone, until none of them waits."""
    page = opens("/")
    page.get_by_role("link", name="Which claims?").click()
    page.get_by_label("Episode").select_option("2")
    goes(page, "Show")
    assert page.url.endswith("/?episode=2")
    for _ in range(4):
        expect(page.locator(".where a").last).to_have_text("Ferry")
        with page.expect_navigation():
            page.keyboard.press("a")
    expect(page.locator(".empty")).to_contain_text("No claim of these waits")
