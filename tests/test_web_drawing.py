"""An episode's page is there at once, says when it is not the newest, and outlives the program."""

from __future__ import annotations

from multiprocessing import active_children

import pytest
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.web import drawing
from tolltrace.web.beside import Beside
from tolltrace.web.drawing import kept
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
    monkeypatch.setattr(drawing, "account_of", lambda *given: pytest.fail("it was made again"))
    second = client(store)
    assert second.get("/episodes/1").text.count("<section") == first.count("<section")


def test_a_process_beside_the_server_draws(store: Store) -> None:
    """And where it was killed, another; in the end none is left."""
    made = machine()
    with Beside(store, made) as beside:
        for seq in range(2):
            beside.begin(1, AT).result(120)
            assert kept(store, made, 1)[1]
            for child in active_children():
                child.kill()
                child.join()
            if not seq:
                decide(store, d.Reject(1), who="ben", at=AT)
                assert not kept(store, made, 1)[1]
    assert active_children() == []
