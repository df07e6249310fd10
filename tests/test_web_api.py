"""The casebook as JSON: what programs may ask, and that no request of theirs breaks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tolltrace.store.database import Store
from web_desk import FIRST, client
from web_people import GOOD, browser, with_accounts


@pytest.fixture
def ana(store: Store) -> TestClient:
    """Ana's program, with its token."""
    made = client(store)
    made.get("/")
    made.headers["x-csrf-token"] = made.cookies["tolltrace-csrf"]
    return made


@pytest.fixture(scope="module")
def bo(still: Store) -> TestClient:
    """Bo's program, of whose requests none is carried out."""
    made = client(still)
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
def test_a_decision_that_is_none_is_refused(bo: TestClient, decision: dict[str, Any]) -> None:
    """422 and a sentence, in JSON."""
    answer = told(bo, **({"seen": {}} | decision))
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
def test_what_is_no_json_is_refused(bo: TestClient, body: bytes, kind: str, status: int) -> None:
    """As JSON, whatever it is."""
    answer = bo.post("/api/decide", content=body, headers={"content-type": kind})
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
def test_an_address_that_leads_nowhere_is_told_in_json(bo: TestClient, address: str, status: int) -> None:
    """No page, and no fault of the program."""
    answer = bo.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    answer.json()


def test_a_decision_without_the_token_is_refused(ana: TestClient) -> None:
    """The cookie alone is not enough."""
    del ana.headers["x-csrf-token"]
    assert told(ana, act="accept", claim=1, seen={}).status_code == 403


@pytest.mark.parametrize(
    ("decision", "lacks"),
    [
        ({"act": "accept", "claim": 1}, "claim:1"),
        ({"act": "reject", "claim": 1}, "claim:1"),
        ({"act": "correct", "claim": 1, "fields": {"low": 3}}, "claim:1"),
        ({"act": "move_claim", "claim": 1, "episode": 1}, "claim:1"),
        ({"act": "add_claim", "report": 1, "start": 0, "end": 2, "fields": {}}, "report:1"),
        ({"act": "merge_figures", "episode": 1, "claims": [1, 2]}, "claim:1, claim:2"),
        ({"act": "split_figure", "episode": 1, "claims": [2]}, "claim:2"),
        ({"act": "merge_origins", "episode": 1, "origin": "a", "into": "b"}, "episode:1"),
        ({"act": "mark_dependent", "episode": 1, "origin": "a", "on": "b"}, "episode:1"),
        ({"act": "set_policy", "episode": 1, "policy": "ged"}, "episode:1"),
        (
            {"act": "judge_finding", "episode": 1, "kind": "conflict", "claims": [2], "verdict": "confirmed"},
            "claim:2",
        ),
    ],
)
def test_what_is_decided_on_has_to_have_been_seen(
    bo: TestClient, decision: dict[str, Any], lacks: str
) -> None:
    """The revision of each thing, and not only a place for it."""
    for seen in ({}, {"claim:99": 1}):
        answer = told(bo, **decision, seen=seen)
        assert answer.status_code == 422
        assert f"seen lacks {lacks}" in answer.json()["error"]
    assert told(bo, **decision).status_code == 422


def test_a_comment_needs_to_have_seen_nothing(ana: TestClient) -> None:
    """It changes nothing; the log has it."""
    seq = told(ana, act="comment", subject="episode:1", seen={}, why="=1+1").json()["seq"]
    (row,) = ana.get("/api/history?limit=1").json()["rows"]
    assert (row["seq"], row["act"], row["subject"], row["why"]) == (seq, "comment", "episode:1", "=1+1")


def test_the_inbox_goes_through_all_that_waits(ana: TestClient) -> None:
    """Each claim once, in the order of the page, then the first again; by harm, too."""
    first = ana.get("/api/inbox").json()
    assert f'/claims/{first["claim"]["id"]}"' in ana.get("/").text
    met = [first["claim"]["id"]]
    for _ in range(first["waiting"]):
        met.append(ana.get(f"/api/inbox?after={met[-1]}").json()["claim"]["id"])
    assert met[-1] == met[0]
    assert len(set(met)) == first["waiting"] > 2
    injured = ana.get("/api/inbox?harm=injured&episode=1").json()
    assert (injured["claim"]["harm"], injured["waiting"] < first["waiting"]) == ("injured", True)
    assert ana.get("/api/inbox?only=again").json() == {"waiting": 0, "again": 0, "claim": None}
    assert ana.get("/api/inbox?harm=eaten").status_code == 422


def test_an_episode_is_given_as_trace_gives_it(ana: TestClient) -> None:
    """With its account; its findings are judged by what they say has to be seen."""
    told_of = ana.get("/api/episodes/1").json()
    assert ana.get("/api/episodes").json()["episodes"] == [told_of["episode"]]
    assert {"claims", "figures", "findings", "toll"} <= told_of["account"].keys()
    (first, *_) = ana.get("/api/episodes/1/findings").json()["findings"]
    verdict = {"act": "judge_finding", "episode": 1, "kind": first["kind"], "claims": first["claims"]}
    answer = told(ana, **verdict, verdict="dismissed", seen=first["seen"], why="two events")
    assert answer.status_code == 200
    (again, *_) = ana.get("/api/episodes/1/findings").json()["findings"]
    assert again["verdict"] == "dismissed"
    late = told(ana, **verdict, verdict="confirmed", seen=first["seen"])
    assert late.status_code == 409


def test_a_report_is_given_with_its_text_and_versions(ana: TestClient) -> None:
    """Character by character, whatever it holds."""
    whole = ana.get("/api/reports/1").json()
    assert whole["text"] == FIRST
    assert [one["number"] for one in whole["versions"]] == [1]
    listed = ana.get("/api/reports?limit=1").json()
    assert listed["reports"] == [{k: v for k, v in whole.items() if k not in ("text", "versions")}]
    assert ana.get(f"/api/reports?after={listed['next']}").json()["next"] is None
    assert ana.get("/api/reports?episode=9").json()["reports"] == []


def test_words_are_found_and_who_did_what_is_told(ana: TestClient) -> None:
    """By kind and behind an id; by thing, by person, and before a row."""
    found = ana.get("/api/search?q=red+cross&of=claim").json()["found"]
    assert found
    assert all(one["address"].startswith("/claims/") for one in found)
    assert ana.get("/api/search").status_code == 422
    rows = ana.get("/api/history?entity=report:1").json()["rows"]
    assert [one["act"] for one in rows] == ["add_report"]
    assert ana.get("/api/history?who=nobody").json() == {"rows": [], "next": None}
    first = ana.get("/api/history?limit=1").json()
    assert ana.get(f"/api/history?before={first['next']}").json()["rows"][0]["seq"] == first["next"] - 1


@pytest.mark.parametrize(
    ("report", "status"),
    [
        ({"text": "Nine people died, police said.", "published": "2024-05-03"}, 200),
        ({"data": "TmluZSBkaWVkLg==", "name": "../a.html"}, 200),
        ({"data": "TmluZSBkaWVkLg==", "name": "a.exe"}, 422),
        ({"data": "Nine!", "name": "a.txt"}, 422),
        ({"text": "x", "data": "TmluZQ=="}, 422),
        ({}, 422),
        ({"text": "\ud800"}, 422),
        ({"text": "Nine died.", "url": "file:///etc/passwd"}, 422),
        ({"text": 9}, 422),
    ],
)
def test_reports_are_added(ana: TestClient, report: dict[str, Any], status: int) -> None:
    """As on the page: read at once, or refused."""
    sent = {"content": json.dumps({"episode": "Zaria", "reports": [report]})}
    answer = ana.post("/api/reports", **sent, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    if status == 200:
        assert answer.json()["reports"][0] | {"name": ""} == {
            "what": "new",
            "episode": 2,
            "report": 3,
            "number": 1,
            "name": "",
        }
        assert len(answer.json()["new"]) == 1


def test_a_program_signs_in_and_out_and_an_owner_keeps_people(store: Store) -> None:
    """With the token that the session gives; a new password ends all other sessions."""
    with_accounts(store)
    here = browser(store, address=None)

    def send(method: str, address: str, **body: Any) -> Response:
        headers = {
            "x-csrf-token": here.get("/api/session").json()["csrf"],
            "content-type": "application/json",
        }
        return here.request(method, address, content=json.dumps(body), headers=headers)

    assert here.get("/api/session").json()["accounts"] is True
    assert here.get("/api/claims").status_code == 401
    assert send("POST", "/api/session", name="olga", password="wrong").status_code == 403
    assert send("POST", "/api/session", name="olga", password=GOOD).status_code == 200
    assert here.get("/api/session").json()["role"] == "owner"
    made = send("POST", "/api/people", name="zoe", role="reader", password=GOOD)
    assert made.json() == {"id": 4}
    assert send("PATCH", "/api/people/4", disabled=True).status_code == 204
    assert send("PATCH", "/api/people/1", disabled=True).status_code == 422
    assert {one["name"]: one["disabled"] for one in here.get("/api/people").json()["people"]}["zoe"] is True
    assert "password" not in here.get("/api/people").text
    new = "another good sentence"
    assert send("POST", "/api/password", old="wrong", new=new).status_code == 422
    assert send("POST", "/api/password", old=GOOD, new=new).status_code == 200
    assert here.get("/api/people").status_code == 200
    assert send("DELETE", "/api/session").status_code == 204
    assert here.get("/api/people").status_code == 401
    for _ in range(5):
        assert send("POST", "/api/session", name="olga", password="wrong").status_code == 403
    late = send("POST", "/api/session", name="olga", password=new)
    assert (late.status_code, late.headers["retry-after"]) == (429, "30")
    assert late.json()["error"]
