"""Signing in and out, and one's own password."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.deciding import Refused
from tolltrace.store.passwords import LEAST, MOST, Passwords
from tolltrace.store.signing import Wait, change_password, sign_in, sign_out
from tolltrace.web.answers import page, problem, see
from tolltrace.web.desk import desk_of
from tolltrace.web.door import Door
from tolltrace.web.forms import form_of
from tolltrace.web.rights import Me, me_of

SESSION = "tolltrace-session"
_OWN = re.compile(r"/(?!/)[\w/-]{0,200}", re.ASCII)


def login(request: Request) -> Response:
    """The form to sign in; whoever is signed in goes to the inbox."""
    if me_of(request) is not None:
        return see("/")
    return _form(request, _next(request.query_params.get("next", "")))


def signs_in(request: Request) -> Response:
    """Sign in, and go on to the page that was asked for."""
    form = form_of(request)
    given, further = form.get("name", "").strip(), _next(form.get("next", ""))
    token = entered(request, given, form.get("password", ""))
    if token is None:
        return _form(request, further, given, "Name or password is wrong.", 403)
    return with_session(request, see(further), token)


def signs_out(request: Request) -> Response:
    """Sign this browser out."""
    left(request)
    return with_session(request, see("/login"), "")


def account(request: Request) -> Response:
    """One's own account, with the form for another password."""
    return page(request, "account.html", own=own(request), least=LEAST, most=MOST)


def changes_password(request: Request) -> Response:
    """Take another password; every other browser of the account is signed out."""
    form = form_of(request)
    if form.get("new", "") != form.get("again", ""):
        raise Refused("the new password was written in two ways")
    token = renewed(request, form.get("old", ""), form.get("new", ""))
    return with_session(request, see("/account"), token)


def entered(request: Request, name: str, password: str) -> str | None:
    """The token of a new session, nothing where name or password is wrong.

    Raises:
        Wait: if there were too many attempts.
    """
    token = secrets.token_urlsafe(32)
    store, found = desk_of(request).store, _passwords(request)
    where, moment = address_of(request), now_of(request)
    good = sign_in(store, found, name, password, address=where, token=token, now=moment)
    if good:
        left(request)
    return token if good else None


def renewed(request: Request, old: str, new: str) -> str:
    """The token of a new session after the own password was changed; all others end.

    Raises:
        Refused: if the old password is wrong, or the new one is not good enough.
        Wait: if there were too many attempts.
    """
    name, token = own(request).name, secrets.token_urlsafe(32)
    store, found = desk_of(request).store, _passwords(request)
    where, moment = address_of(request), now_of(request)
    if not change_password(store, found, name, old, new, address=where, token=token, now=moment):
        raise Refused("the old password is wrong")
    return token


def csrf_of(session: str) -> str:
    """The token of a session's forms: who sees it in a page cannot sign in with it."""
    return sha256(f"form {session}".encode()).hexdigest()


def left(request: Request) -> None:
    """End the session that the request was sent with, if there is one."""
    token = request.scope.get("tolltrace.session")
    if token:
        sign_out(desk_of(request).store, token)


def own(request: Request) -> Me:
    """Who asks, with an account.

    Raises:
        Refused: if the casebook has no accounts.
    """
    me = me_of(request)
    if me is None or me.id is None:
        raise Refused("this casebook has no accounts; tolltrace people makes the first")
    return me


def with_session(request: Request, answer: Response, token: str) -> Response:
    """The answer with the cookie of a session; without a token the cookie is taken back."""
    door = request.app.state.door
    assert isinstance(door, Door)
    answer.headers.append("set-cookie", door.cookie(SESSION, token) + ("" if token else "; Max-Age=0"))
    return answer


def now_of(request: Request) -> int:
    """The moment now, in seconds since 1970."""
    return seconds(desk_of(request).now())


def seconds(at: str) -> int:
    """An ISO moment as seconds since 1970."""
    return int(datetime.fromisoformat(at).timestamp())


def hashed(request: Request, name: str, password: str) -> str:
    """The hash of a new password.

    Raises:
        Refused: if it is not good enough.
    """
    return _passwords(request).hashed(name, password)


def wait_told(request: Request, error: Exception) -> Response:
    """What somebody gets who tried too often: 429, a sentence, and when to try again."""
    assert isinstance(error, Wait)
    answer = problem(request, 429, f"Too many attempts; try again in {error.seconds} seconds.")
    answer.headers["retry-after"] = str(error.seconds)
    return answer


def address_of(request: Request) -> str:
    """The address that the request came from."""
    return request.client.host if request.client else ""


def _passwords(request: Request) -> Passwords:
    found = request.app.state.passwords
    assert isinstance(found, Passwords)
    return found


def _form(request: Request, further: str, given: str = "", message: str = "", status: int = 200) -> Response:
    return page(request, "login.html", status, next=further, given=given, message=message)


def _next(address: str) -> str:
    """The page to go on to, which is one of these; a backslash or a second slash would lead elsewhere."""
    return address if _OWN.fullmatch(address) else "/"
