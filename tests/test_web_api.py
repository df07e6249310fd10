"""The casebook as JSON: what programs may ask, and that no request of theirs breaks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tolltrace.store.database import Store
from web_desk import FIRST, client


@pytest.fixture
def ana(store: Store) -> TestClient:
    """Ana's program, with its token."""
    made = client(store)
    made.get("/")
    made.headers["x-csrf-token"] = made.cookies["tolltrace-csrf"]
    return made


def told(ana: TestClient, **decision: Any) -> Response:
    """A decision that is sent."""
    return ana.post("/api/decide", content=json.dumps(decision), headers={"content-type": "application/json"})


def test_claims_come_page_by_page(ana: TestClient) -> None:
    """Each once, in the order of their ids, chosen by state and episode."""
    found, after = [], 0
    while after is not None:
        answer = ana.get(f"/api/claims?limit=1&after={after}&state=new&episode=1").json()
        found += answer["claims"]
        after = answer["next"]
    assert [one["id"] for one in found] == [one["id"] for one in ana.get("/api/claims").json()["claims"]]
    assert len(found) > 2
    assert ana.get("/api/claims?state=rejected").json()["claims"] == []
    assert all(FIRST[c["start"] : c["end"]] == c["number"] for c in found if c["report"] == 1)


def test_a_claim_is_accepted_corrected_and_given_back(ana: TestClient) -> None:
    """By the names of the log; what was seen goes along."""
    revision = ana.get("/api/claims/1").json()["revision"]
    answer = told(
        ana, act="correct", claim=1, fields={"victims": "civilian"}, accept=True, seen={"claim:1": revision}
    )
    assert answer.status_code == 200
    assert ana.get("/api/claims/1").json()["victims"] == "civilian"
    stale = told(ana, act="reject", claim=1, seen={"claim:1": revision})
    assert (stale.status_code, stale.json()["changed"]) == (409, {"claim:1": answer.json()["seq"]})
    assert told(ana, act="undo", seq=answer.json()["seq"], seen={}, why="a slip").status_code == 200
    assert ana.get("/api/claims/1").json()["state"] == "new"


@pytest.mark.parametrize(
    "decision",
    [
        {},
        {"act": "fly"},
        {"act": []},
        {"act": "accept"},
        {"act": "accept", "claim": "1"},
        {"act": "accept", "claim": True},
        {"act": "accept", "claim": 10**30},
        {"act": "accept", "claim": 1, "more": 1},
        {"act": "accept", "claim": 99},
        {"act": "accept", "claim": 1, "seen": {"blob:1": 1}},
        {"act": "accept", "claim": 1, "seen": {"claim:1": "1"}},
        {"act": "accept", "claim": 1, "seen": []},
        {"act": "accept", "claim": 1, "why": 5},
        {"act": "correct", "claim": 1, "fields": []},
        {"act": "correct", "claim": 1, "fields": {"harm": {"x": 1}}},
        {"act": "correct", "claim": 1, "fields": {"low": 10**30}},
        {"act": "correct", "claim": 1, "fields": {"part_of": 10**12}},
        {"act": "correct", "claim": 1, "fields": {"via": [1]}},
        {"act": "correct", "claim": 1, "fields": {"start": 1}},
        {"act": "add_claim", "report": 1, "start": 5, "end": 2, "fields": {}},
        {"act": "add_claim", "report": 99, "start": 0, "end": 2, "fields": {}},
        {"act": "move_claim", "claim": 1, "episode": 9},
        {"act": "merge_figures", "episode": 1, "claims": [1, "2"]},
        {"act": "merge_figures", "episode": 1, "claims": [1]},
        {"act": "merge_origins", "episode": 1, "origin": "x" * 2000, "into": "y"},
        {"act": "judge_finding", "episode": 1, "kind": "x", "claims": [1], "verdict": "dismissed"},
        {"act": "judge_finding", "episode": 1, "kind": "conflict", "claims": [1], "verdict": "maybe"},
        {"act": "comment", "subject": "claim:x"},
        {"act": "comment", "subject": "blob:1"},
        {"act": "set_policy", "episode": 1, "policy": "\ud800"},
        {"act": "undo", "seq": 1},
    ],
)
def test_a_decision_that_is_none_is_refused(ana: TestClient, decision: dict[str, Any]) -> None:
    """422 and a sentence, in JSON."""
    answer = told(ana, **({"seen": {}} | decision))
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b"1" * 5_000, "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"x" * 70_000, "application/json", 413),
    ],
)
def test_what_is_no_json_is_refused(ana: TestClient, body: bytes, kind: str, status: int) -> None:
    """As JSON, whatever it is."""
    answer = ana.post("/api/decide", content=body, headers={"content-type": kind})
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/claims?after=x", 422),
        ("/api/claims?limit=99999999999999999999", 422),
        ("/api/claims?limit=0", 200),
        ("/api/claims/99", 404),
        ("/api/none", 404),
        ("/api/decide", 405),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_json(ana: TestClient, address: str, status: int) -> None:
    """No page, and no fault of the program."""
    answer = ana.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    answer.json()


def test_a_decision_without_the_token_is_refused(ana: TestClient) -> None:
    """The cookie alone is not enough."""
    del ana.headers["x-csrf-token"]
    assert told(ana, act="accept", claim=1, seen={}).status_code == 403
