"""An episode with more findings and figures than a page holds: all are reached, judged and chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.model import Report
from tolltrace.read.source import Kept
from tolltrace.store.adding import add
from tolltrace.store.database import Store, open_store
from tolltrace.store.reading import reread
from tolltrace.store.rulings import verdicts
from tolltrace.web.parts import FINDINGS
from web_desk import AT, client, form, harmless

TOWNS = 210
KIND = "same_figure"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two outlets tell each of many figures of one body: as many findings of one kind."""
    store = open_store(str(tmp_path_factory.mktemp("many") / "casebook.db"), create=True)
    text = "\n\n".join(
        f"{100 + n} people were killed in Town{n:03}, the Observatory said." for n in range(TOWNS)
    )
    told = (Report(name, text, path=f"{name}.txt", publisher=name) for name in ("Gazette", "Wire"))
    list(add(store, [Kept(one, one.text.encode(), "file", "Many") for one in told], who="ana", at=AT))
    reread(store, 1, machine(), who="ana", at=AT)
    yield store
    store.close()


@pytest.fixture(scope="module")
def browser(many: Store) -> TestClient:
    """A browser at it."""
    return client(many)


def findings(text: str) -> set[str]:
    """The findings of a page by their names."""
    return set(re.findall(r'<section class="finding" id="(n\d+)"', text))


def further(text: str) -> list[str]:
    """The further pages that a page leads to."""
    found = re.findall(rf'href="(/episodes/1/findings\?kind={KIND}&amp;page=\d+)"', text)
    return [one.replace("&amp;", "&") for one in dict.fromkeys(found)]


def test_every_finding_stands_on_a_page(browser: TestClient) -> None:
    """The first hundred of a kind in the account, the others on pages that it leads to; none twice."""
    text = browser.get("/episodes/1").text
    told = browser.get("/api/episodes/1/findings").json()["findings"]
    assert sum(one["kind"] == KIND for one in told) > 200
    met = [findings(text), *(findings(browser.get(page).text) for page in further(text))]
    assert sum(map(len, met)) == len(set.union(*met)) == len(told)
    assert set.union(*met) == {one["id"].lower() for one in told}


def test_a_finding_of_a_further_page_is_judged_there(many: Store, browser: TestClient) -> None:
    """And the answer, and the log, lead back to where it stands."""
    page = further(browser.get("/episodes/1").text)[-1]
    text = browser.get(page).text
    assert harmless(text)
    sent = form(text, "/episodes/1/findings") | {"act": "confirmed"}
    answer = browser.post("/episodes/1/findings", data=sent)
    assert answer.headers["location"].startswith(f"{page}#n")
    with many.reading() as session:
        assert list(verdicts(session, 1).values()) == ["confirmed"]
    assert "<strong>confirmed</strong>" in browser.get(page).text
    (logged,) = set(re.findall(r'href="(/episodes/1/findings[^"]*)"', browser.get("/log").text))
    assert browser.get(logged).headers["location"] == answer.headers["location"]


@pytest.mark.parametrize("asked", ["", "kind=%00", f"kind={KIND}&page=99", "kind=fly&page=2"])
def test_a_page_of_findings_that_is_not_there_leads_to_the_account(browser: TestClient, asked: str) -> None:
    """Whatever was asked for."""
    assert browser.get(f"/episodes/1/{FINDINGS}?{asked}").headers["location"] == "/episodes/1#findings"
    assert browser.get(f"/episodes/1/{FINDINGS}?kind={KIND}&page=x").status_code == 422
    assert browser.get(f"/episodes/9/{FINDINGS}?{asked}").status_code == 404


def claims(text: str) -> list[int]:
    """The claims that a page of figures offers."""
    return [int(id) for id in re.findall(r'name="claim" value="(\d+)"', text)]


def test_every_figure_stands_on_a_page(browser: TestClient) -> None:
    """None twice; a page beyond the last is the last."""
    met: list[int] = []
    for number in range(1, 4):
        text = browser.get(f"/episodes/1/figures?page={number}").text
        assert f"Page {number} of 3" in text
        met += claims(text)
    assert sorted(met) == list(range(1, 2 * TOWNS + 1))
    assert "Page 3 of 3" in browser.get("/episodes/1/figures?page=99").text


def test_figures_are_asked_for_by_words(browser: TestClient) -> None:
    """Of all pages; by all words, in any case; the words are put back into their field."""
    text = browser.get("/episodes/1/figures?q=OBSERVATORY+town123").text
    assert "1 figure" in text
    assert len(claims(text)) == 2
    assert 'value="OBSERVATORY town123"' in text
    assert "No figure has all words" in browser.get("/episodes/1/figures?q=nowhere").text


def test_what_was_chosen_stays_chosen_on_another_page(browser: TestClient) -> None:
    """It stands first there, once, so that claims of two pages can become one figure."""
    (chosen, *_) = claims(browser.get("/episodes/1/figures?page=3").text)
    text = browser.get(f"/episodes/1/figures?page=1&claim={chosen}").text
    assert "Chosen so far" in text
    assert claims(text).count(chosen) == 1
    assert re.search(rf'name="claim" value="{chosen}"[^>]* checked', text)
    assert browser.get("/episodes/1/figures?claim=x").status_code == 422
