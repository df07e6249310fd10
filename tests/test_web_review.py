"""Reviewing claims: the inbox, a claim's page, and what is refused."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tolltrace.store import decisions as d
from tolltrace.store.database import Store
from tolltrace.store.deciding import decide
from tolltrace.store.log import end
from tolltrace.store.tables import Claim
from web_desk import AT, client, form, harmless


def claim(store: Store, id: int) -> Claim:
    """A claim as it stands."""
    with store.reading() as session:
        return session.get_one(Claim, id)


def first_id(store: Store) -> int:
    """The most doubtful claim that waits."""
    with store.reading() as session:
        query = select(Claim.id).where(Claim.state == "new").order_by(Claim.doubt.desc(), Claim.id)
        return session.scalars(query).first() or 0


def log_end(store: Store) -> int:
    """The number of the log's last row."""
    with store.reading() as session:
        return end(session)[0]


def test_the_inbox_shows_the_most_doubtful_claim_in_its_sentence(store: Store, ana: TestClient) -> None:
    """With its number marked, its reasons of doubt, and every field; hostile words stay words."""
    answer = ana.get("/")
    id = first_id(store)
    assert answer.status_code == 200
    assert f"<mark>{claim(store, id).number}</mark>" in answer.text
    assert "Reasons of doubt" in answer.text
    assert {"low", "high", "harm", "victims", "via", "part_of"} <= set(form(answer.text, f"/claims/{id}"))
    assert harmless(answer.text)
    assert "&lt;script&gt;" in ana.get("/claims/1").text


def test_accept_vouches_and_the_next_claim_comes(store: Store, ana: TestClient) -> None:
    """A form that is sent as it was shown changes no field, whatever controls a field holds."""
    id = first_id(store)
    before = claim(store, id)
    sent = form(ana.get("/").text, f"/claims/{id}") | {"act": "accept"}
    answer = ana.post(f"/claims/{id}", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/?after={id}")
    after = claim(store, id)
    assert after.state == "accepted"
    assert (after.low, after.source, after.via) == (before.low, before.source, before.via)
    assert f'action="/claims/{id}"' not in ana.get(answer.headers["location"]).text


def test_a_field_is_corrected_in_place(store: Store, ana: TestClient) -> None:
    """Choices, words, numbers, relays; empty is none."""
    sent = form(ana.get("/claims/1").text, "/claims/1")
    sent |= {
        "act": "accept",
        "victims": "civilian",
        "source": "",
        "low": "1,200",
        "high": "",
        "via": "AFP\r\nDPA",
    }
    assert ana.post("/claims/1", data=sent).headers["location"] == "/claims/1"
    one = claim(store, 1)
    assert (one.victims, one.source, one.low, one.high, one.via) == (
        "civilian",
        None,
        1200,
        None,
        ["AFP", "DPA"],
    )
    assert one.state == "accepted"


@pytest.mark.parametrize(
    ("field", "value"),
    [("harm", "eaten"), ("low", "twelve"), ("part_of", "C1"), ("part_of", "C999"), ("source", "x" * 2000)],
)
def test_a_value_that_the_guide_does_not_know_is_refused(
    store: Store, ana: TestClient, field: str, value: str
) -> None:
    """With one sentence, and nothing is logged."""
    before = log_end(store)
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "correct", field: value}
    assert ana.post("/claims/1", data=sent).status_code == 422
    assert log_end(store) == before


def test_next_skips_and_comes_round(store: Store, ana: TestClient) -> None:
    """Every claim that waits is met once, then the first again."""
    with store.reading() as session:
        waiting = len(session.scalars(select(Claim.id).where(Claim.state == "new")).all())
    met, address = [], "/"
    for _ in range(waiting + 1):
        text = ana.get(address).text
        address = text.split('data-key="n"')[0].rsplit('href="', 1)[1].split('"')[0]
        met.append(address)
    assert len(set(met)) == waiting
    assert met[0] == met[-1]


def test_a_stale_form_overwrites_nothing_and_shows_both_versions(store: Store, ana: TestClient) -> None:
    """What was seen, what was given, and what is there now, with who changed it."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "correct", "place": "Zaria"}
    decide(store, d.Correct(1, {"victims": "official"}), who="bo <b>", at=AT)
    before = log_end(store)
    answer = ana.post("/claims/1", data=sent)
    assert answer.status_code == 409
    assert log_end(store) == before
    assert "bo &lt;b&gt;" in answer.text
    assert ">unspecified<" in answer.text
    assert ">official<" in answer.text
    assert ">Zaria<" in answer.text


def test_undo_takes_back_my_own_last_decision(store: Store, ana: TestClient) -> None:
    """And no one else's; sent twice, the second is refused."""
    id = first_id(store)
    ana.post(f"/claims/{id}", data=form(ana.get("/").text, f"/claims/{id}") | {"act": "reject"})
    assert 'action="/undo"' not in client(store, "bo").get("/").text
    sent = form(ana.get("/").text, "/undo")
    assert ana.post("/undo", data=sent).status_code == 303
    assert claim(store, id).state == "new"
    assert ana.post("/undo", data=sent).status_code == 422


def test_a_claims_page_tells_its_history_and_takes_back(store: Store, ana: TestClient) -> None:
    """Each decision has its row, with why; one that is taken back has no button any more."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept", "why": "<i>seen</i>"}
    ana.post("/claims/1", data=sent)
    text = ana.get("/claims/1").text
    assert "&lt;i&gt;seen&lt;/i&gt;" in text
    sent = form(text, "/undo")
    assert ana.post("/undo", data=sent).headers["location"] == "/claims/1"
    assert claim(store, 1).state == "new"
    assert harmless(text)


def test_an_empty_inbox_says_so(store: Store, ana: TestClient) -> None:
    """Nothing is left to do, and the last decision can still be taken back."""
    while id := first_id(store):
        decide(store, d.Accept(id), who="ana", at=AT)
    text = ana.get("/").text
    assert "No claim waits" in text
    assert 'action="/undo"' in text
