"""An episode's page is there at once, says when it is not the newest, and outlives the program."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.store import decisions as d
from tolltrace.store.database import Store, open_store
from tolltrace.store.deciding import decide
from tolltrace.store.machine import Machine
from tolltrace.web import drawing
from tolltrace.web.beside import Beside
from tolltrace.web.build import build
from tolltrace.web.drawing import draw, kept
from tolltrace.web.parts import FINDINGS
from web_desk import AT, client, filled, form, harmless

NOT_NEWEST = "Not the newest."


def ready(browser: TestClient) -> None:
    """Wait until the account is there, as the page's script does."""
    for _ in range(600):
        if browser.get("/episodes/1/drawn").json()["current"]:
            return
    raise AssertionError("the account was never made")


def standing(store: Store, made: Machine) -> bool:
    """Whether the account that is kept is of the first episode as it stands."""
    there = kept(store, made, 1, FINDINGS)
    return there is not None and there.current


def test_a_page_that_is_not_made_yet_is_there_at_once(store: Store) -> None:
    """It says so, and asks again by itself."""
    hasty = client(store, patience=0)
    text = hasty.get("/episodes/1").text
    assert "is being made" in text
    assert 'id="drawing"' in text
    ready(hasty)
    text = hasty.get("/episodes/1").text
    assert 'id="toll"' in text
    assert 'id="drawing"' not in text
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
    monkeypatch.setattr(drawing, "parts_of", lambda *given: pytest.fail("it was made again"))
    second = client(store)
    assert second.get("/episodes/1").text.count("<section") == first.count("<section")


def test_a_process_beside_the_server_draws(store: Store) -> None:
    """And where it was killed, another; in the end none is left."""
    made = machine()
    with Beside(store, made) as beside:
        for seq in range(2):
            beside.begin(1, AT).result(120)
            assert standing(store, made)
            for child in active_children():
                child.kill()
                child.join()
            if not seq:
                decide(store, d.Reject(1), who="ben", at=AT)
                assert not standing(store, made)
    assert active_children() == []


def test_an_account_is_made_anew_by_another_build(casebook_url: str) -> None:
    """A changed template, or line of code, changes what an account looks like without any decision."""
    store = filled(open_store(casebook_url, create=True))
    one, other = (replace(machine(), build=name) for name in ("one", "other"))
    draw(store, one, 1, AT)
    assert standing(store, one)
    assert not standing(store, other)
    draw(store, other, 1, AT)
    assert not standing(store, one)
    store.close()


def test_a_build_is_named_after_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another content, name or folder of one gives another; what Python leaves beside them does not."""
    monkeypatch.setattr("tolltrace.web.build.files", lambda package: tmp_path)
    names = [build()]
    for path, said in (("a.html", "x"), ("a.html", "y"), ("b.html", "y"), ("c/b.html", "y")):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(said)
        names.append(build())
    assert len(set(names)) == len(names)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert build() == names[-1]


def test_a_program_waits_for_the_account_as_it_stands(store: Store) -> None:
    """Where a page shows the one before; of a finding's claims it gives the state that the account is of."""
    hasty = client(store, patience=0)
    assert hasty.get("/api/episodes/1").json()["account"]["claims"]
    seq = decide(store, d.Reject(1), who="ben", at=AT)
    assert "C1" not in {one["id"] for one in hasty.get("/api/episodes/1").json()["account"]["claims"]}
    found = hasty.get("/api/episodes/1/findings").json()["findings"]
    assert all(revision <= seq for one in found for revision in one["seen"].values())


def test_figures_of_an_older_account_say_so(store: Store) -> None:
    """And what was decided since on a claim of theirs is not overwritten."""
    hasty = client(store, patience=0)
    ready(hasty)
    decide(store, d.Reject(4), who="ben", at=AT)
    text = hasty.get("/episodes/1/figures").text
    assert NOT_NEWEST in text
    sent = form(text, "/episodes/1/figures") | {"act": "merge", "claim": ["4", "5"]}
    assert hasty.post("/episodes/1/figures", data=sent).status_code == 409
