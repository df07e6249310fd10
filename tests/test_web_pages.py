"""Episodes, reports and the search: what is shown, what is decided there, and hostile reports."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.rulings import verdicts
from tolltrace.store.tables import Claim
from tolltrace.web import drawing
from web_desk import AT, FIRST, form, harmless


def test_the_episodes_are_listed(ana: TestClient) -> None:
    """With a link to each."""
    text = ana.get("/episodes").text
    assert 'href="/episodes/1"' in text
    assert harmless(text)


def test_an_episodes_account_follows_every_decision(store: Store, ana: TestClient) -> None:
    """Its numbers lead to the pages of their claims; a rejected one is gone from it."""
    text = ana.get("/episodes/1").text
    assert harmless(text)
    assert {"/claims/1", "/reports/1"} <= set(re.findall(r'href="([^"]*)"', text))
    assert 'id="toll"' in text
    with store.reading() as session:
        all_ids = session.scalars(select(Claim.id)).all()
    for id in all_ids:
        decide(store, d.Reject(id), who="ana", at=AT)
    assert "No figure of people harmed" in ana.get("/episodes/1").text


def test_an_account_is_made_once_for_one_state_of_the_log(
    store: Store, ana: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And anew when something was decided."""
    made: list[int] = []
    real = drawing.parts_of
    monkeypatch.setattr(drawing, "parts_of", lambda *given: (made.append(1), real(*given))[1])
    for _ in range(3):
        ana.get("/episodes/1")
    decide(store, d.Accept(1), who="ana", at=AT)
    ana.get("/episodes/1")
    assert len(made) == 2


def test_a_finding_is_confirmed_or_dismissed_with_a_reason(store: Store, ana: TestClient) -> None:
    """The verdict stands on the page; a dismissal without a reason, or on what has changed, is refused."""
    address = "/episodes/1/findings"
    text = ana.get("/episodes/1").text
    sent = form(text, address)
    assert ana.post(address, data=sent | {"act": "dismissed", "why": " "}).status_code == 422
    assert ana.post(address, data=sent | {"finding": "none C1", "act": "confirmed"}).status_code == 422
    assert ana.post(address, data=sent | {"act": "doubted"}).status_code == 422
    assert ana.post(address, data=sent | {"act": "dismissed", "why": "two events"}).status_code == 303
    with store.reading() as session:
        assert list(verdicts(session, 1).values()) == ["dismissed"]
    assert "<strong>dismissed</strong>" in ana.get("/episodes/1").text
    assert ana.post(address, data=sent | {"act": "confirmed"}).status_code == 409


def test_a_report_shows_its_text_with_every_figure_marked(ana: TestClient) -> None:
    """Each stretch tells the code point that it begins at, whatever the text holds."""
    text = ana.get("/reports/1").text
    assert harmless(text)
    starts = [int(at) for at in re.findall(r'data-at="(\d+)"', text)]
    assert starts == sorted(starts)
    assert FIRST.index("At least 12") in starts
    assert re.search(r'id="c1".*?<mark><a href="/claims/1"', text)


@pytest.mark.parametrize("nth", ["", "1"])
def test_a_claim_is_added_by_words_alone(store: Store, ana: TestClient, nth: str) -> None:
    """Without a script: the number as the report writes it."""
    sent = form(ana.get("/reports/1").text, "/reports/1/claims")
    sent |= {"words": "30", "nth": nth, "low": "30", "high": "30", "harm": "missing", "source": "police"}
    answer = ana.post("/reports/1/claims", data=sent)
    assert answer.status_code == 303
    with store.reading() as session:
        made = session.get_one(Claim, int(answer.headers["location"].rpartition("/")[2]))
    assert (made.number, made.start, made.state) == ("30", FIRST.index("30"), "accepted")
    assert (made.low, made.harm, made.source, made.rule) == (30, "missing", "police", "by hand")


@pytest.mark.parametrize(
    "given",
    [
        {"words": "thirty"},
        {"words": "30", "nth": "2"},
        {"words": "30", "nth": "-1"},
        {"words": "30", "start": "0", "end": "2"},
        {"words": "30", "start": "999999", "end": "2"},
        {"words": "x" * 300},
        {"words": " "},
    ],
)
def test_a_claim_that_the_report_does_not_say_is_refused(ana: TestClient, given: dict[str, str]) -> None:
    """Its number must stand where the form says that it does."""
    sent = form(ana.get("/reports/1").text, "/reports/1/claims") | given
    assert ana.post("/reports/1/claims", data=sent).status_code == 422


@pytest.mark.parametrize(("words", "ids"), [("red cross", 1), ("kano", 2), ("%", 0), ("\\", 0), ("", 0)])
def test_the_search_finds_words_as_they_are(ana: TestClient, words: str, ids: int) -> None:
    """In whatever case; no character of them is a pattern."""
    text = ana.get("/search", params={"q": words}).text
    assert len(re.findall(r'href="/claims/\d+"', text)) >= ids
    assert bool(ids) == ('href="/claims/' in text)
    assert harmless(text)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\u202e\x00", "\ud800", "x" * 5000])
def test_hostile_words_of_a_search_stay_words(ana: TestClient, words: str) -> None:
    """Whatever they are, the page is a page."""
    answer = ana.get("/search", params={"q": words.encode("utf-8", "surrogatepass")})
    assert answer.status_code == 200
    assert harmless(answer.text)


@pytest.mark.parametrize("address", ["/episodes/9", "/reports/9"])
def test_what_is_not_there_is_told(ana: TestClient, address: str) -> None:
    """404, with what is missing."""
    answer = ana.get(address)
    assert answer.status_code == 404
    assert "There is no" in answer.text
