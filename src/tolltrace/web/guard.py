"""What comes before every page: which host is asked, whose form is sent, how much of it, and the headers."""

from __future__ import annotations

import hmac
import re
import secrets
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tolltrace.web.answers import problem

LARGEST = 65_536
"""Bytes of a body; a larger one is refused unread."""
_MOST_FIELDS = 2_000
_COOKIE = "tolltrace-csrf"
# A page elsewhere whose name is made to lead here still asks for that name (DNS rebinding).
_HOST = re.compile(r"(localhost|127\.0\.0\.1)(:\d{1,5})?")
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

    The body is left under ``tolltrace.body`` of the scope, the fields of a form under ``tolltrace.form``, and
    the token for the next form under ``tolltrace.token``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        cookie = request.cookies.get(_COOKIE, "")
        known = _TOKEN.fullmatch(cookie) is not None
        scope["tolltrace.token"] = token = cookie if known else secrets.token_urlsafe(32)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if not known:
                    headers.append("set-cookie", f"{_COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        refused = await _refusal(request, token if known else None)
        if refused is None:
            await self._app(scope, receive, sending)
        else:
            await problem(request, *refused)(scope, receive, sending)


async def _refusal(request: Request, token: str | None) -> tuple[int, str] | None:
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        return 421, "This casebook answers only to localhost and 127.0.0.1."
    if request.method in ("GET", "HEAD"):
        return None
    if request.headers.get("origin", f"http://{host}") != f"http://{host}":
        return 403, "The form was sent by another site."
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "The form was sent by another site."
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return 413, f"More than {LARGEST} bytes were sent."
    request.scope["tolltrace.body"] = body
    given = request.headers.get("x-csrf-token", "")
    if not request.url.path.startswith("/api/"):
        try:
            pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return 400, "What was sent is no form."
        request.scope["tolltrace.form"] = pairs
        given = dict(pairs).get("csrf", given)
    if token is None or not hmac.compare_digest(given.encode("utf-8", "replace"), token.encode()):
        return 403, "The form does not belong to this browser; load the page again."
    return None
