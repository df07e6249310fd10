"""Who may ask for what: hosts, origins, tokens, sizes, and addresses that lead nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient
from starlette.types import Message

from tolltrace.cli import cli
from tolltrace.store.database import Store
from tolltrace.store.log import end
from tolltrace.web import guard
from tolltrace.web.guard import LARGEST
from web_desk import casebook, client, form


@pytest.fixture
def ana(store: Store) -> Iterator[TestClient]:
    """Ana's browser; whatever a test asks for, the log stays as it is."""
    with store.reading() as session:
        before = end(session)
    yield client(store)
    with store.reading() as session:
        assert end(session) == before


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1@evil", "[::1]", ""])
def test_another_host_is_not_answered(ana: TestClient, host: str) -> None:
    """A name of somebody else's that leads here shows nothing of the casebook."""
    answer = ana.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Kano" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(ana: TestClient, headers: dict[str, str]) -> None:
    """Even with the right token."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept"}
    assert ana.post("/claims/1", data=sent, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "é" * 43])
def test_a_form_without_its_token_is_refused(ana: TestClient, token: str) -> None:
    """As is one of a browser that has no cookie."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept"}
    assert ana.post("/claims/1", data=sent | {"csrf": token}).status_code == 403
    ana.cookies.clear()
    assert ana.post("/claims/1", data=sent).status_code == 403


def test_a_large_body_is_refused(ana: TestClient) -> None:
    """Before it is looked at."""
    assert ana.post("/claims/1", content=b"x" * (LARGEST + 1)).status_code == 413


def test_a_body_that_comes_too_slowly_is_not_waited_for(
    ana: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and the connection ends."""
    monkeypatch.setattr(guard, "LASTS", 0.05)
    said: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/claims/1", "headers": [(b"host", b"localhost")]}
    scope |= {"query_string": b"", "server": ("localhost", 80), "scheme": "http", "root_path": ""}
    asyncio.run(ana.app(scope, receive, send))
    assert said[0]["status"] == 408
    assert (b"connection", b"close") in said[0]["headers"]


def test_who_goes_away_while_sending_is_no_fault(ana: TestClient) -> None:
    """Half a form is nothing, and nothing is answered."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/claims/1", "headers": [(b"host", b"localhost")]}
    scope |= {"query_string": b"", "server": ("localhost", 80), "scheme": "http", "root_path": ""}
    asyncio.run(ana.app(scope, receive, send))
    assert said == []


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a=1&" * 3000, b"%", b""])
def test_what_is_no_form_is_refused(ana: TestClient, body: bytes) -> None:
    """With a page that says so."""
    assert ana.post("/claims/1", content=body).status_code in (400, 403)


@pytest.mark.parametrize(
    "address",
    [
        "/claims/0",
        "/claims/999999999",
        "/claims/99999999999999999999",
        "/claims/x",
        "/none",
        "/static/../app.py",
    ],
)
def test_what_is_not_there_is_told(ana: TestClient, address: str) -> None:
    """404, and no trace of a program's fault."""
    assert ana.get(address).status_code == 404


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"act": "fly"}, 422),
        ({"seen": ""}, 422),
        ({"seen": "claim:1"}, 422),
        ({"seen": "blob:1=1"}, 422),
        ({"seen": "claim:1=0"}, 409),
    ],
)
def test_a_form_that_was_tampered_with_is_refused(
    ana: TestClient, change: dict[str, str], status: int
) -> None:
    """Each with a sentence."""
    sent = form(ana.get("/claims/1").text, "/claims/1") | {"act": "accept"} | change
    assert ana.post("/claims/1", data=sent).status_code == status


def test_the_headers_admit_nothing_from_elsewhere(ana: TestClient) -> None:
    """No inline script or style, no frame, no other site."""
    headers = ana.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "HttpOnly" in headers["set-cookie"]
    for name in ("parts.css", "web.css", "parts.js", "web.js"):
        assert ana.get(f"/static/{name}").status_code == 200


def test_the_command_refuses_to_let_others_in(tmp_path: Path) -> None:
    """There are no accounts yet: one clear line, exit code 2."""
    casebook(tmp_path).close()
    at = ["serve", "--casebook", str(tmp_path / "casebook.db")]
    for host in ("0.0.0.0", "::", "192.168.1.5"):
        done = CliRunner().invoke(cli, [*at, "--host", host])
        assert done.exit_code == 2
        assert "no accounts yet" in done.output
