"""Who did what: the page of the log, and what an open page is told of."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.log import Entry, append, end
from tolltrace.store.tables import Claim
from web_desk import AT, EVIL, client, form, harmless, second_episode


def act(store: Store, decision: d.Decision, who: str = "ana", at: str = AT, why: str | None = None) -> int:
    """A decision of somebody, carried out."""
    return decide(store, decision, who=who, at=at, why=why)


def test_every_kind_of_decision_is_told_in_words(store: Store, ana: TestClient) -> None:
    """With links to its claims, what changed, and why; no word of a report or of a person becomes markup."""
    second_episode(store)
    for decision in (
        d.Accept(1),
        d.Reject(2),
        d.Correct(3, {"victims": "official", "place": EVIL}, accept=True),
        d.MoveClaim(9, 1),
        d.MergeFigures(1, (4, 5)),
        d.SplitFigure(1, (4,)),
        d.MergeOrigins(2, "harbour police", "Coast Guard of Sable"),
        d.MarkDependent(1, "Nigerian Red Cross Society", "Nigerian Ministry of Health"),
        d.SetPolicy(1, "ged"),
        d.JudgeFinding(1, "conflict", (4, 5), "dismissed"),
        d.Comment("claim:1"),
    ):
        act(store, decision, who="bo <b>", why=EVIL)
    text = ana.get("/log").text
    assert harmless(text)
    assert "bo &lt;b&gt;" in text
    for words in (
        "accepted",
        "rejected",
        "corrected and accepted",
        "moved",
        "made one figure of",
        "parted from their figures",
        "merged two origins of",
        "marked an origin as dependent in",
        "set the policy of",
        "dismissed",
        "commented on",
    ):
        assert f"{words} <a " in text, words
    assert {"/claims/1", "/claims/4", "/claims/8", "/episodes/1"} <= set(re.findall(r'href="([^"]*)"', text))
    assert "has its figures from Nigerian Ministry of Health" in text


def test_a_judged_finding_is_named_by_its_claims_and_led_to(store: Store, ana: TestClient) -> None:
    """With their numbers and outlets; the row that takes it back says the same. One that is gone is told."""
    seq = act(store, d.JudgeFinding(1, "conflict", (4, 5), "dismissed"), why="two blasts")
    undone = act(store, d.Undo(seq))
    text = ana.get("/log").text
    said = [re.sub("<[^>]*>", "", one) for one in re.findall(r'<div class="what"><p>(.*?)</p>', text)]
    of = "the finding In conflict of C4 14 (Wire), C5 20 (Wire)"
    assert said[0] == f"ana took back decision {seq} on {of}"
    assert said[1] == f"ana dismissed {of}"
    (address,) = set(re.findall(r'href="(/episodes/1/findings[^"]*)"', text))
    assert ana.get(address).headers["location"].startswith("/episodes/1#n")
    act(store, d.Reject(5))
    assert ana.get(address).status_code == 404
    act(store, d.Undo(undone))
    assert "In conflict" in ana.get("/search?q=blasts").text


def test_a_verdict_of_an_older_program_is_told(store: Store, ana: TestClient) -> None:
    """One that has no claims beside it still stands, is told, and is overruled."""
    key = f"ruling:1/finding/{d.finding_key('conflict', (4, 5))}"
    made = {"episode": 1, "kind": "finding", "key": key.rpartition("/")[2], "value": "confirmed"}
    with store.writing() as session:
        entry = Entry(AT, "bo", "judge_finding", {key: None}, {key: made}, "episode:1", 1)
        append(session, entry)
    assert "<strong>confirmed</strong>" in ana.get("/episodes/1").text
    assert "In conflict" in ana.get("/log").text
    act(store, d.JudgeFinding(1, "conflict", (4, 5), "dismissed"))
    assert "<strong>dismissed</strong>" in ana.get("/episodes/1").text


def test_the_log_is_chosen_by_person_day_episode_and_claim(store: Store, ana: TestClient) -> None:
    """Each alone; a day that is none is refused."""
    second_episode(store)
    act(store, d.Reject(1), who="bo", at="2026-01-05T00:00:00.000+00:00")
    act(store, d.Reject(6), at="2026-01-06T23:59:59.000+00:00")

    def told(query: str) -> set[str]:
        return set(re.findall(r"rejected <a [^>]*>(C\d)</a>", ana.get(f"/log?{query}").text))

    assert told("") == {"C1", "C6"}
    assert told("who=bo") == {"C1"}
    assert told("day=2026-01-06") == {"C6"}
    assert told("episode=2") == {"C6"}
    assert told("claim=1") == {"C1"}
    assert told("who=bo&episode=2") == set()
    for bad in ("day=today", "day=2026-1-6", "episode=x", "claim=x", "before=x"):
        assert ana.get(f"/log?{bad}").status_code == 422


def test_the_log_pages_to_its_beginning(store: Store, ana: TestClient) -> None:
    """No row twice and none left out."""
    for _ in range(60):
        act(store, d.Comment("claim:1"))
    met, address = [], "/log"
    while address:
        text = ana.get(address).text
        met += [int(seq) for seq in re.findall(r'<li id="d(\d+)"', text)]
        older = re.search(r'href="(/log\?before=\d+)"', text)
        address = older[1] if older else ""
    with store.reading() as session:
        assert met == list(range(end(session)[0], 0, -1))


def test_only_what_can_be_taken_back_has_a_button(store: Store, ana: TestClient) -> None:
    """Not what was taken back, nor what others built upon, nor a comment; undoing leads back to the page."""
    first, again = act(store, d.Accept(1)), act(store, d.Correct(1, {"place": "Zaria"}))
    act(store, d.Comment("claim:1"))

    def offered() -> set[int]:
        return {int(seq) for seq in re.findall(r'name="seq" value="(\d+)"', ana.get("/log").text)}

    assert offered() == {again}
    sent = form(ana.get("/log?who=ana").text, "/undo")
    assert ana.post("/undo", data=sent).headers["location"] == "/log?who=ana"
    # What was changed and changed back stands as the first decision left it.
    assert first in offered()
    assert again not in offered()
    assert ana.post("/undo", data=sent | {"seq": str(first)}).status_code == 303
    with store.reading() as session:
        assert session.get_one(Claim, 1).state == "new"


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "/a?b=<c>", "x", "/%2f%2fevil"]
)
def test_no_form_leads_elsewhere(store: Store, ana: TestClient, back: str) -> None:
    """The way back is a page of the casebook, or the inbox."""
    act(store, d.Accept(1))
    sent = form(ana.get("/log").text, "/undo") | {"back": back}
    assert ana.post("/undo", data=sent).headers["location"] == "/"


def test_news_are_what_came_since(store: Store, ana: TestClient) -> None:
    """Who did it, whether it was oneself, in words, with what it touched; nothing twice."""
    begin = ana.get("/log/news").json()
    assert begin["rows"] == []
    act(store, d.Accept(1))
    act(store, d.Reject(2), who=EVIL, why="x")
    told = ana.get(f"/log/news?since={begin['seq']}").json()
    assert [(row["mine"], row["entities"], row["episode"]) for row in told["rows"]] == [
        (True, ["claim:1"], 1),
        (False, ["claim:2"], 1),
    ]
    assert told["rows"][0]["says"] == "accepted C1 “At least 12”"
    assert not set("\u202e\x00") & set(told["rows"][1]["who"])
    assert ana.get(f"/log/news?since={told['seq']}").json() == {"seq": told["seq"], "rows": []}
    assert ana.get("/log/news?since=x").status_code == 422
    assert [
        row["mine"] for row in client(store, "bo").get(f"/log/news?since={begin['seq']}").json()["rows"]
    ] == [
        False,
        False,
    ]
