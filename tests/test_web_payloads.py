"""Whatever a report or a person writes stays words, in every field and on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.routing import Route
from starlette.testclient import TestClient

from tolltrace.commands.casebooks import machine
from tolltrace.model import Report as Read
from tolltrace.read.source import Kept
from tolltrace.store import decisions as d
from tolltrace.store.accounts import add_person
from tolltrace.store.adding import add
from tolltrace.store.database import Store, open_store
from tolltrace.store.deciding import decide
from tolltrace.store.reading import reread
from tolltrace.web.rights import keys_of
from web_desk import AT, form
from web_people import GOOD, PASSWORDS, browser, enter

SEEN = (
    "<script>alert(1)</script>",
    "<svg/onload=alert(2)>",
    '"><img src=x onerror=alert(3)>',
    "' autofocus onfocus='alert(4)",
    "<style>*{background:url(//evil.example)}</style>",
    "</title></textarea></select></pre></script><iframe src=//evil.example>",
    "expression(alert(5)); background: url(javascript:alert(6))",
    "{{ 10007 * 10009 }}{% raw %}",
    "<!--N1-->",
    '=HYPERLINK("//evil.example")',
    "+1-1@SUM(1)",
)
UNSEEN = ("\u202e\u2066\u2069", "\x00\x07\x1b[31m", "\u2028", "\ud800")
EVIL = " ".join((*SEEN, *UNSEEN))
NAME = "<svg/onload=alert(7)>\"'=1+1"
ORIGIN = f"{NAME} \u202e\x1b"
LINK = "javascript:alert(8)"


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A casebook in which every field holds all of it."""
    store = open_store(str(tmp_path_factory.mktemp("evil") / "casebook.db"), create=True)
    said = (
        f"{EVIL}\n\nAt least 12 people were killed in Kano, the health ministry said. {EVIL}\n",
        f"The blast killed 14 people in Kano, the Red Cross said. {EVIL}\n\nPolice: 20 died.",
    )
    kept = [
        Kept(
            Read(
                f"{n} {EVIL}",
                text,
                path=f"{n} {EVIL}",
                title=EVIL,
                byline=EVIL,
                publisher=f"{n} {EVIL}",
                published="2024-05-01",
                url=LINK if n else f"https://wire.example/{EVIL}",
                language=None,
                notice=EVIL,
            ),
            text.encode("utf-8", "surrogatepass"),
            EVIL,
            f"Kano {EVIL}",
        )
        for n, text in enumerate(said)
    ]
    list(add(store, kept, who=NAME, at=AT))
    reread(store, 1, machine(), who=NAME, at=AT)
    names = {"group": EVIL, "perpetrator": EVIL, "place": EVIL, "period": EVIL, "via": [EVIL, "Wire"]}
    for decision in (
        d.Correct(1, {**names, "source": EVIL}),
        d.Correct(2, {**names, "source": ORIGIN}, accept=True),
        d.Reject(3),
        d.MergeFigures(1, (1, 2)),
        d.MarkDependent(1, ORIGIN, EVIL),
        d.MergeOrigins(1, ORIGIN, NAME),
        d.JudgeFinding(1, "conflict", (1, 2), "dismissed"),
        d.Comment("episode:1"),
        d.Comment("report:1"),
        d.Comment("claim:1"),
    ):
        decide(store, decision, who=NAME, at=AT, why=EVIL)
    add_person(store, NAME, "owner", PASSWORDS.hashed("somebody", GOOD), at=AT, by=EVIL)
    yield store
    store.close()


@pytest.fixture(scope="module")
def here(evil: Store) -> TestClient:
    """The browser of somebody of that name."""
    return enter(browser(evil), NAME)


def faults(text: str) -> list[str]:
    """What in a page is not of its template: markup, addresses, controls that a report or a person wrote."""
    page = html.document_fromstring(text)
    found = [repr(one) for one in "\x00\x07\x1b\u202e\u2066\u2069\u2028" if one in text]
    for one in page.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag in {"style", "img", "iframe", "object", "embed", "base", "link"} and not (
            one.tag == "link" and one.get("href", "").startswith(("/static/", "data:,"))
        ):
            found.append(one.tag)
        if one.tag == "script" and not one.get("src", "").startswith("/static/"):
            found.append("script")
        for name, value in one.attrib.items():
            if name.startswith("on") or (name == "style" and ("evil" in value or "alert" in value)):
                found.append(f"{one.tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and not value.startswith(
                ("/", "#", "https://", "data:,")
            ):
                found.append(f"{one.tag} {name}={value}")
    return found


def pages(here: TestClient) -> list[str]:
    """Every address that a browser can open, with each id that there is, and some questions."""
    routes = [one for one in here.app.routes if isinstance(one, Route)]  # type: ignore[attr-defined]
    opened = [key.removeprefix("GET ") for one in routes for key in keys_of(one) if key.startswith("GET ")]
    found: list[str] = []
    for path in opened:
        if not path.startswith(("/static/", "/api/")) or path == "/api/":
            ids = (1, 2, 3) if "{id:id}" in path else (1,)
            found += [path.replace("{id:id}", str(id)) for id in ids]
    return found


def test_every_page_shows_it_as_words(here: TestClient) -> None:
    """No element, no attribute and no address of the page is made of it; what is unseen is shown."""
    shown = 0
    for address in pages(here):
        answer = here.get(address)
        if "text/html" in answer.headers.get("content-type", ""):
            assert answer.status_code in (200, 303, 404), address
            assert faults(answer.text) == [], address
            shown += "&lt;s" in answer.text
            assert "100160063" not in answer.text, address
    assert shown > 8


@pytest.mark.parametrize(
    "address",
    ["/?after=", "/search?q=", "/log?who=", "/log?episode=", "/login?next=", "/claims/", "/nowhere/"],
)
def test_a_question_that_is_asked_with_it_is_answered_in_words(here: TestClient, address: str) -> None:
    """Nothing of an address becomes markup either, and no question is a fault of the program."""
    from urllib.parse import quote

    for payload in (*SEEN, *UNSEEN, EVIL):
        answer = here.get(address + quote(payload.encode("utf-8", "surrogatepass")))
        assert answer.status_code < 500, (address, payload)
        if answer.text and "html" in answer.headers.get("content-type", ""):
            assert faults(answer.text) == [], (address, payload)


def test_what_is_refused_is_told_in_words(evil: Store, here: TestClient) -> None:
    """A form that cannot be carried out shows what was sent."""
    outside = browser(evil)
    given = EVIL.encode("utf-8", "replace").decode()
    sent = form(outside.get("/login").text, "/login") | {"name": given, "password": given}
    wrong = outside.post("/login", data=sent)
    claim = form(here.get("/claims/1").text, "/claims/1")
    stale = here.post("/claims/1", data=claim | {"act": "correct", "place": given, "seen": "claim:1=1"})
    field = here.post("/claims/1", data=claim | {"act": "correct", "harm": given})
    adding = form(here.get("/add").text, "/add") | {"new": given}
    added = here.post("/add", data=adding, files=[("files", (f"{given}.x", b"x"))])
    for answer, status in ((wrong, 403), (stale, 409), (field, 422), (added, 422)):
        assert answer.status_code == status
        assert faults(answer.text) == []
        assert "&lt;s" in answer.text


def test_json_is_never_taken_for_a_page(here: TestClient) -> None:
    """It says what it is, no browser guesses otherwise, and it holds ASCII alone."""
    for address in ("/api/claims", "/api/reports/1", "/api/episodes/1", "/api/history", "/api/people"):
        answer = here.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.content.isascii()


def test_the_check_itself_finds_what_is_wrong(tmp_path: Path) -> None:
    """Each payload, put into a page as it is."""
    for payload in SEEN[:6]:
        assert faults(f"<p title='{payload}'>{payload}</p>"), payload
    assert faults(f'<a href="{LINK}">x</a>')
    assert faults(f"<p>{UNSEEN[0]}</p>")
    assert faults("<p>&lt;script&gt;</p><a href='/x'>y</a>") == []
