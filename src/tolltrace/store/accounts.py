"""Making and changing accounts. A casebook that has any always keeps an owner who can sign in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import get_args

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from tolltrace.store.database import Store
from tolltrace.store.deciding import Refused
from tolltrace.store.log import hold
from tolltrace.store.people import Person, Role, Signed

ROLES: tuple[Role, ...] = get_args(Role)
LONGEST = 60
"""Characters of a name."""


def people(session: Session) -> Sequence[Person]:
    """All accounts by name, disabled ones too."""
    return session.scalars(select(Person).order_by(Person.key)).all()


def has_people(session: Session) -> bool:
    """Whether the casebook has any account."""
    return session.scalar(select(Person.id).limit(1)) is not None


def role_of(person: Person) -> Role:
    """The role of an account; one that is none of them is the least."""
    return next((role for role in ROLES if role == person.role), ROLES[0])


def person_called(session: Session, name: str) -> Person | None:
    """The account of a name, in whatever case."""
    return session.scalars(select(Person).where(Person.key == key_of(name))).first()


def key_of(name: str) -> str:
    """The name as it is compared: two that look alike by case or width are one."""
    return unicodedata.normalize("NFKC", name).casefold()


def add_person(store: Store, name: str, role: str, password: str, *, at: str, by: str) -> int:
    """Make an account; ``password`` is a hash. The first is an owner's.

    Raises:
        Refused: if the name is none or taken, or the role is none.
        StoreTrouble: if the casebook cannot be written.
    """
    if not 1 <= len(name) <= LONGEST or not name.isprintable() or name != name.strip():
        raise Refused(f"a name has 1 to {LONGEST} characters that can be seen, and no space at its ends")
    _known(role)
    with store.writing() as session:
        hold(session)
        if person_called(session, name) is not None:
            raise Refused(f"there is an account of the name {name} already")
        if role != "owner" and not has_people(session):
            raise Refused("the first account is an owner's")
        id = (session.scalar(select(func.max(Person.id))) or 0) + 1
        made = {"name": name, "key": key_of(name), "role": role, "password": password, "disabled": False}
        session.execute(insert(Person), [{"id": id, **made, "made": at, "by": by}])
        return id


def change_person(
    store: Store,
    id: int,
    *,
    role: str | None = None,
    disabled: bool | None = None,
    password: str | None = None,
) -> None:
    """Give an account another role or password (a hash), disable or enable it, and sign it out everywhere.

    Raises:
        Refused: if there is none, the role is none, or no owner would be left.
        StoreTrouble: if the casebook cannot be written.
    """
    if role is not None:
        _known(role)
    with store.writing() as session:
        hold(session)
        person = session.get(Person, id)
        if person is None:
            raise Refused(f"there is no account {id}")
        person.role = role or person.role
        person.disabled = person.disabled if disabled is None else disabled
        person.password = password or person.password
        session.flush()
        owner = select(Person.id).where(Person.role == "owner", Person.disabled.is_(False)).limit(1)
        if session.scalar(owner) is None:
            raise Refused("an owner has to be left")
        session.execute(delete(Signed).where(Signed.person == id))


def _known(role: str) -> None:
    if role not in ROLES:
        raise Refused(f"a role is one of {', '.join(ROLES)}")
