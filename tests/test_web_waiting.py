"""Which claims wait, in which order, and of which episode, report, outlet and harm."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tolltrace.store.database import Store
from tolltrace.store.log import Entry, append
from tolltrace.store.tables import Claim
from web_desk import AT, EVIL, form, harmless, second_episode


def shown(ana: TestClient, address: str) -> int:
    """The claim of that page of the inbox, 0 for none."""
    found = re.search(r'class="decide" method="post" action="/claims/(\d+)"', ana.get(address).text)
    return int(found[1]) if found else 0


def look_again(store: Store, id: int) -> None:
    """A decided claim that the program would now read otherwise."""
    after = {f"claim:{id}": {"state": "accepted", "again": "tolltrace now reads low 3"}}
    with store.writing() as session:
        append(session, Entry(AT, "ana", "read", {f"claim:{id}": {}}, after, f"claim:{id}", 1))


def test_what_is_to_be_looked_at_again_comes_first_and_says_why(store: Store, ana: TestClient) -> None:
    """Before the most doubtful; once decided, the inbox goes on with the others of its kind, then anew."""
    for id in (1, 4):
        look_again(store, id)
    text = ana.get("/").text
    assert "2 of them to look at again, first" in text
    assert "tolltrace now reads low 3" in text
    assert shown(ana, "/") == 1
    assert shown(ana, "/?after=1") == 4
    assert shown(ana, "/?after=4") == 2
    sent = form(text, "/claims/1") | {"act": "accept"}
    onward = ana.post("/claims/1", data=sent).headers["location"]
    assert shown(ana, onward) == 4
    assert shown(ana, "/?only=again") == 4
    sent = form(ana.get("/?only=again").text, "/claims/4") | {"act": "accept"}
    onward = ana.post("/claims/4", data=sent).headers["location"]
    assert shown(ana, onward) == 0
    assert shown(ana, "/") == 2


def test_a_correction_that_removes_a_doubt_passes_by_no_claim(store: Store, ana: TestClient) -> None:
    """The inbox goes on from where the claim stood, not from where it would stand now."""
    with store.reading() as session:
        order = session.scalars(select(Claim.id).order_by(Claim.doubt.desc(), Claim.id)).all()
    met, address = [], "/"
    for id in order:
        met.append(shown(ana, address))
        sent = form(ana.get(address).text, f"/claims/{id}")
        sent |= {"act": "accept", "place": "Kano", "period": "on Thursday", "source": "police"}
        address = ana.post(f"/claims/{id}", data=sent).headers["location"]
    assert met == list(order)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("episode=2", {6, 7, 8, 9}),
        ("report=2", {4, 5}),
        ("outlet=Wire", {4, 5, 6, 7, 8, 9}),
        ("outlet=Wire&episode=1", {4, 5}),
        ("harm=injured", {2, 9}),
        ("harm=injured&episode=2", {9}),
        ("only=again", set()),
        ("outlet=nobody", set()),
        ("harm=x'--", set()),
    ],
)
def test_the_inbox_shows_what_is_asked_for(store: Store, ana: TestClient, query: str, ids: set[int]) -> None:
    """And stays with it from claim to claim, until none is left."""
    second_episode(store)
    met: set[int] = set()
    address = f"/?{query}"
    while (id := shown(ana, address)) and id not in met:
        met.add(id)
        sent = form(ana.get(address).text, f"/claims/{id}") | {"act": "reject"}
        address = ana.post(f"/claims/{id}", data=sent).headers["location"]
    assert met == ids
    assert "No claim of these waits" in ana.get(address).text


def test_each_filter_offers_what_waits_within_the_others(store: Store, ana: TestClient) -> None:
    """With how many; a name that a report gave itself stays words."""
    second_episode(store)
    text = ana.get("/?choose=yes").text
    assert harmless(text)
    assert 'value="1">Kano' in text
    assert "Ferry (4)" in text
    assert "Wire (6)" in text
    within = ana.get("/?episode=2&choose=yes").text
    assert "Killed (3)" in within
    assert "Injured (1)" in within


@pytest.mark.parametrize("query", ["episode=x", "report=-1", "after=x", "after=1&at=x", "after=1&at=1"])
def test_what_cannot_be_asked_for_is_refused(ana: TestClient, query: str) -> None:
    """With a sentence."""
    assert ana.get(f"/?{query}").status_code == 422


@pytest.mark.parametrize("query", ["outlet=" + "x" * 5000, "harm=%00", "outlet=%ED%A0%80", "at=1-1"])
def test_whatever_is_asked_for_gets_a_page(ana: TestClient, query: str) -> None:
    """No fault of the program."""
    answer = ana.get(f"/?{query}")
    assert answer.status_code == 200
    assert harmless(answer.text.replace(EVIL, ""))
