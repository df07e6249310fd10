"""Decisions on several claims by forms, without a script: figures, origins, policies, moves, comments."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.episodes import casebook_of
from tolltrace.store.log import end
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Claim, Episode
from web_desk import AT, form, harmless, second_episode

RED_CROSS, MINISTRY = "Nigerian Red Cross Society", "Nigerian Ministry of Health"


def log_end(store: Store) -> int:
    """The number of the log's last row."""
    with store.reading() as session:
        return end(session)[0]


def claim(store: Store, id: int) -> Claim:
    """A claim as it stands."""
    with store.reading() as session:
        return session.get_one(Claim, id)


def figures(store: Store) -> set[tuple[str, ...]]:
    """The claims of each figure of the first episode."""
    with store.reading() as session:
        return {one.claims for one in casebook_of(session, 1, machine()).figures}


def test_chosen_claims_become_one_figure_and_are_parted(store: Store, ana: TestClient) -> None:
    """Each claim stands with its number, its outlet and its sentence, and leads to its page."""
    address = "/episodes/1/figures"
    text = ana.get(address).text
    assert harmless(text)
    assert set(re.findall(r'name="claim" value="(\d)"', text)) == set("12345")
    sent: dict[str, Any] = form(text, address) | {"act": "merge", "claim": ["4", "5"], "why": "one list"}
    assert ana.post(address, data=sent).headers["location"] == f"{address}#c4"
    assert ("C4", "C5") in figures(store)
    sent = form(ana.get(address).text, address) | {"act": "split", "claim": ["4"]}
    assert ana.post(address, data=sent).status_code == 303
    assert ("C4", "C5") not in figures(store)


@pytest.mark.parametrize(
    "given",
    [
        {"act": "merge", "claim": ["4"]},
        {"act": "merge", "claim": []},
        {"act": "split", "claim": []},
        {"act": "merge", "claim": ["4", "x"]},
        {"act": "merge", "claim": ["4", "99"]},
        {"act": "fly", "claim": ["4", "5"]},
        {"act": "merge", "claim": ["4", "5"], "moment": ""},
    ],
)
def test_what_is_no_figure_is_refused(store: Store, ana: TestClient, given: dict[str, Any]) -> None:
    """Nothing is logged."""
    before = log_end(store)
    sent = {**form(ana.get("/episodes/1/figures").text, "/episodes/1/figures"), **given}
    assert ana.post("/episodes/1/figures", data=sent).status_code == 422
    assert log_end(store) == before


def test_a_claim_that_changed_since_is_put_into_no_figure(store: Store, ana: TestClient) -> None:
    """The answer says who did what; a comment is no change, and a figure that was taken back is one."""
    address = "/episodes/1/figures"
    text = ana.get(address).text
    sent: dict[str, Any] = form(text, address) | {"act": "merge", "claim": ["4", "5"]}
    decide(store, d.Comment("claim:4"), who="bo", at=AT, why="hm")
    assert ana.post(address, data=sent).status_code == 303
    merged = log_end(store)
    sent |= {"moment": str(merged)}
    decide(store, d.Undo(merged), who="bo <b>", at=AT)
    before = log_end(store)
    answer = ana.post(address, data=sent)
    assert answer.status_code == 409
    assert "bo &lt;b&gt;" in answer.text
    assert harmless(answer.text)
    assert log_end(store) == before


def test_origins_are_listed_merged_and_marked(store: Store, ana: TestClient) -> None:
    """With their outlets; one of two may be merged into the other, or depend on it."""
    address = "/episodes/1/origins"
    text = ana.get(address).text
    assert harmless(text)
    assert RED_CROSS in text
    sent = form(text, address) | {"origin": RED_CROSS, "other": MINISTRY}
    assert ana.post(address, data=sent | {"act": "depends"}).status_code == 303
    with store.reading() as session:
        assert ruled(session, 1, "dependent") == {RED_CROSS: MINISTRY}
    text = ana.get(address).text
    assert f"has its figures from <bdi>{MINISTRY}</bdi>" in text
    assert ana.post(address, data=sent | {"act": "depends"}).status_code == 409
    sent |= {"moment": form(text, address)["moment"]}
    assert ana.post(address, data=sent | {"act": "merge", "why": "two names"}).status_code == 303
    assert claim(store, 5).source == MINISTRY
    assert ana.post(address, data=sent | {"act": "merge"}).status_code == 422


@pytest.mark.parametrize(
    "given",
    [
        {"act": "merge", "other": ""},
        {"act": "merge", "other": RED_CROSS},
        {"act": "merge", "other": "x" * 301},
        {"act": "merge", "origin": "nobody", "other": MINISTRY},
        {"act": "depends", "other": "nobody"},
        {"act": "depends", "origin": "nobody", "other": MINISTRY},
        {"act": "fly", "other": MINISTRY},
    ],
)
def test_what_is_no_origin_is_refused(store: Store, ana: TestClient, given: dict[str, str]) -> None:
    """Nothing is logged."""
    before = log_end(store)
    sent = form(ana.get("/episodes/1/origins").text, "/episodes/1/origins") | {"origin": RED_CROSS} | given
    assert ana.post("/episodes/1/origins", data=sent).status_code == 422
    assert log_end(store) == before


def test_a_policy_is_set_once(store: Store, ana: TestClient) -> None:
    """By its name, on the episode as it was seen."""
    address = "/episodes/1/policy"
    sent = form(ana.get("/episodes/1").text, address)
    assert ana.post(address, data=sent | {"policy": "best"}).status_code == 422
    assert ana.post(address, data=sent | {"policy": "ged"}).status_code == 303
    with store.reading() as session:
        assert session.get_one(Episode, 1).policy == "ged"
    assert ana.post(address, data=sent | {"policy": "latest"}).status_code == 409


def test_a_claim_is_moved(store: Store, ana: TestClient) -> None:
    """To an episode that there is, as the claim was seen."""
    second_episode(store)
    sent = form(ana.get("/claims/1").text, "/claims/1")
    for bad in (
        {"act": "move", "episode": "9"},
        {"act": "move", "episode": ""},
    ):
        assert ana.post("/claims/1", data=sent | bad).status_code == 422
    assert ana.post("/claims/1", data=sent | {"act": "move", "episode": "2"}).status_code == 303
    assert claim(store, 1).episode == 2
    assert ana.post("/claims/1", data=sent | {"act": "move", "episode": "1"}).status_code == 409


@pytest.mark.parametrize("page", ["/claims/1", "/reports/2", "/episodes/1"])
def test_a_thing_is_commented_on(store: Store, ana: TestClient, page: str) -> None:
    """The comment stands on its page and in the log; it needs words, and comes whatever has changed."""
    sent = form(ana.get(page).text, "/comments")
    for id in (1, 4):
        decide(store, d.Reject(id), who="bo", at=AT)
    before = log_end(store)
    for bad in ({"why": " "}, {"why": "hm", "subject": "ruling:1"}, {"why": "hm", "subject": "claim:999"}):
        assert ana.post("/comments", data=sent | bad).status_code == 422
    assert log_end(store) == before
    answer = ana.post("/comments", data=sent | {"why": "<i>hm</i>"})
    assert answer.headers["location"] == f"{page}#history"
    for address in (page, "/log"):
        text = ana.get(address).text
        assert "commented on" in text
        assert "&lt;i&gt;hm&lt;/i&gt;" in text
        assert harmless(text)


@pytest.mark.parametrize("page", ["figures", "origins", "policy"])
def test_an_episode_that_is_not_there_is_told(ana: TestClient, page: str) -> None:
    """Whether it is looked at or decided on."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"seen": "episode:9=0", "moment": "999"}
    given = {"act": "merge", "claim": "1", "origin": RED_CROSS, "other": MINISTRY, "policy": "ged"}
    assert ana.post(f"/episodes/9/{page}", data=sent | given).status_code == 422
    if page != "policy":
        assert ana.get(f"/episodes/9/{page}").status_code == 404


def test_a_decision_that_came_too_late_is_carried_out_by_who_has_seen_why(
    store: Store, ana: TestClient
) -> None:
    """Only what its maker gave is changed; what the other gave stands, and goes on where it would have."""
    sent = form(ana.get("/?episode=1").text, "/claims/2") | {
        "act": "accept",
        "place": "Zaria",
        "via": "A\r\nB",
    }
    decide(store, d.Correct(2, {"victims": "official"}), who="bo", at=AT)
    answer = ana.post("/claims/2", data=sent)
    assert answer.status_code == 409
    assert ana.post("/claims/2", data=form(answer.text, "/claims/2") | {"act": "accept"}).status_code == 303
    one = claim(store, 2)
    assert (one.place, one.via, one.victims, one.state) == ("Zaria", ["A", "B"], "official", "accepted")
