"""What comes before every page: host, who asks, whose form is sent, how much of it, and the headers."""

from __future__ import annotations

import asyncio
import hmac
import re
import secrets
from collections.abc import AsyncGenerator
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tolltrace.store.accounts import has_people, role_of
from tolltrace.store.database import StoreTrouble
from tolltrace.store.signing import signed_in
from tolltrace.web.answers import problem
from tolltrace.web.desk import Desk
from tolltrace.web.door import Door
from tolltrace.web.rights import Me, takes
from tolltrace.web.signing import SESSION, csrf_of, seconds
from tolltrace.web.uploads import MOST_FILES

LARGEST = 65_536
"""Bytes of a body, where ``web.rights`` names no others; a larger one is refused unread."""
LASTS, LASTS_WITH_FILES = 30, 300
"""Seconds in which a body has to be there; one that comes in drops would else hold its place for ever."""
_MOST_FIELDS = 2_000
_MOST_PARTS = 50
_UNREAD = (408, 413)
_COOKIE = "tolltrace-csrf"
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With no-referrer a browser would send its forms with the origin null.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Lets through what is asked of this host; a POST only from its own pages, bounded, with its token.

    The body is left under ``tolltrace.body`` of the scope, the fields of a form under ``tolltrace.form``, the
    token for the next form under ``tolltrace.token``, who asks under ``tolltrace.me`` (nobody where they are
    not signed in), and the token of their session under ``tolltrace.session``.
    """

    def __init__(self, app: ASGIApp, desk: Desk, door: Door) -> None:
        self._app, self._desk, self._door = app, desk, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refused = await self._met(request)
        cookie = request.cookies.get(self._door.named(_COOKIE), "")
        session = scope.get("tolltrace.session")
        known = session is not None or _TOKEN.fullmatch(cookie) is not None
        token = csrf_of(session) if session else cookie if known else secrets.token_urlsafe(32)
        scope["tolltrace.token"] = token

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if not known:
                    headers.append("set-cookie", self._door.cookie(_COOKIE, token))
            await send(message)

        try:
            refused = refused or await _refusal(request, self._door, token if known else None)
        except ClientDisconnect:
            return  # Nobody is there any more to be told.
        if refused is None:
            await self._app(scope, receive, sending)
        else:
            answer = problem(request, *refused)
            if refused[0] in _UNREAD:
                answer.headers["connection"] = "close"  # Else the rest would still be waited for.
            await answer(scope, receive, sending)

    async def _met(self, request: Request) -> tuple[int, str] | None:
        """Find out who asks; what is wrong where the host is another's, or the casebook cannot be read."""
        if not self._door.answers(request.headers.get("host", "")):
            return 421, f"This casebook answers only to {self._door.address or 'localhost and 127.0.0.1'}."
        if not request.url.path.startswith("/static/"):
            token = request.cookies.get(self._door.named(SESSION), "")
            try:
                request.scope["tolltrace.me"] = await run_in_threadpool(self._who, request, token)
            except StoreTrouble as error:
                return 503, f"The casebook: {error}."
        return None

    def _who(self, request: Request, token: str) -> Me | None:
        with self._desk.store.reading() as session:
            if self._door.address is None and not has_people(session):
                return Me(self._desk.who, "owner")
            known = _TOKEN.fullmatch(token) is not None
            person = signed_in(session, token, seconds(self._desk.now())) if known else None
            if person is None:
                return None
            request.scope["tolltrace.session"] = token
            return Me(person.name, role_of(person), person.id)


async def _fields(request: Request, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form; the files of one that may send files are left under ``tolltrace.files``."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data" or not takes(request):
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)

    async def sent() -> AsyncGenerator[bytes, None]:
        yield body

    most = {"max_files": MOST_FILES + 1, "max_fields": _MOST_PARTS, "max_part_size": len(body)}
    form = await MultiPartParser(request.headers, sent(), **most).parse()
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, bytes]] = []
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields.append((name, value))
        else:
            files.append((value.filename or "", await value.read()))
    await form.close()
    request.scope["tolltrace.files"] = files
    return fields


async def _refusal(request: Request, door: Door, token: str | None) -> tuple[int, str] | None:
    if request.method in ("GET", "HEAD"):
        return None
    own = door.origin(request.headers["host"])
    if request.headers.get("origin", own) != own:
        return 403, "The form was sent by another site."
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "The form was sent by another site."
    files = takes(request)
    largest, lasts = (files, LASTS_WITH_FILES) if files else (LARGEST, LASTS)
    body = bytearray()
    try:
        async with asyncio.timeout(lasts):
            async for chunk in request.stream():
                body += chunk
                if len(body) > largest:
                    return 413, f"More than {largest} bytes were sent."
    except TimeoutError:
        return 408, f"What was sent was not there within {lasts} seconds."
    request.scope["tolltrace.body"] = bytes(body)
    given = request.headers.get("x-csrf-token", "")
    if not request.url.path.startswith("/api/"):
        try:
            pairs = await _fields(request, bytes(body))
        except (ValueError, MultiPartException):
            return 400, "What was sent is no form."
        request.scope["tolltrace.form"] = pairs
        given = dict(pairs).get("csrf", given)
    if token is None or not hmac.compare_digest(given.encode("utf-8", "replace"), token.encode()):
        return 403, "The form does not belong to this browser; load the page again."
    return None
