"""The owner's page: who has an account, with which role."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tolltrace.store.accounts import LONGEST, ROLES, add_person, change_person, people
from tolltrace.store.deciding import Refused
from tolltrace.store.passwords import LEAST, MOST
from tolltrace.store.people import Person
from tolltrace.web.answers import page, see
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import form_of
from tolltrace.web.signing import hashed


def everybody(request: Request) -> Response:
    """All accounts, each with the forms to change it, and one to add another."""
    with desk_of(request).store.reading() as session:
        found = people(session)
    return page(request, "people.html", people=found, roles=ROLES, longest=LONGEST, least=LEAST, most=MOST)


def adds_person(request: Request) -> Response:
    """Make an account."""
    form = form_of(request)
    added(request, form.get("name", "").strip(), form.get("role", ""), form.get("password", ""))
    return see("/people")


def changes_person(request: Request) -> Response:
    """Give an account another role or password, disable or enable it, or sign it out everywhere."""
    id, form = request.path_params["id"], form_of(request)
    act = form.get("act")
    if act == "role":
        changed(request, id, role=form.get("role", ""))
    elif act == "password":
        changed(request, id, password=form.get("password", ""))
    elif act in ("disable", "enable"):
        changed(request, id, disabled=act == "disable")
    elif act == "sign out":
        changed(request, id)
    else:
        raise Refused("the form does not say what to do")
    return see("/people")


def added(request: Request, name: str, role: str, password: str) -> int:
    """Make an account with that password.

    Raises:
        Refused: if the name is none or taken, the role is none, or the password is not good enough.
    """
    desk = desk_of(request)
    kept = hashed(request, name, password)
    return add_person(desk.store, name, role, kept, at=desk.now(), by=desk.who)


def changed(
    request: Request,
    id: int,
    *,
    role: str | None = None,
    disabled: bool | None = None,
    password: str | None = None,
) -> None:
    """Change an account, which signs it out everywhere.

    Raises:
        Refused: if there is none, no owner would be left, or the password is not good enough.
    """
    store = desk_of(request).store
    with store.reading() as session:
        person = session.get(Person, id)
        if person is None:
            raise Refused(f"there is no account {id}")
        name = person.name
    kept = None if password is None else hashed(request, name, password)
    change_person(store, id, role=role, disabled=disabled, password=kept)
