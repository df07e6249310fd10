"""An episode's page is there at once, says when it is not the newest, and outlives the program."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.web.desk import Desk
from web_desk import AT, client, form, harmless

NOT_NEWEST = "Not the newest."


def ready(browser: TestClient) -> None:
    """Wait until the account is there, as the page's script does."""
    for _ in range(600):
        if browser.get("/episodes/1/drawn").json()["current"]:
            return
    raise AssertionError("the account was never made")


def test_a_page_that_is_not_made_yet_is_there_at_once(store: Store) -> None:
    """It says so, and asks again by itself."""
    hasty = client(store, patience=0)
    text = hasty.get("/episodes/1").text
    assert "is being made" in text
    assert "drawing.js" in text
    ready(hasty)
    text = hasty.get("/episodes/1").text
    assert 'id="toll"' in text
    assert "drawing.js" not in text
    assert harmless(text)


def test_an_older_account_is_told_as_such(store: Store) -> None:
    """Until the one that carries out the last decision is there."""
    hasty = client(store, patience=0)
    ready(hasty)
    seq = decide(store, d.Reject(1), who="ben", at=AT)
    text = hasty.get("/episodes/1").text
    assert NOT_NEWEST in text
    assert "1 row of the log ago" in text
    assert 'href="/claims/1"' in text
    ready(hasty)
    text = hasty.get("/episodes/1").text
    assert NOT_NEWEST not in text
    assert f'name="drawn" value="{seq}"' in text


def test_a_finding_of_an_older_account_is_not_judged_unseen(store: Store) -> None:
    """Where one of its claims has changed since the page was made."""
    browser = client(store)
    sent = form(browser.get("/episodes/1").text, "/episodes/1/findings")
    for id in (2, 3, 4, 5):
        decide(store, d.Accept(id), who="ben", at=AT)
    answer = browser.post("/episodes/1/findings", data=sent | {"act": "confirmed"})
    assert answer.status_code == 409


def test_a_page_outlives_the_program(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another start shows it without making it again."""
    first = client(store).get("/episodes/1").text
    made: list[int] = []
    real = Desk._made
    monkeypatch.setattr(Desk, "_made", lambda *given: (made.append(1), real(*given))[1])
    second = client(store)
    assert second.get("/episodes/1").text.count("<section") == first.count("<section")
    assert made == []
