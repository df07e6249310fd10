"""Accounts in the browser: nothing without signing in, nothing that the role may not do."""

from __future__ import annotations

import re

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tolltrace.store.database import Store, StoreTrouble
from tolltrace.store.log import end
from tolltrace.store.signing import FREE, LASTS
from tolltrace.store.tables import Claim, Logged
from tolltrace.web.rights import MAY, NEEDS, Right, keys_of
from web_desk import AT, client, form, harmless
from web_people import ADDRESS, GOOD, Clock, browser, enter, with_accounts

LATER = "2026-01-02T15:04:05.000+00:00"


@pytest.fixture
def kept(store: Store) -> Store:
    """A casebook of hostile reports with accounts."""
    with_accounts(store)
    return store


def routes(here: TestClient) -> list[tuple[str, str, Right]]:
    """Each method and address of the application, with the right that it needs."""
    found = [route for route in here.app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    return [(*key.split(" ", 1), NEEDS[key]) for route in found for key in keys_of(route)]  # type: ignore[misc]


def ask(here: TestClient, method: str, path: str) -> int:
    """The status of a request with the right token, and nothing else in it."""
    address = path.replace("{id:id}", "1").replace("{name}", "web.css")
    token = form(here.get("/login").text, "/login")["csrf"] if not signed(here) else own_token(here)
    json = {"content": b"{}", "headers": {"content-type": "application/json", "x-csrf-token": token}}
    given = json if address.startswith("/api/") else {"data": {"csrf": token}}
    return here.request(method, address, **(given if method != "GET" else {})).status_code  # type: ignore[arg-type]


def signed(here: TestClient) -> bool:
    """Whether somebody is signed in."""
    return here.get("/account").status_code == 200


def own_token(here: TestClient) -> str:
    """The token of one's forms."""
    return form(here.get("/account").text, "/logout")["csrf"]


def test_every_address_is_in_the_table_and_every_line_of_it_is_an_address(kept: Store) -> None:
    """No page is added without saying who may see it."""
    found = [route for route in browser(kept).app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    assert sorted(key for route in found for key in keys_of(route)) == sorted(NEEDS)


@pytest.mark.parametrize("address", [None, ADDRESS])
def test_without_signing_in_every_address_is_closed(kept: Store, address: str | None) -> None:
    """Pages lead to the form, all else is refused; on loopback, too, once the casebook has accounts."""
    here = browser(kept, address=address)
    with kept.reading() as session:
        before = end(session)
    for method, path, right in routes(here):
        status = ask(here, method, path)
        if right == "nothing":
            assert status in (200, 403, 422), path
        elif method == "GET" and not path.startswith("/api/"):
            assert status == 303, path
        else:
            assert status == 401, path
    assert here.get("/claims/1").headers["location"] == "/login?next=/claims/1"
    with kept.reading() as session:
        assert end(session) == before


@pytest.mark.parametrize(("name", "role"), [("rita", "reader"), ("ana", "reviewer"), ("olga", "owner")])
def test_every_address_asks_for_its_role(kept: Store, name: str, role: str) -> None:
    """403 for what the role may not do, and never for what it may."""
    here = enter(browser(kept), name)
    for method, path, right in routes(here):
        if path not in ("/login", "/logout", "/api/session"):
            allowed = right in MAY[role]  # type: ignore[index]
            assert (ask(here, method, path) != 403) == allowed, (method, path)


def test_the_roles_hold_each_other() -> None:
    """A reviewer may do all that a reader may, an owner all that a reviewer may."""
    assert MAY["reader"] < MAY["reviewer"] < MAY["owner"]
    assert "decide" not in MAY["reader"]
    assert set(NEEDS.values()) <= MAY["owner"]


def test_a_reader_is_offered_nothing_to_decide(kept: Store) -> None:
    """No button that would be refused; the fields are there to be read."""
    rita, ana = enter(browser(kept), "rita"), enter(browser(kept), "ana")
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept"}
    ana.post("/claims/1", data=sent)
    for address in ("/", "/claims/1", "/episodes/1", "/reports/1", "/episodes"):
        text = rita.get(address).text
        offered = re.findall(r"<form[^>]*post.*?</form>", text, re.DOTALL)
        assert not [one for one in offered if "<button" in one], address
    assert "<fieldset disabled>" in rita.get("/claims/1").text
    assert "<fieldset>" in ana.get("/claims/1").text


def test_a_decision_is_logged_under_the_accounts_name(kept: Store) -> None:
    """Not under that of whoever serves; the casebook's log knows nothing of the account."""
    here = enter(browser(kept), "ANA")
    sent = form(here.get("/claims/1").text, "/claims/1") | {"act": "accept"}
    assert here.post("/claims/1", data=sent).status_code == 303
    with kept.reading() as session:
        row = session.get_one(Logged, end(session)[0])
        assert (row.who, row.act, session.get_one(Claim, 1).state) == ("ana", "accept", "accepted")


def test_the_cookie_is_for_this_host_alone(kept: Store) -> None:
    """HttpOnly, SameSite=Strict; by TLS Secure and bound to the host; no cookie of before is taken over."""
    here = browser(kept)
    before = {one.value for one in here.cookies.jar}
    sent = form(here.get("/login").text, "/login") | {"name": "ana", "password": GOOD}
    cookie = here.post("/login", data=sent).headers["set-cookie"]
    assert re.fullmatch(
        r"__Host-tolltrace-session=[\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure", cookie
    )
    assert cookie.split("=")[1].split(";")[0] not in before
    plain = browser(kept, address="http://casebook.example:8321")
    sent = form(plain.get("/login").text, "/login") | {"name": "ana", "password": GOOD}
    assert "Secure" not in plain.post("/login", data=sent).headers["set-cookie"]


def test_signing_out_ends_the_session_and_not_only_the_cookie(kept: Store) -> None:
    """Whoever kept the cookie cannot come back with it."""
    here = enter(browser(kept), "ana")
    cookies = dict(here.cookies)
    assert here.post("/logout", data={"csrf": own_token(here)}).headers["location"] == "/login"
    assert not signed(here)
    here.cookies.update(cookies)
    assert not signed(here)


def test_a_session_ends_by_itself(kept: Store) -> None:
    """After twelve hours."""
    clock = Clock()
    here = enter(browser(kept, clock=clock), "ana")
    assert LASTS == 12 * 3600
    clock.at = LATER
    assert not signed(here)


def test_another_persons_token_fits_no_form(kept: Store) -> None:
    """Nor does the one of the time before signing in."""
    ana, rita = enter(browser(kept), "ana"), browser(kept)
    before = form(rita.get("/login").text, "/login")["csrf"]
    enter(rita, "rita")
    for wrong in (own_token(rita), before, ""):
        sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept", "csrf": wrong}
        assert ana.post("/claims/1", data=sent).status_code == 403


@pytest.mark.parametrize(
    ("host", "origin"),
    [("localhost", None), ("evil.example", None), ("casebook.example", "http://casebook.example")],
)
def test_only_the_named_address_is_answered(kept: Store, host: str, origin: str | None) -> None:
    """Another host shows nothing, another origin sends nothing."""
    here = browser(kept)
    sent = form(here.get("/login").text, "/login") | {"name": "ana", "password": GOOD}
    headers = {"host": host} | ({"origin": origin} if origin else {})
    answer = here.post("/login", data=sent, headers=headers)
    assert answer.status_code == (403 if origin else 421)
    assert "set-cookie" not in answer.headers or "session" not in answer.headers["set-cookie"]


def test_too_many_attempts_are_told_with_when_to_come_again(kept: Store) -> None:
    """429 and Retry-After, with the right password too; not from elsewhere, and who is signed in stays so."""
    inside = enter(browser(kept), "ana")
    here = browser(kept)
    sent = form(here.get("/login").text, "/login") | {"name": "ana", "password": "wrong"}
    for _ in range(FREE):
        answer = here.post("/login", data=sent)
        assert answer.status_code == 403
        assert "Name or password is wrong." in answer.text
    answer = here.post("/login", data=sent | {"password": GOOD})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "30")
    assert "30 seconds" in answer.text
    assert signed(enter(browser(kept, at="198.51.100.9"), "ana"))
    assert signed(inside)


@pytest.mark.parametrize(
    ("further", "to"),
    [
        ("/claims/1", "/claims/1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nset-cookie: a=b", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_the_page_that_was_asked_for_comes(kept: Store, further: str, to: str) -> None:
    """Of this casebook alone."""
    here = browser(kept)
    text = here.get("/login", params={"next": further}).text
    sent = form(text, "/login") | {"name": "ana", "password": GOOD}
    assert here.post("/login", data=sent).headers["location"] == to
    assert here.post("/login", data=sent | {"next": further}).status_code in (303, 403)


def test_a_password_is_changed_and_other_browsers_are_signed_out(kept: Store) -> None:
    """Only with the old one; the new one twice."""
    here, other = enter(browser(kept), "rita"), enter(browser(kept), "rita")
    new = "another good sentence"
    sent = form(here.get("/account").text, "/account")
    for wrong in (
        {"old": "wrong", "new": new, "again": new},
        {"old": GOOD, "new": new, "again": "other"},
        {"old": GOOD, "new": "short", "again": "short"},
    ):
        assert here.post("/account", data=sent | wrong).status_code == 422
    assert signed(other)
    assert here.post("/account", data=sent | {"old": GOOD, "new": new, "again": new}).status_code == 303
    assert (signed(here), signed(other)) == (True, False)
    enter(other, "rita", new)


def test_an_owner_keeps_the_accounts(kept: Store) -> None:
    """Adds, changes, disables; who is disabled is out at once, and the last owner stays."""
    olga, rita = enter(browser(kept), "olga"), enter(browser(kept), "rita")
    sent = form(olga.get("/people").text, "/people")
    assert (
        olga.post("/people", data=sent | {"name": "zoe", "role": "reader", "password": GOOD}).status_code
        == 303
    )
    assert (
        olga.post("/people", data=sent | {"name": "ZOE", "role": "reader", "password": GOOD}).status_code
        == 422
    )
    csrf = {"csrf": own_token(olga)}
    assert olga.post("/people/3", data=csrf | {"act": "disable"}).status_code == 303
    assert not signed(rita)
    assert olga.post("/people/3", data=csrf | {"act": "enable"}).status_code == 303
    assert olga.post("/people/3", data=csrf | {"act": "role", "role": "reviewer"}).status_code == 303
    assert olga.post("/people/3", data=csrf | {"act": "password", "password": GOOD + "!"}).status_code == 303
    enter(rita, "rita", GOOD + "!")
    assert rita.get("/people").status_code == 403
    assert olga.post("/people/3", data=csrf | {"act": "sign out"}).status_code == 303
    assert not signed(rita)
    for wrong in ({"act": "disable"}, {"act": "role", "role": "reader"}, {"act": "fly"}):
        assert olga.post("/people/1", data=csrf | wrong).status_code == 422
    assert olga.post("/people/9", data=csrf | {"act": "disable"}).status_code == 422
    assert "zoe" in olga.get("/people").text


def test_without_accounts_loopback_is_as_it_was_until_the_first_one_is_made(store: Store) -> None:
    """From then on everybody signs in, at once."""
    here = client(store)
    assert here.get("/login").headers["location"] == "/"
    assert here.get("/account").status_code == 422
    text = here.get("/people").text
    sent = form(text, "/people")
    assert sent["role"] == "owner"
    refused = here.post("/people", data=sent | {"name": "olga", "role": "reader", "password": GOOD})
    assert refused.status_code == 422
    assert here.post("/people", data=sent | {"name": "olga", "password": GOOD}).status_code == 303
    assert here.get("/").headers["location"] == "/login?next=/"


def test_a_name_is_shown_as_words(kept: Store) -> None:
    """Whatever it is made of."""
    name = "<svg onload=alert(2)>\"'&=1+1"
    olga = enter(browser(kept), "olga")
    sent = form(olga.get("/people").text, "/people") | {"name": name, "role": "reviewer", "password": GOOD}
    assert olga.post("/people", data=sent).status_code == 303
    evil = enter(browser(kept), name)
    accept = form(evil.get("/claims/1").text, "/claims/1") | {"act": "accept"}
    assert evil.post("/claims/1", data=accept).status_code == 303
    for text in (olga.get("/people").text, evil.get("/account").text, evil.get("/claims/1").text):
        assert harmless(text)
        assert "&lt;svg onload" in text


def test_a_casebook_that_cannot_be_read_is_told(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """503, and nobody is let in for want of knowing."""

    def broken(*given: object) -> None:
        raise StoreTrouble("the disk is full", "make room")

    here = enter(browser(kept), "ana")
    monkeypatch.setattr("tolltrace.web.guard.signed_in", broken)
    answer = here.get("/")
    assert (answer.status_code, "the disk is full" in answer.text, "Kano" in answer.text) == (
        503,
        True,
        False,
    )


def test_the_times_are_the_ones_told() -> None:
    """The tests' own moments are twelve hours apart."""
    assert (AT[:13], LATER[:13]) == ("2026-01-02T03", "2026-01-02T15")
