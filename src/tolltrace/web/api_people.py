"""Accounts as JSON: the session, one's password, and for owners the people."""

from __future__ import annotations

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.accounts import has_people, role_of
from tolltrace.store.accounts import people as everybody
from tolltrace.web.answers import problem
from tolltrace.web.asking import given, sent_in
from tolltrace.web.desk import desk_of
from tolltrace.web.people import added, changed
from tolltrace.web.records import Made, People, PersonTold, SessionTold, Signed
from tolltrace.web.rights import me_of
from tolltrace.web.sent import ChangedPerson, NewPassword, NewPerson, SignIn
from tolltrace.web.signing import csrf_of, entered, left, renewed, with_session


def session(request: Request) -> Response:
    """Who is signed in, and the token that every other request but GET needs in its header."""
    me = me_of(request)
    with desk_of(request).store.reading() as here:
        accounts = _needed(request, here)
    name, role = (me.name, me.role) if me else (None, None)
    return given(SessionTold(name, role, accounts, request.scope["tolltrace.token"]))


def sign_in(request: Request) -> Response:
    """Sign in; the answer sets the cookie of the session, and has the token that belongs to it."""
    sent = sent_in(request, SignIn)
    with desk_of(request).store.reading() as here:
        if not _needed(request, here):
            return problem(request, 422, "This casebook has no accounts.")
    token = entered(request, sent.name, sent.password)
    if token is None:
        return problem(request, 403, "Name or password is wrong.")
    return with_session(request, given(Signed(csrf_of(token))), token)


def sign_out(request: Request) -> Response:
    """End the session."""
    left(request)
    return with_session(request, Response(status_code=204), "")


def password(request: Request) -> Response:
    """Take another password; every other session ends, and this one goes on with another cookie."""
    sent = sent_in(request, NewPassword)
    token = renewed(request, sent.old, sent.new)
    return with_session(request, given(Signed(csrf_of(token))), token)


def people(request: Request) -> Response:
    """All accounts."""
    with desk_of(request).store.reading() as here:
        found = [
            PersonTold(one.id, one.name, role_of(one), one.disabled, one.made, one.by)
            for one in everybody(here)
        ]
    return given(People(tuple(found)))


def add_person(request: Request) -> Response:
    """Make an account."""
    sent = sent_in(request, NewPerson)
    return given(Made(added(request, sent.name.strip(), sent.role, sent.password)))


def change_person(request: Request) -> Response:
    """Change an account, and sign it out everywhere."""
    id, sent = request.path_params["id"], sent_in(request, ChangedPerson)
    changed(request, id, role=sent.role, disabled=sent.disabled, password=sent.password)
    return Response(status_code=204)


def _needed(request: Request, session: Session) -> bool:
    return request.app.state.door.address is not None or has_people(session)
